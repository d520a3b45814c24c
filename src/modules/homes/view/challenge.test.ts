import { describe, expect, it } from 'vitest'
import { actionLinks, challengePage, countsInWords, dueInWords, stateTag } from './challenge.ts'
import { today } from './testing.ts'
import { sampleChallenge as challenge } from './testing-samples.ts'

describe('a challenge', () => {
  it.each([
    ['quality-officer', challenge(), ['Send to CQC', 'Uphold', 'Refuse']],
    ['quality-officer', challenge({ raisedByMe: true }), ['Send to CQC', 'Uphold', 'Refuse', 'Withdraw']],
    ['quality-officer', challenge({ state: 'with-cqc' }), ['Uphold', 'Refuse']],
    ['commissioner', challenge(), []],
    ['provider-manager', challenge({ raisedByMe: true }), ['Withdraw']],
    ['quality-officer', challenge({ state: 'upheld', raisedByMe: true }), []],
  ])('offers %s just what the workflow allows', (role, record, labels) => {
    expect(actionLinks(record, role).map(link => link.text)).toEqual(labels)
  })

  it('is told with its target as a local one, never a legal deadline', () => {
    expect(dueInWords(challenge(), today)).toBe(
      'Local target: 30 November 2026, in 2 weeks'.replace('2 weeks', '14 days'),
    )
    expect(dueInWords(challenge({ dueOn: null }), today)).toBeUndefined()
    expect(stateTag(challenge({ overdue: true }))).toEqual({ text: 'Raised, past target', tone: 'clay' })
  })

  it('says when CQC has changed its record meanwhile', () => {
    const { dispute } = challengePage(challenge({ factNow: 36 }), today, 'analyst')
    expect(dispute.at(-1)).toMatchObject({ value: '36', note: 'CQC has changed its record since' })
  })

  it('ends with its reasons on the timeline', () => {
    const ended = challenge({
      state: 'refused',
      closedAt: '2026-11-16T09:00:00Z',
      outcomeNote: 'It is 38.',
      cqcReference: 'E1',
      sentAt: '2026-11-09T09:00:00Z',
    })
    const { entries } = challengePage(ended, today, 'analyst').timeline
    expect(entries.map(entry => entry.text)).toEqual([
      'Refused: the fact stands.',
      'CQC was told. Reference: E1.',
      'The challenge was raised.',
    ])
    expect(entries.map(entry => entry.date)).toEqual([
      '16 November 2026',
      '9 November 2026',
      '2 November 2026',
    ])
    expect(entries[0]?.note).toBe('It is 38.')
  })

  it.each([
    [{ open: 0, overdue: 0, openMine: 0 }, 'None is open.'],
    [{ open: 1, overdue: 0, openMine: 0 }, '1 is open, none past the local target.'],
    [{ open: 3, overdue: 1, openMine: 2 }, '3 are open, 1 past the local target; 2 raised by you.'],
  ])('is counted in words', (counts, words) => {
    expect(countsInWords(counts)).toBe(words)
  })
})
