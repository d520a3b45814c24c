import { systemActor } from '#platform/access/actor.ts'
import { recomputePictures } from '../modules/intelligence/index.ts'
import { councilsFor } from './council.ts'
import type { Verb } from './verb.ts'

export const riskRecompute: Verb = {
  name: 'risk recompute',
  takes: '[--council GSS] [--json]',
  does: 'Makes every picture of a home anew from all that was ever told, and says how many changed by it',
  options: { json: 'flag' },
  async run(context) {
    for (const council of await councilsFor(context)) {
      const caller = { actor: systemActor(council.id), via: 'cli' as const }
      const made = await context.lantern.runner.run(recomputePictures, {}, caller)
      if (context.options.json) context.tell(JSON.stringify({ council: council.code, ...made }))
      else
        context.tell(
          `${council.name}: ${made.homes} homes made anew from ${made.live} signals that count; ${made.changed} pictures changed.`,
        )
    }
    return 0
  },
}
