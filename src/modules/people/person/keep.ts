import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { nameKey } from './names.ts'
import type { PersonNamed } from './schema.ts'
import { addPerson, moveTo, type PersonKept } from './store.ts'
import { type PersonWords, sealPersonWords } from './words.ts'

/** All that a form or another module may say of a person. */
export interface Said extends PersonNamed, PersonWords {
  readonly sex?: string | undefined
  readonly ethnicity?: string | undefined
  readonly supportReason?: string | undefined
  readonly conditions?: readonly string[] | undefined
  readonly homeId?: string | null | undefined
  readonly funding?: string | undefined
  readonly diedOn?: string | null | undefined
}

/** Dates that cannot be, said beside their fields. Pure. */
export function datesAtFault(said: Pick<Said, 'bornOn' | 'diedOn'>, today: string): readonly FieldFault[] {
  const faults: FieldFault[] = []
  if (said.bornOn && said.bornOn > today)
    faults.push({ field: 'bornOn', message: 'The date of birth must be in the past' })
  if (said.bornOn && said.bornOn < '1890-01-01')
    faults.push({ field: 'bornOn', message: 'Check the year of birth: nobody alive was born before 1890' })
  if (said.diedOn && said.diedOn > today)
    faults.push({ field: 'diedOn', message: 'The date they died cannot be in the future' })
  if (said.diedOn && said.bornOn && said.diedOn < said.bornOn)
    faults.push({ field: 'diedOn', message: 'The date they died must be after the date of birth' })
  return faults
}

/** What is kept of what was said. */
export async function keptOf(ctx: Context, id: string, said: Said): Promise<PersonKept> {
  const faults = datesAtFault(said, ctx.today.toString())
  if (faults.length > 0) throw new Invalid(faults)
  const names = {
    givenName: said.givenName ?? '',
    familyName: said.familyName ?? '',
    knownAs: said.knownAs || null,
  }
  const { communication, matters, placedBy } = said
  return {
    ...names,
    nameKey: nameKey(names.givenName, names.familyName, names.knownAs),
    bornOn: said.bornOn || null,
    bornAbout: said.bornAbout || null,
    sex: said.sex ?? null,
    ethnicity: said.ethnicity ?? null,
    supportReason: said.supportReason ?? null,
    conditions: said.conditions ?? [],
    homeId: said.homeId ?? null,
    funding: said.funding ?? null,
    diedOn: said.diedOn ?? null,
    words: await sealPersonWords(ctx, id, { communication, matters, placedBy }),
  }
}

/** Writes down a person who was not known before, and where they live. Gives their id. */
export async function keepPerson(ctx: Context, said: Said, id = ctx.ids.next()): Promise<string> {
  const { councilId, id: madeBy = null } = ctx.actor
  await addPerson(ctx.tx, { councilId, id, madeAt: ctx.now, madeBy }, await keptOf(ctx, id, said))
  if (said.homeId) await stay(ctx, id, said.homeId, null)
  return id
}

export function stay(ctx: Context, personId: string, homeId: string, fromOn: string | null): Promise<void> {
  const { councilId, id: recordedBy = null } = ctx.actor
  const row = { councilId, id: ctx.ids.next(), personId, homeId, fromOn, recordedAt: ctx.now, recordedBy }
  return moveTo(ctx.tx, row, ctx.today.toString())
}

/** Age in whole years on a day; null where no date of birth is known. */
export function ageOn(bornOn: string | null, day: Temporal.PlainDate): number | null {
  if (!bornOn) return null
  return Temporal.PlainDate.from(bornOn).until(day, { largestUnit: 'years' }).years
}
