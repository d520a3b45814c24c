import { describe, expect, it } from 'vitest'
import type { Actor } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Policy } from '../access/policy.ts'
import { Conflict } from '../errors.ts'
import { actionsFor, applyAction } from './actions.ts'
import { diagramOf, mistakesIn, tableOf } from './table.ts'
import type { Workflow } from './workflow.ts'

type State = 'open' | 'on-hold' | 'shut'
type Verb = 'hold' | 'shut' | 'reopen'
interface Shop {
  readonly state: State
  readonly customers: number
}

// A permission of no module: the functions take any.
const can = 'shop.run' as Permission
const roles = ['quality-officer'] as const

const workflow: Workflow<State, Verb, Shop> = {
  name: 'shop',
  subject: 'shop',
  initial: 'open',
  states: {
    open: { label: 'Open', tone: 'active' },
    'on-hold': { label: 'On hold', tone: 'waiting' },
    shut: { label: 'Shut', tone: 'neutral', ended: true },
  },
  actions: {
    hold: { from: ['open'], to: 'on-hold', label: 'Put on hold', done: 'On hold', can, roles },
    shut: {
      ...{ from: ['open', 'on-hold'], to: 'shut', label: 'Shut', done: 'Shut', can, roles, tone: 'warning' },
      guard: shop => shop.customers === 0 || `${shop.customers} customers are still inside`,
    },
    reopen: { from: ['on-hold'], to: 'open', label: 'Open again', done: 'Open', can, roles: ['analyst'] },
  },
  clocks: {
    'on-hold': { name: 'Decide', days: 5, counting: 'working', standing: 'local target', source: 'a test' },
  },
}

const policy = { [can]: { grants: [{ roles, relation: 'council', because: 'a test' }] } } as Policy
const actor: Actor = { id: 'a', name: 'A', role: 'quality-officer', councilId: 'c', homeIds: [] }
const subject = { type: 'shop', id: 's', councilId: 'c' }
const shop = (state: State, customers = 0): Shop => ({ state, customers })
const buttons = (record: Shop, who = actor) => actionsFor(workflow, record, subject, who, policy)

describe('the buttons of a record', () => {
  it('are those of its state and of the role', () => {
    expect(buttons(shop('on-hold'))).toEqual([{ action: 'shut', label: 'Shut', tone: 'warning' }])
    expect(buttons(shop('open')).map(button => button.action)).toEqual(['hold', 'shut'])
    expect(buttons(shop('shut'))).toEqual([])
  })

  it('say why one cannot be used yet', () => {
    expect(buttons(shop('on-hold', 3))[0]?.blocked).toBe('3 customers are still inside')
  })

  it('are none for whom the policy or an exclusion keeps out', () => {
    expect(buttons(shop('open'), { ...actor, councilId: 'elsewhere' })).toEqual([])
    expect(buttons(shop('on-hold'), { ...actor, role: 'analyst' })).toEqual([])
    const excluded = { excluded: true, brokenGlass: false }
    expect(actionsFor(workflow, shop('open'), subject, actor, policy, excluded)).toEqual([])
  })
})

describe('an action', () => {
  it.each(tableOf(workflow))('$action in state $state leads to $to', ({ state, action, to }) => {
    if (to) expect(applyAction(workflow, action, shop(state))).toMatchObject({ to })
    else expect(() => applyAction(workflow, action, shop(state))).toThrow(Conflict)
  })

  it('that is not possible now is refused with what is', () => {
    expect(() => applyAction(workflow, 'hold', shop('on-hold'))).toThrow(
      'This shop is "On hold" now, so "Put on hold" is not possible. What can be done: Shut, Open again.',
    )
    expect(() => applyAction(workflow, 'hold', shop('shut'))).toThrow('Nothing more can be done.')
  })

  it('that its guard stops is refused in the guard’s words', () => {
    expect(() => applyAction(workflow, 'shut', shop('open', 2))).toThrow('2 customers are still inside')
  })
})

describe('a workflow as a whole', () => {
  it('has a cell for every state and action', () => {
    expect(tableOf(workflow)).toHaveLength(9)
    expect(tableOf(workflow).filter(cell => cell.to !== null)).toHaveLength(4)
  })

  it('is drawn with its labels and clocks', () => {
    expect(diagramOf(workflow).split('\n')).toEqual([
      'stateDiagram-v2',
      '  [*] --> open',
      '  open: Open',
      '  on_hold: On hold (5 working days, local target)',
      '  shut: Shut',
      '  open --> on_hold: Put on hold',
      '  open --> shut: Shut',
      '  on_hold --> shut: Shut',
      '  on_hold --> open: Open again',
      '  shut --> [*]',
    ])
  })

  it('is checked for states that cannot be reached, dead ends, and clocks that never stop', () => {
    expect(mistakesIn(workflow)).toEqual([])
    const { hold: _, ...actions } = workflow.actions
    const broken = {
      ...workflow,
      actions: { ...actions, hold: { ...workflow.actions.shut, from: ['open'] as const } },
    }
    expect(mistakesIn(broken)).toEqual(['on-hold can never be reached'])
    const endless = {
      ...workflow,
      states: { ...workflow.states, shut: { label: 'Shut', tone: 'neutral' as const } },
    }
    expect(mistakesIn(endless)).toEqual(['shut has no way out but is not marked as ended'])
  })
})
