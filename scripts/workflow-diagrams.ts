import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Policy, Relation } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole, roles as personRoles } from '#platform/access/roles.ts'
import type { AnyWorkflow, Module } from '#platform/module.ts'
import { assemble } from '#platform/module.ts'
import { diagramOf } from '#platform/workflow/table.ts'
import type { Action, State, StateClock } from '#platform/workflow/workflow.ts'
import { modules } from '#src/modules.ts'

/** Writes docs/workflows: a page for each workflow of each module, with its diagram and its tables. */
export const workflowsFolder = join(import.meta.dirname, '../docs/workflows')

/** The pages by their file names. Throws when two workflows would have the same page. */
export function workflowPages(list: readonly Module[]): ReadonlyMap<string, string> {
  const { policy } = assemble(list)
  const pages = new Map<string, string>()
  const lines: string[] = []
  for (const { name, workflows = [] } of list) {
    for (const workflow of workflows) {
      const file = `${workflow.subject.replaceAll(' ', '-')}.md`
      if (pages.has(file))
        throw new Error(`Two workflows are about a ${workflow.subject}: name one otherwise`)
      pages.set(file, pageOf(name, workflow, policy))
      lines.push(`- [${titleOf(workflow)}](${file}), of the module \`${name}\``)
    }
  }
  const index = ['# Workflows', MADE, 'What can happen to a record, and who may do it:', lines.join('\n')]
  return pages.set('README.md', `${index.join('\n\n')}\n`)
}

const MADE =
  '<!-- Made by scripts/workflow-diagrams.ts from the tables of the modules. Change a workflow or a policy instead. -->'

function pageOf(module: string, workflow: AnyWorkflow, policy: Policy): string {
  const parts = [
    `# ${titleOf(workflow)}`,
    MADE,
    `What can happen to a ${workflow.subject}, in the module \`${module}\`. The buttons on its pages, the tests of every state with every action, and this page come from one table.`,
    `\`\`\`mermaid\n${diagramOf(workflow)}\n\`\`\``,
    '## States',
    statesTable(workflow),
    '## Actions',
    'Nobody with a conflict of interest may do any of this.',
    actionsTable(workflow, policy),
    '## Clocks',
    clocksTable(workflow),
  ]
  return `${parts.join('\n\n')}\n`
}

function titleOf({ name }: AnyWorkflow): string {
  const words = name.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function statesTable(workflow: AnyWorkflow): string {
  const rows = statesOf(workflow).map(([name, state]) => [
    state.label,
    name === workflow.initial ? 'It begins here' : state.ended ? 'It ends here' : 'It is under way',
    actionsOf(workflow)
      .filter(action => action.from.includes(name))
      .map(action => action.label)
      .join(', ') || 'nothing',
  ])
  return table(['state', 'what it is', 'what can be done'], rows)
}

function actionsTable(workflow: AnyWorkflow, policy: Policy): string {
  const labelOf = (state: string) => workflow.states[state]?.label ?? state
  const rows = actionsOf(workflow).map(action => [
    action.label,
    action.from.map(labelOf).join(', '),
    labelOf(action.to),
    whoMay(action, policy),
    action.guard ? 'only when its condition is met, and the button says which' : 'none',
  ])
  return table(['action', 'from', 'to', 'who may', 'condition'], rows)
}

function clocksTable(workflow: AnyWorkflow): string {
  const rows = statesOf(workflow).flatMap(([name, state]) => {
    const clock: StateClock | undefined = workflow.clocks?.[name]
    return clock ? [[state.label, clock.name, lengthOf(clock), standings[clock.standing], clock.source]] : []
  })
  if (rows.length === 0) return 'None.'
  return table(['in the state', 'to do', 'within', 'what it is', 'source'], rows)
}

const standings: Readonly<Record<StateClock['standing'], string>> = {
  'local target': 'a local target, not a legal deadline',
  statutory: 'a statutory limit',
}

function lengthOf({ days, counting }: StateClock): string {
  return `${days} ${counting} days after the day it came into the state`
}

/** A role's button needs the action's roles and a grant of the policy: both are said here. */
function whoMay(action: Action<string>, policy: Policy): string {
  const grants = policy[action.can]?.grants ?? []
  const groups = grants.flatMap(grant => {
    const both = action.roles.filter(role => grant.roles.includes(role))
    return both.length > 0 ? [`${rolesInWords(both)} ${relations[grant.relation]}`.trim()] : []
  })
  return groups.join('; ') || 'nobody'
}

const relations: Readonly<Record<Relation, string>> = {
  anyone: '',
  council: 'of the council',
  home: 'of the home it is about',
  owner: 'who raised it',
  assigned: 'whom it is assigned to',
  open: 'as long as it stands open to them',
}

function rolesInWords(some: readonly PersonRole[]): string {
  const all = councilOfficers.every(role => some.includes(role))
  const named = all ? some.filter(role => !councilOfficers.includes(role)) : some
  const words = named.map(role => personRoles[role].label.toLowerCase())
  const list = all ? ['any council officer', ...words] : words
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`
}

function statesOf(workflow: AnyWorkflow): readonly [string, State][] {
  return Object.entries(workflow.states) as [string, State][]
}

function actionsOf(workflow: AnyWorkflow): readonly Action<string>[] {
  return Object.values(workflow.actions) as Action<string>[]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

if (import.meta.main) {
  mkdirSync(workflowsFolder, { recursive: true })
  for (const [file, text] of workflowPages(modules)) {
    writeFileSync(join(workflowsFolder, file), text)
    console.log(`Wrote ${relative(process.cwd(), join(workflowsFolder, file))}`)
  }
}
