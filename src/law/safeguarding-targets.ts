import type { Day, Sureness } from './code-list.ts'
import data from './data/safeguarding-targets.json' with { type: 'json' }
import { daysUsed, type Pause, pausedDeadline, pausedOn } from './pause.ts'
import type { BankHolidays, ClockLength } from './working-days.ts'

/**
 * Local targets. There is no statutory number of days for section 42 of the Care Act 2014: each of these is a
 * "local target" wherever it is shown, never a "legal deadline", and a council sets its own.
 */

export type TargetCode =
  | 'first-look'
  | 'receipt'
  | 'tell-placing-authority'
  | 'decision'
  | 'planning'
  | 'enquiry'
  | 'plan-review'
  | 'measure-detail'
  | 'caused-enquiry-report'
  | 'police-hold-review'
  | 'before-a-finding'
  | 'duty-of-candour'
  | 'pressure-guide'
  | 'ask-after'
  | 'not-safer-look'
  | 'not-safer-contact'
  | 'dispute'
  | 'chase'
  | 'pause-review'
  | 'member-letter'

export interface SafeguardingTarget extends ClockLength {
  readonly code: string
  readonly title: string
  /** What sets it going, as the end of "it starts when ...". */
  readonly starts: string
  /** Whether it stops for a reason of `clock-pauses`. */
  readonly pauses: boolean
  readonly standing: 'local target'
  readonly source: string
  readonly sureness: Sureness
}

/** What a council sets instead, from a day on; `days: null` is no target. Of two from one day the later in the list holds. */
export interface TargetSetting {
  readonly code: TargetCode
  readonly days: number | null
  readonly counting?: ClockLength['counting']
  readonly from: string
}

export interface TargetClock {
  /** Undefined while a pause holds the clock up. */
  readonly due: Temporal.PlainDate | undefined
  readonly state: 'running' | 'paused' | 'over'
  readonly daysUsed: number
}

/** Lantern's defaults. */
export const safeguardingTargets: readonly SafeguardingTarget[] = data.targets.map(
  ({ counting, sureness, from: _, ...target }) => ({
    ...target,
    counting: counting as ClockLength['counting'],
    sureness: sureness as Sureness,
    standing: 'local target',
  }),
)

/** The target that holds on a day in a council with these settings; undefined where it has none. */
export function targetOn(
  code: TargetCode,
  day: Day,
  settings: readonly TargetSetting[] = [],
): SafeguardingTarget | undefined {
  const usual = safeguardingTargets.find(one => one.code === code)
  if (!usual) throw new RangeError(`There is no target named "${code}"`)
  const set = settings
    .filter(one => one.code === code && one.from <= String(day))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .at(-1)
  if (!set) return usual
  if (set.days === null) return undefined
  return {
    ...usual,
    days: set.days,
    counting: set.counting ?? usual.counting,
    source: 'Set by this council',
    sureness: 'sourced',
  }
}

/** Where a target stands on `today`. A target that does not pause runs on through every pause. */
export function targetClock(
  target: SafeguardingTarget,
  startedOn: Temporal.PlainDate,
  pauses: readonly Pause[],
  today: Temporal.PlainDate,
  holidays?: BankHolidays,
): TargetClock {
  const held = target.pauses ? pauses : []
  const due = pausedDeadline(target, startedOn, held, holidays)
  const over = due !== undefined && Temporal.PlainDate.compare(today, due) > 0
  const paused = pausedOn(today, held) !== undefined
  return {
    due,
    state: over ? 'over' : paused ? 'paused' : 'running',
    daysUsed: daysUsed(target, startedOn, today, held, holidays),
  }
}
