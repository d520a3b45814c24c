import type { z } from 'zod'
import { themesOn } from '#law/themes.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { choicesFrom } from './choices.ts'
import type { Definition } from './definition.ts'
import type { DefineIndicator } from './schema.ts'
import { choicesOf } from './tellings-store.ts'

type Given = Omit<z.output<typeof DefineIndicator>, 'name'>

/** All that is wrong with a definition at once; else what is kept of it. Choices only from what there is. */
export async function refuseFaults(ctx: Context, given: Given): Promise<Omit<Definition, 'number'>> {
  const { whats, sources } = choicesFrom(await choicesOf(ctx.tx, ctx.actor.councilId))
  const wanted = whats.filter(one => given.whats.includes(one.code))
  const faults: { field: string; message: string }[] = []
  const wrong = (field: string, message: string) => faults.push({ field, message })
  if (wanted.length < new Set(given.whats).size) wrong('whats', 'Choose from what is told here')
  if (given.sourceKinds.some(code => !sources.some(one => one.code === code)))
    wrong('sourceKinds', 'Choose from the sources that tell here')
  if (wanted.length > 0 && !wanted.some(one => one.returned === (given.counts === 'returned')))
    wrong(
      'counts',
      given.counts === 'returned'
        ? 'None of what you chose comes as a number in returns. Count events instead'
        : 'All of what you chose comes as numbers in returns. Count those instead',
    )
  if (given.theme && !themesOn(ctx.today.toString()).some(one => one.code === given.theme))
    wrong('theme', 'Choose one of the themes')
  if (given.fromOn > ctx.today.toString()) wrong('fromOn', 'Choose today or a day before')
  if (given.fromOn < '2000-01-01') wrong('fromOn', 'Choose a day from 2000 on')
  if (given.toOn && given.toOn <= given.fromOn) wrong('toOn', 'Choose a day after the first')
  if (faults.length > 0) throw new Invalid(faults)
  const once = (codes: readonly string[]) => [...new Set(codes)].toSorted()
  return {
    ...given,
    ...{ whats: once(given.whats), sourceKinds: once(given.sourceKinds) },
    ...{ theme: given.theme || null, toOn: given.toOn || null },
  }
}
