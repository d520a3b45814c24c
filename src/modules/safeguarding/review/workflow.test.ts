import { describe, expect, it } from 'vitest'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { recommendationWorkflow, reviewWorkflow } from './workflow.ts'

describe('the table of a safeguarding adults review', () => {
  it('is whole', () => {
    expect(mistakesIn(reviewWorkflow)).toEqual([])
  })

  it.each(tableOf(reviewWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(reviewWorkflow, action, { state })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })

  it('leaves every decision to the Board alone', () => {
    for (const name of ['decideReview', 'decideNone', 'publish', 'keepUnpublished'] as const) {
      expect(reviewWorkflow.actions[name].roles).toEqual(['board-member'])
    }
  })
})

describe('the table of a recommendation', () => {
  it('is whole', () => {
    expect(mistakesIn(recommendationWorkflow)).toEqual([])
  })

  it.each(tableOf(recommendationWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(recommendationWorkflow, action, { state })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })

  it('says every cell', () => {
    const cells = tableOf(recommendationWorkflow).filter(cell => cell.to)
    expect(cells.map(({ state, action, to }) => `${state} ${action} ${to}`)).toEqual([
      'proposed accept accepted',
      'proposed decideNot not-carried-out',
      'accepted carryOut carried-out',
      'accepted decideNot not-carried-out',
      'not-carried-out accept accepted',
    ])
  })
})
