import { describe, expect, it } from 'vitest'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { organisationalDue, organisationalWorkflow } from './workflow.ts'

describe('the table of an organisational enquiry', () => {
  it('is whole: every state is reached, and only what is ended has no way out', () => {
    expect(mistakesIn(organisationalWorkflow)).toEqual([])
  })

  it.each(tableOf(organisationalWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(organisationalWorkflow, action, { state })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })

  it('says every cell', () => {
    const cells = tableOf(organisationalWorkflow).filter(cell => cell.to)
    expect(cells.map(({ state, action, to }) => `${state} ${action} ${to}`)).toEqual([
      'opened decideMet enquiring',
      'opened decideNotMet not-met',
      'enquiring monitor monitoring',
      'enquiring close closed',
      'monitoring enquireAgain enquiring',
      'monitoring close closed',
      'not-met decideMet enquiring',
    ])
  })

  it('has a local target for the decision, and none that looks like a law', () => {
    expect(organisationalDue('opened', Temporal.PlainDate.from('2026-11-16'))).toBe('2026-11-23')
    expect(organisationalDue('enquiring', Temporal.PlainDate.from('2026-11-16'))).toBeNull()
    for (const clock of Object.values(organisationalWorkflow.clocks ?? {})) {
      expect(clock.standing).toBe('local target')
    }
  })
})
