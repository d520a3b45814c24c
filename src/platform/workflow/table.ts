import type { Action, State, Workflow } from './workflow.ts'

/** One cell of a workflow's table: what an action does in a state; null where it is refused. */
export interface Cell<S extends string, A extends string> {
  readonly state: S
  readonly action: A
  readonly to: S | null
}

/** Every state with every action, so that a test can try each, the refused ones too. */
export function tableOf<S extends string, A extends string, R>(workflow: Workflow<S, A, R>): Cell<S, A>[] {
  return statesOf(workflow).flatMap(([state]) =>
    actionsOf(workflow).map(([name, action]) => ({
      state,
      action: name,
      to: action.from.includes(state) ? action.to : null,
    })),
  )
}

/** What is wrong with a workflow as a whole, in words; empty when nothing is. */
export function mistakesIn<S extends string, A extends string, R>(workflow: Workflow<S, A, R>): string[] {
  const reached = reachableFrom(workflow, workflow.initial)
  return statesOf(workflow).flatMap(([name, state]) => {
    const ways = actionsOf(workflow).filter(([, action]) => action.from.includes(name))
    const mistakes: string[] = []
    if (!reached.has(name)) mistakes.push(`${name} can never be reached`)
    if (!state.ended && ways.length === 0) mistakes.push(`${name} has no way out but is not marked as ended`)
    if (state.ended && workflow.clocks?.[name]) mistakes.push(`${name} is ended but has a clock`)
    return mistakes
  })
}

function reachableFrom<S extends string, A extends string, R>(workflow: Workflow<S, A, R>, start: S): Set<S> {
  const reached = new Set<S>([start])
  for (const state of reached) {
    for (const [, action] of actionsOf(workflow)) if (action.from.includes(state)) reached.add(action.to)
  }
  return reached
}

/** The workflow as a Mermaid state diagram: text for the documentation, drawn where it is read. */
export function diagramOf<S extends string, A extends string, R>(workflow: Workflow<S, A, R>): string {
  const id = (name: string) => name.replaceAll('-', '_')
  const states = statesOf(workflow).map(
    ([name, state]) => `  ${id(name)}: ${state.label}${clockOf(workflow, name)}`,
  )
  const moves = actionsOf(workflow).flatMap(([, action]) =>
    action.from.map(from => `  ${id(from)} --> ${id(action.to)}: ${action.label}`),
  )
  const ends = statesOf(workflow)
    .filter(([, state]) => state.ended)
    .map(([name]) => `  ${id(name)} --> [*]`)
  return ['stateDiagram-v2', `  [*] --> ${id(workflow.initial)}`, ...states, ...moves, ...ends].join('\n')
}

function clockOf<S extends string, A extends string, R>(workflow: Workflow<S, A, R>, state: S): string {
  const clock = workflow.clocks?.[state]
  return clock ? ` (${clock.days} ${clock.counting} days, ${clock.standing})` : ''
}

function statesOf<S extends string, A extends string, R>(workflow: Workflow<S, A, R>): [S, State][] {
  return Object.entries(workflow.states) as [S, State][]
}

function actionsOf<S extends string, A extends string, R>(workflow: Workflow<S, A, R>): [A, Action<S, R>][] {
  return Object.entries(workflow.actions) as [A, Action<S, R>][]
}
