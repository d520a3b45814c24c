import { z } from 'zod'

/** In their order: the home one would visit first, and so on. */
export const places = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const
export type Place = (typeof places)[number]
type Chosen = Readonly<Partial<Record<Place, string | undefined>>>

const FIRST = 'Choose the home that you would visit first'
const further = z.union([z.literal(''), z.uuid()]).optional()
const [, ...rest] = places
type Further = (typeof rest)[number]
const furtherPlaces = Object.fromEntries(rest.map(place => [place, further])) as Record<
  Further,
  typeof further
>

const InOrder = z
  .object({ first: z.uuid(FIRST), ...furtherPlaces })
  .superRefine((homes, issues) => {
    for (const { place, before } of twice(homes))
      issues.addIssue({
        ...{ code: 'custom', path: [place] },
        message: `This home is in the ${before} place already. Choose another, or leave this one empty`,
      })
  })
  .describe('Homes by place. Places may be left empty: those after them move up')

/** The homes that were chosen, in order; a place left empty is closed up. Pure. */
export function inOrder(homes: Chosen): string[] {
  return places.flatMap(place => homes[place] || [])
}

/** Every place whose home stands in an earlier one. */
function twice(homes: Chosen): { place: Place; before: Place }[] {
  return places.flatMap((place, at) => {
    const before = places.slice(0, at).find(one => homes[one] === homes[place])
    return before && homes[place] ? [{ place, before }] : []
  })
}

export const WriteOwnTen = z.object({
  homes: InOrder,
  looked: z
    .enum(['yes', 'no'], 'Say whether you have looked at the list in the last week')
    .describe('Whether you have looked at Lantern’s list of homes by attention in the last week'),
})

const day = z.iso.date()
const Quarter = z.object({ from: day, to: day })
const Written = z.object({
  quarter: Quarter,
  onDate: day,
  looked: z.boolean(),
  homes: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('In order'),
})

export const OwnTenWritten = z.object({ quarter: Quarter, onDate: day })

export const OwnTen = z.object({
  quarter: Quarter,
  written: Written.nullable().describe('What you wrote in this quarter; null: nothing yet'),
})
export type OwnTen = z.output<typeof OwnTen>

const Outcome = z.object({
  homes: z.int(),
  known: z.int().describe('Of those, how many CQC has rated since. The others are not known, and not fine'),
  belowGood: z.int(),
})

const Earlier = Written.extend({
  since: z
    .object({
      yours: Outcome,
      lanterns: Outcome.nullable().describe(
        'As many from the top of Lantern’s own next ten of that day; null: none was written down',
      ),
      both: z.int().describe('Homes that are on both'),
    })
    .nullable()
    .describe('How it compares; null until you have written this quarter’s ten, so that those are blind'),
})
export type EarlierTen = z.output<typeof Earlier>

export const OwnTens = z.object({
  items: z.array(Earlier).describe('Of quarters that are over, the last first'),
})
