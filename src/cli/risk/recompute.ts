import { councilsFor } from '../council.ts'
import type { Verb, VerbContext } from '../verb.ts'
import { type MadeAnew, recomputeAll } from './recompute-all.ts'

export const riskRecompute: Verb = {
  name: 'risk recompute',
  takes: '[--council GSS] [--json]',
  does: 'Makes every picture of a home anew from all that was ever told, and says how many changed by it',
  options: { json: 'flag' },
  async run(context) {
    const councils = new Map((await councilsFor(context)).map(council => [council.id, council]))
    await recomputeAll({
      runner: context.lantern.runner,
      appUrl: context.database.appUrl,
      councilIds: [...councils.keys()],
      done(id, made) {
        const council = councils.get(id)
        if (council) tellMade(context, council, made)
      },
    })
    return 0
  },
}

function tellMade(
  { options, tell }: VerbContext,
  { code, name }: { readonly code: string; readonly name: string },
  made: MadeAnew,
): void {
  if (options.json) tell(JSON.stringify({ council: code, ...made }))
  else
    tell(
      `${name}: ${made.homes} homes made anew from ${made.live} signals that count; ${made.changed} pictures changed.`,
    )
}
