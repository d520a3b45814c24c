import type { Heard } from '../compared/heard.ts'
import { FEW, FEW_OUT, MANY_WITH_NOBODY, SMALL_HOME } from './kinds.ts'
import { type Eyes, lastDay, type MonthGiven } from './reckon.ts'

/** What stands out at a home, in the order in which it is told. Each is a prompt to go and help, and never a level. */
export const findingCodes = [
  'few-eyes',
  'many-with-nobody',
  'visits-limited',
  'not-heard',
  'few-out',
  'only-home-says',
  'not-known',
] as const
export type FindingCode = (typeof findingCodes)[number]

export const findingWords: Readonly<Record<FindingCode, string>> = {
  'few-eyes': 'Few could notice',
  'many-with-nobody': 'Many have nobody',
  'visits-limited': 'Visits refused or watched',
  'not-heard': 'We have not heard: go and listen',
  'few-out': 'Few go out',
  'only-home-says': 'Only the home says who comes',
  'not-known': 'Nobody has told us who comes',
}

export interface Finding {
  readonly code: FindingCode
  /** The day, or the last day of the month, that it speaks of; null where it is about what is not known. */
  readonly on: string | null
  /** When Lantern learned it. */
  readonly learnedOn: string | null
  /** Only the home says so. */
  readonly selfReported: boolean
  /** For the signal: how many, of how many. Never shown below five. */
  readonly count: number | null
  readonly of: number | null
}

interface Facts {
  readonly eyes: Eyes
  /** The newest first. */
  readonly months: readonly MonthGiven[]
  readonly heard: Heard | null
  readonly on: string
}

/** All that stands out. Where nothing is known that is all that is said: it is never held against the home. */
export function findingsOf({ eyes, months, heard, on }: Facts): Finding[] {
  const known = months.length > 0 || eyes.latest.some(one => one.source !== 'register')
  const found = [
    ...(known ? eyesFindings(eyes, months, on) : [plain('not-known', null)]),
    ...monthFindings(months),
    ...(heard?.silent ? [plain('not-heard', on)] : []),
  ]
  return found.toSorted((a, b) => findingCodes.indexOf(a.code) - findingCodes.indexOf(b.code))
}

const plain = (code: FindingCode, on: string | null): Finding => ({
  ...{ code, on, learnedOn: on, selfReported: false, count: null, of: null },
})

function eyesFindings(
  { index, seenByOthers, latest }: Eyes,
  months: readonly MonthGiven[],
  on: string,
): Finding[] {
  const last = [...latest.map(one => one.on), ...months.slice(0, 1).map(one => lastDay(one.month))]
    .sort()
    .at(-1)
  const day = last && last < on ? last : on
  const learned = [...latest, ...months]
    .flatMap(one => one.learnedOn ?? [])
    .sort()
    .at(-1)
  const code = index < FEW ? 'few-eyes' : seenByOthers < FEW ? 'only-home-says' : undefined
  return code ? [{ ...plain(code, day), learnedOn: learned ?? day, count: latest.length, of: 8 }] : []
}

/** Of the last month that was given. In a home of few people nothing is said of how many. */
function monthFindings([last, ...before]: readonly MonthGiven[]): Finding[] {
  if (!last) return []
  const { living, numbers, givenBy, month, learnedOn } = last
  const day = lastDay(month)
  const own = { on: day, learnedOn: learnedOn ?? day, selfReported: givenBy === 'home' }
  const share = (n: number | undefined) => (n === undefined || living === 0 ? null : n / living)
  const [nobody, out] = [share(numbers.nobody), share(numbers.out)]
  const found: Finding[] = []
  const big = living >= SMALL_HOME
  if (big && nobody !== null && nobody >= MANY_WITH_NOBODY && (numbers.nobody ?? 0) >= 5)
    found.push({ code: 'many-with-nobody', ...own, count: numbers.nobody ?? null, of: living })
  if (big && out !== null && out < FEW_OUT)
    found.push({ code: 'few-out', ...own, count: numbers.out ?? null, of: living })
  const limited = [last, ...before].slice(0, 3).reduce((sum, one) => sum + limitedIn(one), 0)
  if (limited > 0) found.push({ code: 'visits-limited', ...own, count: limited, of: null })
  return found
}

const limitedIn = ({ numbers }: MonthGiven): number => (numbers.refused ?? 0) + (numbers.escorted ?? 0)
