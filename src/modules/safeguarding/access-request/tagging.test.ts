import { describe, expect, it } from 'vitest'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { stopFor } from './commands.ts'
import { tagOf } from './tagging.ts'
import { accessWorkflow } from './workflow.ts'

describe('whose data a thing is, before anybody has looked', () => {
  it.each([
    ['report', 'named', 'reporterName', 'reporter', 'withhold'],
    ['report', 'named', 'account', 'mixed', 'withhold'],
    ['report', 'name-withheld', 'account', 'protected-source', 'withhold'],
    ['report', 'anonymous', 'adultWants', 'protected-source', 'withhold'],
    ['message', 'reporter', 'text', 'reporter', 'withhold'],
    ['message', 'council', 'text', 'mixed', 'withhold'],
    ['concern', 'anonymous', 'account', 'protected-source', 'withhold'],
    ['concern', 'named', 'account', 'mixed', null],
    ['concern', 'anonymous', 'adultWants', 'own', null],
    ['note', 'call', 'text', 'mixed', null],
    ['part', 'part', 'enquiry', 'mixed', null],
    ['part', 'part', 'reporter', 'reporter', 'withhold'],
    ['part', 'part', 'sources', 'third-party', 'withhold'],
    ['part', 'part', 'police', 'police', 'withhold'],
    ['part', 'part', 'police.events', 'police', 'withhold'],
    ['part', 'part', 'hearing.hearings', 'mixed', null],
    ['file', 'anonymous', 'report', 'protected-source', 'withhold'],
    ['file', 'named', 'report', 'mixed', 'withhold'],
    ['file', 'anonymous', 'concern', 'mixed', null],
  ] as const)('%s of somebody %s: %s', (source, kind, field, whose, decision) => {
    expect(tagOf(source, kind, field)).toMatchObject({ whose, decision })
  })
})

describe('a request by somebody who acts for the person', () => {
  it.each([
    ['self', 'not-known', null],
    ['attorney', 'not-source', null],
    ['attorney', 'not-known', 'risk-not-known'],
    ['attorney', 'source', 'source-of-risk'],
    ['relative', 'not-known', 'risk-not-known'],
    ['self', 'source', 'source-of-risk'],
  ] as const)('%s, %s: %s', (askedBy, riskChecked, stop) =>
    expect(stopFor({ askedBy, riskChecked })).toBe(stop),
  )
})

describe('the workflow of a request', () => {
  it('has no mistake', () => {
    expect(mistakesIn(accessWorkflow)).toEqual([])
  })

  it.each(tableOf(accessWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const record = { state, undecided: 0, seriousHarm: 'no' }
    if (to) expect(applyAction(accessWorkflow, action, record).to).toBe(to)
    else expect(() => applyAction(accessWorkflow, action, record)).toThrow('is not possible')
  })

  it('releases nothing while an item is undecided or the serious harm test is not answered', () => {
    const reviewing = { state: 'reviewing' as const }
    expect(() =>
      applyAction(accessWorkflow, 'release', { ...reviewing, undecided: 2, seriousHarm: 'no' }),
    ).toThrow('2 items')
    expect(() => applyAction(accessWorkflow, 'release', reviewing)).toThrow('serious harm')
  })
})
