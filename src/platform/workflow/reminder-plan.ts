import { workingDaysBetween } from '#law/working-days.ts'
import type { Permission } from '../access/permissions.ts'
import { type PersonRole, roles as personRoles } from '../access/roles.ts'
import { standingTo } from '../access/standing.ts'
import type { Holder } from '../accounts/holders.ts'
import { actionsFrom } from './actions.ts'
import { type Deadline, deadlineFor, SOON, type Timed } from './deadlines.ts'
import type { Excluded } from './reminders-store.ts'
import type { Workflow } from './workflow.ts'

/** Pure: which reminders are to be given, and to whom. */

/** A record whose target is near or past, as its module finds it. */
export interface DueRecord<S extends string> extends Timed<S> {
  readonly id: string
  readonly dueOn: string
  /** Who raised it: told besides those who may act. */
  readonly ownerId?: string | null
  readonly homeId?: string | null
}

/** A record with the reminder it is to be given today. */
export interface Reminder<S extends string> {
  readonly record: DueRecord<S>
  readonly deadline: Deadline
  readonly turn: string
}

/** How many working days pass before a record past its target is brought up again, unless a workflow says. */
export const AGAIN = 5

/**
 * Which reminder of a target day it is: `due-soon` once, `past-1` from the first day after, and the next after
 * every `again` working days, so that what is late is neither nagged about daily nor forgotten.
 */
export function turnOf({ due, dueOn }: Deadline, today: Temporal.PlainDate, again = AGAIN): string {
  if (due === 'due-soon') return due
  const gone = Math.max(workingDaysBetween(dueOn, today), 1)
  return `past-${Math.floor((gone - 1) / again) + 1}`
}

/** The key of a reminder: a record, its target day and the turn are reminded of once. */
export function keyOf(id: string, dueOn: string, turn: string): string {
  return `${id}/${dueOn}/${turn}`
}

export interface Timing {
  readonly today: Temporal.PlainDate
  readonly soon?: number | undefined
  readonly again?: number | undefined
}

/** The reminders of these records for today, without those given before (by `keyOf`). */
export function remindersOf<S extends string, A extends string, R>(
  workflow: Workflow<S, A, R>,
  records: readonly DueRecord<S>[],
  before: ReadonlySet<string>,
  { today, soon = SOON, again = AGAIN }: Timing,
): Reminder<S>[] {
  return records.flatMap(record => {
    const deadline = deadlineFor(workflow, record, today, soon)
    if (!deadline) return []
    const turn = turnOf(deadline, today, again)
    return before.has(keyOf(record.id, record.dueOn, turn)) ? [] : [{ record, deadline, turn }]
  })
}

/** The roles whose buttons need this permission in a state: the table says who may act, so it says whom to tell. */
export function rolesToTell<S extends string, A extends string, R>(
  workflow: Workflow<S, A, R>,
  state: S,
  can: Permission,
): ReadonlySet<PersonRole> {
  const actions = actionsFrom(workflow, state).map(([, action]) => action)
  return new Set(actions.filter(action => action.can === can).flatMap(action => action.roles))
}

/**
 * Who is told of one record: those who hold one of the roles (of its home, where the role is tied to one) and
 * who raised it, if they still hold any role; nobody with a conflict of interest.
 */
export function peopleToTell<S extends string>(
  type: string,
  record: DueRecord<S>,
  roles: ReadonlySet<PersonRole>,
  holders: readonly Holder[],
  excluded: readonly Excluded[],
): string[] {
  const homeId = record.homeId ?? undefined
  const told = holders.filter(holder => holder.accountId === record.ownerId || mayAct(holder, roles, homeId))
  const subject = { type, id: record.id, homeId }
  const free = ({ accountId }: Holder) => {
    const rows = excluded.filter(one => one.accountId === accountId).map(one => one.row)
    return !standingTo(subject, rows).excluded
  }
  return [...new Set(told.filter(free).map(holder => holder.accountId))]
}

function mayAct(
  { role, homeId }: Holder,
  roles: ReadonlySet<PersonRole>,
  ofHome: string | undefined,
): boolean {
  const held = [...roles].find(one => one === role)
  if (!held) return false
  return personRoles[held].scope === 'council' || (homeId !== null && homeId === ofHome)
}
