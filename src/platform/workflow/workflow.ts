import type { Permission } from '../access/permissions.ts'
import type { PersonRole } from '../access/roles.ts'

/** A state as people read it. `ended` states have no way out but reopening. */
export interface State {
  readonly label: string
  readonly tone: 'waiting' | 'active' | 'good' | 'bad' | 'neutral'
  readonly ended?: boolean
}

/** A clock that starts when a state is entered: a target or a statutory limit, said as what it is. */
export interface StateClock {
  readonly name: string
  readonly days: number
  readonly counting: 'calendar' | 'working'
  /** `local target` is never shown as a legal deadline. */
  readonly standing: 'local target' | 'statutory'
  readonly source: string
}

/** What may be done in a state. A table read aloud: who, from where, to where, what must be said. */
export interface Action<S extends string, R = unknown> {
  readonly from: readonly S[]
  readonly to: S
  readonly label: string
  readonly done: string
  readonly can: Permission
  readonly roles: readonly PersonRole[]
  readonly tone?: 'primary' | 'secondary' | 'warning'
  /** True, or why not, in words. Pure. A method, so that workflows of all records fit in one list. */
  guard?(record: R): true | string
}

export interface Workflow<S extends string, A extends string, R = unknown> {
  readonly name: string
  readonly subject: string
  readonly initial: S
  readonly states: Readonly<Record<S, State>>
  readonly actions: Readonly<Record<A, Action<S, R>>>
  readonly clocks?: Partial<Readonly<Record<S, StateClock>>>
}
