import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeList } from '#law/code-list.ts'
import { type BarredPerson, mayContact } from '#law/safe-contact.ts'
import { holdNow, ruledCard } from './card.ts'
import type { CardView } from './schema.ts'
import { headingOf } from './view.ts'

const today = Temporal.PlainDate.from('2026-12-01')
const row = {
  safe: 'yes',
  channels: ['telephone', 'letter'],
  sharedChannels: [],
  nothingInWriting: false,
  doNotContact: false,
  policeFrom: null,
  policeReviewOn: null,
  policeAllows: [],
} as const
const channel = fc.constantFrom(...codeList('contact-channels').codes.map(one => one.code))
const nobody: readonly BarredPerson[] = []
const may = (card: Parameters<typeof ruledCard>[0], how: string) =>
  mayContact(ruledCard(card, nobody, null), { purpose: 'conversation', channel: how, to: 'adult' }, today)

describe('the card as the rules read it', () => {
  it('lets what the adult chose go that way', () => {
    expect(may(row, 'telephone')).toBe(true)
    expect(may(row, 'text')).not.toBe(true)
  })

  it('closes a way that somebody sees or hears, though nobody has been named', () => {
    expect(may({ ...row, sharedChannels: ['telephone'] }, 'telephone')).toContain('sees or hears')
    expect(may({ ...row, sharedChannels: ['telephone'] }, 'letter')).toBe(true)
  })

  it('lets nothing but speaking in person through while there is no card', () => {
    fc.assert(
      fc.property(channel, how => {
        const inPerson = ['in-person', 'communicator', 'interpreter', 'advocate', 'observation'].includes(how)
        expect(may(undefined, how) === true).toBe(inPerson)
      }),
    )
  })

  it('lets nothing more through when something is taken away', () => {
    fc.assert(
      fc.property(channel, fc.boolean(), fc.boolean(), (how, nothingInWriting, doNotContact) => {
        if (may({ ...row, nothingInWriting, doNotContact }, how) === true) expect(may(row, how)).toBe(true)
      }),
    )
  })

  it('lets nobody who is shut out be written to, whatever else it says', () => {
    const barred: BarredPerson[] = [
      { person: 'p1', because: 'source-of-risk', representative: 'lpa-property' },
    ]
    fc.assert(
      fc.property(channel, how => {
        const contact = { purpose: 'letter', channel: how, to: { person: 'p1' } } as const
        expect(mayContact(ruledCard(row, barred, null), contact, today)).toContain('source of risk')
      }),
    )
  })

  it.each([
    ['2026-11-20', '2026-12-05', 'held'],
    ['2026-11-20', '2026-12-01', 'review-due'],
    ['2026-11-20', '2026-11-25', 'review-due'],
    ['2026-12-02', '2026-12-09', 'none'],
  ])('with a police wait from %s, asked again on %s, says %s', (policeFrom, policeReviewOn, wanted) => {
    expect(holdNow({ ...row, policeFrom, policeReviewOn }, today)).toBe(wanted)
  })
})

describe('the heading of the card', () => {
  const card: CardView = {
    ...{ id: '', version: 1, interpreter: 'not-needed', needMet: 'yes', hold: 'none', at: '', by: null },
    ...{ how: null, when: null, through: null, language: null, alternatives: null, policeWords: null },
    ...row,
    channels: ['in-person'],
    sharedChannels: [],
    policeAllows: [],
  }
  it.each([
    [{}, 'Reach Ada in person'],
    [{ nothingInWriting: true }, 'Reach Ada in person, and nothing in writing'],
    [{ safe: 'unknown' }, 'It is not known whether it is safe to reach Ada: in person only'],
    [{ safe: 'no' }, 'It is not safe to reach Ada: only to keep them safe, and in person'],
    [{ doNotContact: true }, 'Ada asked us not to make contact, except to keep them safe'],
    [{ hold: 'held', safe: 'no' }, 'Police have asked us to wait. Safety steps go on.'],
  ] as const)('says the one thing to know first: %j', (change, heading) => {
    expect(headingOf({ ...card, ...change }, 'Ada')).toBe(heading)
  })
})
