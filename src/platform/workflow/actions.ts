import type { Actor } from '../access/actor.ts'
import type { Subject } from '../access/permissions.ts'
import { judge, type Policy, plainStanding, type Standing } from '../access/policy.ts'
import { Conflict } from '../errors.ts'
import type { Action, Workflow } from './workflow.ts'

/** What a person may do now with a record. `blocked` says why a button that is theirs cannot be used yet. */
export interface Button<A extends string> {
  readonly action: A
  readonly label: string
  readonly tone: 'primary' | 'secondary' | 'warning'
  readonly blocked?: string
}

type InState<S extends string> = { readonly state: S }

/** The buttons for this actor on this record, in the order of the table: state, role, policy, then guard. */
export function actionsFor<S extends string, A extends string, R extends InState<S>>(
  workflow: Workflow<S, A, R>,
  record: R,
  subject: Subject,
  actor: Actor,
  policy: Policy,
  standing: Standing = plainStanding,
): Button<A>[] {
  return actionsFrom(workflow, record.state).flatMap(([name, action]) => {
    const rule = policy[action.can]
    const hasRole = (action.roles as readonly string[]).includes(actor.role)
    if (!rule || !hasRole || !judge(rule, actor, subject, standing).allowed) return []
    const guarded = action.guard?.(record) ?? true
    const button = { action: name, label: action.label, tone: action.tone ?? ('secondary' as const) }
    return [guarded === true ? button : { ...button, blocked: guarded }]
  })
}

/**
 * The state an action leads to. Pure: the command writes it down.
 * @throws Conflict when the record's state or the action's guard does not let it, naming what is allowed now.
 */
export function applyAction<S extends string, A extends string, R extends InState<S>>(
  workflow: Workflow<S, A, R>,
  name: A,
  record: R,
): { readonly to: S; readonly done: string } {
  const action: Action<S, R> = workflow.actions[name]
  const allowed = actionsFrom(workflow, record.state).map(([, possible]) => possible.label)
  if (!action.from.includes(record.state)) {
    const now = `This ${workflow.subject} is "${workflow.states[record.state].label}" now`
    const instead =
      allowed.length > 0 ? `What can be done: ${allowed.join(', ')}.` : 'Nothing more can be done.'
    throw new Conflict(`${now}, so "${action.label}" is not possible. ${instead}`, { allowed })
  }
  const guarded = action.guard?.(record) ?? true
  if (guarded !== true)
    throw new Conflict(guarded, { allowed: allowed.filter(label => label !== action.label) })
  return { to: action.to, done: action.done }
}

/** The actions that a state has, in the order of the table. */
export function actionsFrom<S extends string, A extends string, R>(
  workflow: Workflow<S, A, R>,
  state: S,
): [A, Action<S, R>][] {
  const actions = Object.entries(workflow.actions) as [A, Action<S, R>][]
  return actions.filter(([, action]) => action.from.includes(state))
}
