import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Permission } from '#platform/access/permissions.ts'
import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers } from '#platform/access/roles.ts'
import type { Module } from '#platform/module.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'
import { modules } from '#src/modules.ts'
import { workflowPages, workflowsFolder } from './workflow-diagrams.ts'

const settle = 'x.settle' as Permission
const workflow: Workflow<'open' | 'shut', 'shut' | 'reopen'> = {
  name: 'run-a-shop',
  subject: 'corner shop',
  initial: 'open',
  states: { open: { label: 'Open', tone: 'active' }, shut: { label: 'Shut', tone: 'neutral', ended: true } },
  actions: {
    shut: {
      ...{ from: ['open'], to: 'shut', label: 'Shut', done: 'Shut', can: settle },
      roles: [...councilOfficers, 'provider-manager'],
      guard: () => 'Somebody is inside',
    },
    reopen: { from: ['shut'], to: 'open', label: 'Open', done: 'Open', can: settle, roles: ['advocate'] },
  },
  clocks: {
    open: { name: 'Shut', days: 21, counting: 'calendar', standing: 'statutory', source: 'The Shops Act' },
  },
}
const policy = {
  [settle]: {
    grants: [
      { roles: councilOfficers, relation: 'council', because: 'a test' },
      { roles: ['provider-manager'], relation: 'home', because: 'a test' },
    ],
  },
} as Policy
const shops: Module = { name: 'shops', policy, commands: [], queries: [], pages: [], workflows: [workflow] }

describe('the pages of the workflows', () => {
  const wanted = workflowPages(modules)

  it('are all there and no others: run `node scripts/workflow-diagrams.ts`', () => {
    expect(readdirSync(workflowsFolder).sort()).toEqual([...wanted.keys()].sort())
    expect(wanted.size).toBeGreaterThan(1)
  })

  it.each([...wanted])('are up to date: %s', (file, text) => {
    expect(readFileSync(join(workflowsFolder, file), 'utf8')).toBe(text)
  })
})

describe('the page of a workflow', () => {
  const page = workflowPages([shops]).get('corner-shop.md') ?? ''

  it('draws it, and says of each state and action what the table says', () => {
    expect(page).toContain('# Run a shop\n')
    expect(page).toContain('```mermaid\nstateDiagram-v2\n  [*] --> open\n')
    expect(page).toContain('| Shut | It ends here | Open |')
  })

  it('names who may by the table and the policy together', () => {
    const who = 'any council officer of the council; registered manager of the home it is about'
    expect(page).toContain(`| Shut | Open | Shut | ${who} | only when its condition is met`)
    expect(page).toContain('| Open | Shut | Open | nobody | none |')
  })

  it('tells a legal limit from a local target', () => {
    expect(page).toContain('21 calendar days after the day it came into the state | a statutory limit |')
    expect(workflowPages(modules).get('challenge.md')).toContain('a local target, not a legal deadline')
  })

  it('is one of its own: two workflows about the same are refused', () => {
    expect(() => workflowPages([shops, { ...shops, name: 'more', policy: {} }])).toThrow('name one otherwise')
  })
})
