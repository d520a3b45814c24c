import { z } from 'zod'
import type { MonthRead } from '../isolation/store.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'
import { countedBy, countIn, knownBy } from './counted.ts'
import type { Definition } from './definition.ts'
import { exposedIn, type IndicatorHome } from './exposed.ts'
import { keysOf, noNumber, strata } from './kinds.ts'
import type { Period } from './periods.ts'
import { compare, type Numbered, type Unnumbered } from './reckon.ts'
import { isSilent } from './silence.ts'
import type { IndicatorTelling } from './tellings-store.ts'

const number = z.number()

/** One home in one period, as it is kept. Short names: there are some thousand of them. */
export const KeptHome = z.object({
  id: z.uuid(),
  o: z.int().describe('Observed, as it was known then'),
  now: z.int().nullable().describe('As it is known now, where that is another; null: the same'),
  x: number.describe('Exposure'),
  beds: z.boolean().describe('Registered beds stand in for residents'),
  e: number.nullable().describe('Expected; null: nobody to compare with'),
  like: z.enum(keysOf(strata)),
  of: z.int().describe('How many homes the expectation is taken from'),
  z: number.nullable(),
  tail: z.enum(['above', 'below', 'within']),
  chance: number.describe('How likely chance alone would flag it'),
})
export type KeptHome = z.output<typeof KeptHome>

export const KeptPeriod = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  label: z.string(),
  knownOn: z.iso.date(),
  definition: z.int().nullable(),
  /** Why no home has a number. */
  none: z.enum(['cut', 'no-definition', 'source-silent']).nullable(),
  phi: number,
  tau2: number,
  homes: z.array(KeptHome),
  missing: z.array(z.object({ id: z.uuid(), why: z.enum(keysOf(noNumber)) })),
})
export type KeptPeriod = z.output<typeof KeptPeriod>

export interface Known {
  readonly homes: readonly IndicatorHome[]
  /** Every telling of every key that matters, in the order in which it was told. */
  readonly rows: readonly IndicatorTelling[]
  readonly months: ReadonlyMap<string, readonly MonthRead[]>
  readonly today: string
  readonly rules: RuleSet
}

/** What a period came to, by what was known when it had settled, and beside it what is known of it now. Pure. */
export function periodResult(period: Period, known: Known): KeptPeriod {
  const { definition, cut, from, to, label, knownOn } = period
  const kept = { from, to, label, knownOn, definition: definition?.number ?? null }
  const nobody = { ...kept, phi: 1, tau2: 0, homes: [], missing: [] }
  if (!definition) return { ...nobody, none: 'no-definition' }
  if (cut) return { ...nobody, none: 'cut' }
  const countAt = (day: string) =>
    countIn(period, definition, countedBy(definition, knownBy(known.rows, day), known.rules))
  const then = countAt(knownOn)
  if (definition.counts === 'events' && isSilent(then.toldOn, period))
    return { ...nobody, none: 'source-silent' }
  const now = countAt(known.today)
  const { numbered, missing } = numbersOf(period, definition, known, then.homes)
  const { spread, homes } = compare(numbered, definition)
  return {
    ...{ ...kept, ...spread, none: null, missing },
    homes: homes.map(({ homeId: id, observed, exposure, fromBeds, expected, like, homes: of, ...one }) => {
      const later = now.homes.get(id) ?? 0
      return {
        ...{ id, o: observed, now: later === observed ? null : later, x: exposure, beds: fromBeds },
        ...{ e: expected, like, of, z: one.z, tail: one.tail, chance: one.byChance },
      }
    }),
  }
}

function numbersOf(
  period: Period,
  definition: Definition,
  { homes, months }: Known,
  counted: ReadonlyMap<string, number>,
) {
  const numbered: Numbered[] = []
  const missing: Unnumbered[] = []
  for (const home of homes) {
    const exposed = exposedIn(home, period, definition, months.get(home.id) ?? [])
    const observed = counted.get(home.id) ?? (definition.counts === 'events' ? 0 : undefined)
    if (typeof exposed === 'string') missing.push({ homeId: home.id, why: exposed })
    else if (observed === undefined) missing.push({ homeId: home.id, why: 'not-returned' })
    else
      numbered.push({
        ...{ homeId: home.id, stratum: home.stratum, observed },
        ...{ exposure: exposed.amount, fromBeds: exposed.fromBeds },
      })
  }
  return { numbered, missing: missing.map(({ homeId: id, why }) => ({ id, why })) }
}
