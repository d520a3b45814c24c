import { addWorkingDays, workingDaysBetween } from '#law/working-days.ts'
import type { StateClock, Workflow } from './workflow.ts'

/** Pure: what a workflow's clocks say of a record today. A day ends at midnight: due today is not past. */

/** How many working days ahead a target is near, unless a workflow says otherwise. */
export const SOON = 2

/** A record as far as its clock goes. `dueOn` is a civil date, 'YYYY-MM-DD'; null where no clock was started. */
export interface Timed<S extends string> {
  readonly state: S
  readonly dueOn: string | null
}

export interface Deadline {
  readonly due: 'due-soon' | 'past'
  readonly dueOn: Temporal.PlainDate
  /** Working days after today up to the last day; below 0 once it is past, 0 until the first working day after it. */
  readonly workingDaysLeft: number
  readonly standing: StateClock['standing']
  /** 'Answer the challenge: due in 2 working days (local target)'. */
  readonly words: string
}

/** What is due within `soon` working days or is past; undefined for what has time, has ended or has no clock. */
export function deadlineFor<S extends string, A extends string, R>(
  workflow: Workflow<S, A, R>,
  record: Timed<S>,
  today: Temporal.PlainDate,
  soon = SOON,
): Deadline | undefined {
  const clock: StateClock | undefined = workflow.clocks?.[record.state]
  if (!clock || record.dueOn === null) return undefined
  const dueOn = Temporal.PlainDate.from(record.dueOn)
  if (Temporal.PlainDate.compare(dueOn, soonUntil(today, soon)) > 0) return undefined
  const { standing, name } = clock
  if (Temporal.PlainDate.compare(dueOn, today) < 0) {
    const gone = workingDaysBetween(dueOn, today)
    const by = gone === 0 ? '' : ` by ${workingDays(gone)}`
    const words = `${name}: past its ${limits[standing]}${by}`
    return { due: 'past', dueOn, workingDaysLeft: 0 - gone, standing, words }
  }
  const workingDaysLeft = workingDaysBetween(today, dueOn)
  const words = `${name}: due ${when(dueOn.equals(today), workingDaysLeft)} (${limits[standing]})`
  return { due: 'due-soon', dueOn, workingDaysLeft, standing, words }
}

/**
 * The last date that is at most `soon` working days away. A weekend or bank holiday that follows counts: what is
 * due on Saturday has as many working days left as what is due on Friday.
 */
export function soonUntil(today: Temporal.PlainDate, soon = SOON): Temporal.PlainDate {
  return addWorkingDays(today, soon + 1).subtract({ days: 1 })
}

/** The states that have a clock, in the order of the table. */
export function timedStates<S extends string, A extends string, R>(workflow: Workflow<S, A, R>): S[] {
  return (Object.keys(workflow.states) as S[]).filter(state => workflow.clocks?.[state] !== undefined)
}

/** A council's own target is never called a limit, nor a limit a target. */
const limits: Readonly<Record<StateClock['standing'], string>> = {
  'local target': 'local target',
  statutory: 'statutory limit',
}

function when(isToday: boolean, left: number): string {
  if (isToday) return 'today'
  return left === 0 ? 'before the next working day' : `in ${workingDays(left)}`
}

function workingDays(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`
}
