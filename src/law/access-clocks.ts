import data from './data/access-clocks.json' with { type: 'json' }
import { addWorkingDays, isWorkingDay } from './working-days.ts'

/** The clocks of UK GDPR article 12(3) and of the Freedom of Information Act 2000, section 10. Both are statutory. */
export type AccessKind = 'subject-access' | 'freedom-of-information'

export interface AccessAsked {
  readonly kind: AccessKind
  readonly receivedOn: Temporal.PlainDate
  /** When we knew who asks, where that had to be asked. */
  readonly identityOn?: Temporal.PlainDate | undefined
  /** Two months more, because it is complex or there are many; told within the first month. */
  readonly extended?: boolean | undefined
}

export function accessCitation(kind: AccessKind): string {
  return data.kinds.find(one => one.kind === kind)?.citation ?? ''
}

/** The last day on which it may be answered in time. */
export function accessDueOn({ kind, receivedOn, identityOn, extended }: AccessAsked): Temporal.PlainDate {
  const rule = data.kinds.find(one => one.kind === kind)
  if (!rule) throw new RangeError(`There is no clock for "${kind}"`)
  if (rule.workingDays !== undefined) return addWorkingDays(receivedOn, rule.workingDays)
  const start = identityOn ?? receivedOn
  const months = (rule.months ?? 0) + (extended ? (rule.extension ?? 0) : 0)
  // A month that has no such day ends on its last.
  return nextWorkingDay(start.add({ months }))
}

function nextWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(day) ? day : nextWorkingDay(day.add({ days: 1 }))
}

export interface StatutoryClock {
  readonly title: string
  readonly length: string
  readonly citation: string
}

/** The clocks of the law that a safeguarding team meets: no council sets them. */
export const statutoryClocks: readonly StatutoryClock[] = data.kinds.map(
  ({ kind, citation, months, extension, workingDays }) => ({
    title:
      kind === 'subject-access'
        ? 'A request for one’s own records is answered'
        : 'A request for information is answered',
    length: workingDays === undefined ? inMonths(months ?? 0, extension ?? 0) : `${workingDays} working days`,
    citation,
  }),
)

function inMonths(months: number, extension: number): string {
  const most = extension > 0 ? `, ${extension} more where it is complex` : ''
  return `${months} ${months === 1 ? 'month' : 'months'}${most}`
}
