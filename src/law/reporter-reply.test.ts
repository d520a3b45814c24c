import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import { codesOn } from './code-list.ts'
import { type ReplyCheck, type ReplyGround, reporterReply } from './reporter-reply.ts'

const clear: ReplyCheck = {
  reporter: 'relative',
  couldBeSourceOrClose: 'no',
  ground: 'adult-agrees',
  adultHasCapacity: 'yes',
  restricted: 'no',
}

describe('the reply to whoever reported', () => {
  it.each<[string, Partial<ReplyCheck>, string]>([
    ['the adult agrees', {}, 'more'],
    ['nothing was ticked', { ground: undefined }, 'receipt-only'],
    ['they could be the source', { couldBeSourceOrClose: 'yes' }, 'receipt-only'],
    ['it is not known if they could', { couldBeSourceOrClose: 'unknown' }, 'receipt-only'],
    ['the police restrict it', { restricted: 'yes' }, 'receipt-only'],
    ['nobody asked the police', { restricted: 'unknown' }, 'receipt-only'],
    [
      'it is in the best interests of an adult without capacity',
      { ground: 'best-interests', adultHasCapacity: 'no' },
      'more',
    ],
    ['best interests are said of an adult with capacity', { ground: 'best-interests' }, 'receipt-only'],
    ['a nurse needs it', { ground: 'professional-need', reporter: 'nhs' }, 'more'],
    ['a relative is said to need it as a professional', { ground: 'professional-need' }, 'receipt-only'],
    ['a carer of the home is', { ground: 'professional-need', reporter: 'home-staff' }, 'receipt-only'],
    ['it is a question to somebody unknown', { ground: 'question', couldBeSourceOrClose: 'unknown' }, 'more'],
    [
      'it is a question to who could be the source',
      { ground: 'question', couldBeSourceOrClose: 'yes' },
      'receipt-only',
    ],
    ['it is a question and police restrict it', { ground: 'question', restricted: 'yes' }, 'receipt-only'],
  ])('when %s', (_, change, may) => {
    expect(reporterReply({ ...clear, ...change }).may).toBe(may)
  })

  it('names everything that stands against saying more, at once', () => {
    const reply = reporterReply({
      reporter: 'friend',
      couldBeSourceOrClose: 'unknown',
      restricted: 'yes',
    })
    expect(reply.reasons.map(one => one.says)).toEqual([
      'It is not known whether they could be the source of risk, or close to whoever is.',
      'Nobody has said why they may know more.',
      'The police or a court have restricted what may be said.',
    ])
  })

  it('is never more than a receipt unless all three are ticked', () => {
    const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown')
    const check = fc.record({
      reporter: fc.constantFrom(...codesOn('reporters', '2026-12-01').map(one => one.code)),
      couldBeSourceOrClose: answer,
      ground: fc.constantFrom<ReplyGround | undefined>(
        undefined,
        'adult-agrees',
        'best-interests',
        'professional-need',
        'question',
      ),
      adultHasCapacity: answer,
      restricted: answer,
    })
    fc.assert(
      fc.property(check, given => {
        const reply = reporterReply(given)
        expect(reply.reasons.length).toBeGreaterThan(0)
        if (reply.may === 'receipt-only') return
        if (given.ground === 'question') expect(given.couldBeSourceOrClose).not.toBe('yes')
        else expect(given.couldBeSourceOrClose).toBe('no')
        expect(given.restricted).toBe('no')
        expect(given.ground).toBeDefined()
      }),
    )
  })
})
