import { describe, expect, it } from 'vitest'
import type { ImportView } from '../import/view-of-import.ts'
import { importPage, progressOf, timeLeft } from './import.ts'
import { changedInShort } from './import-report.ts'
import { sampleReport as report, sampleImport as run } from './testing-samples.ts'

const now = Temporal.Instant.from('2026-11-16T09:00:00Z')

describe('an import', () => {
  it.each([
    [100, 400, 'about 3 minutes left'],
    [300, 400, 'less than a minute left'],
    [180, 400, 'about a minute left'],
    [1, 400, 'about 7 hours left'],
    [0, 400, undefined],
  ])('with %i of %i done in a minute has %s', (done, total, words) => {
    expect(timeLeft(run({ done, total }), now)).toBe(words)
  })

  it('promises nothing before its work is counted', () => {
    expect(progressOf(run({ total: null, state: 'waiting', done: 0 }), now)).not.toHaveProperty('total')
  })

  it('asks again while it goes on and stops asking once it has ended', () => {
    expect(importPage(run(), now, true).page.refreshSeconds).toBeGreaterThan(0)
    expect(importPage(run({ state: 'done', report }), now, true).page).not.toHaveProperty('refreshSeconds')
  })

  it('offers trying again and giving up only while there is something to try, and only to those who may', () => {
    const links = (view: ImportView, may: boolean) =>
      importPage(view, now, may).about.links?.map(link => link.text)
    expect(links(run({ failure: 'No answer.' }), true)).toEqual(['Try again', 'Give up'])
    expect(links(run(), true)).toEqual(['Give up'])
    expect(links(run({ state: 'done', report }), true)).toEqual(['Start a new import', 'Take it back'])
    expect(links(run({ state: 'done', report, dryRun: true }), true)).toEqual(['Start a new import'])
    expect(links(run({ state: 'undone', report }), true)).toEqual(['Start a new import'])
    expect(links(run({ failure: 'No answer.' }), false)).toEqual([])
  })

  it('tells a try from the real thing', () => {
    expect(changedInShort(report)).toBe('2 homes new, 5 changed')
    expect(changedInShort(report, true)).toBe('Would be: 2 homes new, 5 changed')
    expect(changedInShort({ ...report, homesCreated: 0, homesUpdated: 0 })).toBe('Nothing: all as it was')
  })

  it('that was refused says that nothing changed and why, by record and field', () => {
    const faults = [{ file: 'a.json', id: null, field: '', message: 'It is not JSON' }]
    const model = importPage(
      run({ state: 'failed', failure: '1 fault', report: { ...report, faults } }),
      now,
      true,
    )
    expect(model.page.title).toBe('Nothing was imported')
    expect(model.refusedHeading).toBe('1 thing wrong in the records, so it was refused')
    expect(model.refused?.rows[0]?.map(cell => cell.text)).toEqual([
      'No CQC number',
      'The whole record',
      'It is not JSON',
    ])
  })
})
