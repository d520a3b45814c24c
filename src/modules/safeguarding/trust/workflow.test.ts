import { describe, expect, it } from 'vitest'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { trustWorkflow } from './workflow.ts'

describe('the table of a position of trust', () => {
  it('is whole', () => {
    expect(mistakesIn(trustWorkflow)).toEqual([])
  })

  it.each(tableOf(trustWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(trustWorkflow, action, { state })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })

  it('says every cell', () => {
    const cells = tableOf(trustWorkflow).filter(cell => cell.to)
    expect(cells.map(({ state, action, to }) => `${state} ${action} ${to}`)).toEqual([
      'raised look looking',
      'raised setAside not-trust',
      'looking setAside not-trust',
      'looking find found',
      'not-trust close closed',
      'found challenge challenged',
      'found close closed',
      'challenged findAgain found',
    ])
  })
})
