import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import { codesOn } from './code-list.ts'
import {
  type Contact,
  type ContactPurpose,
  holdOn,
  mayContact,
  mayTakePart,
  noCardYet,
  type Part,
  routesForBarred,
  type SafeContactCard,
} from './safe-contact.ts'

const day = '2026-12-01'
const son = { person: 'son', because: 'source-of-risk', representative: 'lpa-property' } as const
const card: SafeContactCard = {
  safe: 'yes',
  channels: ['telephone', 'letter'],
  nothingInWriting: false,
  doNotContact: false,
  barred: [son],
  shared: [],
}
const letter: Contact = { purpose: 'letter', channel: 'letter', to: 'adult' }
const hold = { from: '2026-11-01', reviewOn: '2026-12-10' }

describe('a message to the adult', () => {
  it.each<[string, Partial<SafeContactCard>, Partial<Contact>, true | RegExp]>([
    ['in the way they chose', {}, {}, true],
    ['in a way they did not choose', {}, { channel: 'email' }, /did not choose this way/],
    ['in person, always where it is safe', {}, { channel: 'in-person' }, true],
    ['when nothing may be in writing', { nothingInWriting: true }, {}, /nothing in writing/],
    [
      'by telephone when nothing may be in writing',
      { nothingInWriting: true },
      { channel: 'telephone' },
      true,
    ],
    ['when it is not known to be safe', { safe: 'unknown' }, {}, /told in person/],
    ['in person when it is not known to be safe', { safe: 'unknown' }, { channel: 'in-person' }, true],
    ['when it is not safe', { safe: 'no' }, { channel: 'in-person' }, /not safe/],
    ['to keep them safe, though not safe', { safe: 'no' }, { channel: 'in-person', purpose: 'safety' }, true],
    ['when they want no contact', { doNotContact: true }, {}, /not to make contact/],
    [
      'to keep them safe all the same',
      { doNotContact: true },
      { channel: 'in-person', purpose: 'safety' },
      true,
    ],
    [
      'while police hold',
      { policeHold: hold },
      {},
      /asked us to wait. They are asked again on 10 December 2026/,
    ],
    ['that police allow', { policeHold: { ...hold, allows: ['letter'] } }, {}, true],
    ['past the review of a hold', { policeHold: { ...hold, reviewOn: '2026-11-20' } }, {}, /Ask them now/],
    ['after the hold', { policeHold: { ...hold, liftedOn: '2026-12-01' } }, {}, true],
    [
      'to keep them safe under a hold',
      { policeHold: hold },
      { channel: 'in-person', purpose: 'safety' },
      true,
    ],
    ['who has died', { diedOn: '2026-12-01' }, {}, /has died: nothing is sent/],
    ['whose post the son opens', { shared: [{ channel: 'letter', person: 'son' }] }, {}, /Find another way/],
    ['whose post a friend opens', { shared: [{ channel: 'letter', person: 'friend' }] }, {}, true],
  ])('%s', (_, change, contact, may) => {
    const found = mayContact({ ...card, ...change }, { ...letter, ...contact }, day)
    if (may === true) expect(found).toBe(true)
    else expect(found).toMatch(may)
  })

  it.each<[string, string, 'home-staff' | 'family' | 'independent', true | RegExp]>([
    ['an independent interpreter', 'agency', 'independent', true],
    ['a carer of the home', 'carer', 'home-staff', /someone independent/],
    ['a daughter', 'daughter', 'family', /someone independent/],
    ['whoever is barred, called independent', 'son', 'independent', /barred/],
  ])('through %s', (_, person, tie, may) => {
    const found = mayContact(card, { ...letter, channel: 'interpreter', through: { person, tie } }, day)
    if (may === true) expect(found).toBe(true)
    else expect(found).toMatch(may)
  })
})

describe('a message to someone else', () => {
  it('who is barred never goes, whatever it is', () => {
    fc.assert(
      fc.property(anyCard(), anyContact({ person: 'son' }), (some, contact) => {
        expect(mayContact({ ...some, barred: [son] }, contact, day)).toBe(
          'This person is named as the source of risk, so may not be sent anything in this case.',
        )
      }),
    )
  })

  it('after a death is spoken, by one person, and asks nothing', () => {
    const dead = { ...card, diedOn: '2026-11-30' }
    const speak: Contact = { purpose: 'bereavement', channel: 'telephone', to: { person: 'daughter' } }
    expect(mayContact(dead, speak, day)).toBe(true)
    expect(mayContact(dead, { ...speak, channel: 'letter' }, day)).toMatch(/One named person/)
    expect(mayContact(dead, { ...speak, purpose: 'survey' }, day)).toMatch(/nobody is asked/)
    expect(mayContact(card, speak, day)).toMatch(/Only after a death/)
    expect(mayContact({ ...dead, policeHold: hold }, speak, day)).toBe(true)
  })
})

describe('the card', () => {
  it('that nobody has filled in lets the adult be told in person and in no other way', () => {
    const open = codesOn('contact-channels', day).filter(
      ({ code }) => mayContact(noCardYet, { ...letter, channel: code }, day) === true,
    )
    expect(open.map(one => one.code)).toEqual([
      'in-person',
      'communicator',
      'interpreter',
      'advocate',
      'observation',
    ])
  })

  it('never lets a letter or a survey reach an adult who has died', () => {
    fc.assert(
      fc.property(anyCard(), anyContact('adult'), (some, contact) => {
        expect(mayContact({ ...some, diedOn: day }, contact, day)).not.toBe(true)
      }),
    )
  })

  it('never stops what keeps the adult safe, in person and alone', () => {
    fc.assert(
      fc.property(anyCard(), some => {
        const living = { ...some, diedOn: undefined, shared: [] }
        expect(mayContact(living, { purpose: 'safety', channel: 'in-person', to: 'adult' }, day)).toBe(true)
      }),
    )
  })

  it('shuts a barred person out of every part, and nobody else', () => {
    const parts: Part[] = [
      'recipient',
      'consultee',
      'appropriate-person',
      'representative',
      'proxy',
      'interpreter',
    ]
    for (const part of parts) {
      expect(mayTakePart(card, 'son', part)).toMatch(
        /^This person is named as the source of risk, so may not/,
      )
      expect(mayTakePart(card, 'daughter', part)).toBe(true)
    }
  })

  it.each([
    ['lpa-health', ['opg']],
    ['deputy-property', ['opg']],
    ['appointee', ['dwp']],
    ['next-of-kin', []],
    [undefined, []],
  ])('tells of a barred %s to %j', (representative, routes) => {
    expect(routesForBarred({ person: 'x', because: 'close-to-source', representative })).toEqual(routes)
  })

  it.each([
    ['2026-10-31', 'none'],
    ['2026-11-01', 'held'],
    ['2026-12-09', 'held'],
    ['2026-12-10', 'review-due'],
  ])('on %s its police hold is %s', (on, state) => {
    expect(holdOn(hold, on)).toBe(state)
  })
})

function anyCard(): fc.Arbitrary<SafeContactCard> {
  const channel = fc.constantFrom(...codesOn('contact-channels', day).map(one => one.code))
  return fc.record({
    safe: fc.constantFrom<Answer>('yes', 'no', 'unknown'),
    channels: fc.uniqueArray(channel),
    nothingInWriting: fc.boolean(),
    doNotContact: fc.boolean(),
    barred: fc.constantFrom([], [son]),
    shared: fc.array(fc.record({ channel, person: fc.constantFrom('son', 'friend') }), { maxLength: 2 }),
    policeHold: fc.constantFrom(undefined, hold),
    diedOn: fc.constantFrom(undefined, '2026-11-01', '2027-01-01'),
  })
}

function anyContact(to: Contact['to']): fc.Arbitrary<Contact> {
  return fc.record({
    purpose: fc.constantFrom<ContactPurpose>(
      'safety',
      'conversation',
      'letter',
      'feedback',
      'consultation',
      'survey',
      'bereavement',
    ),
    channel: fc.constantFrom(...codesOn('contact-channels', day).map(one => one.code)),
    to: fc.constant(to),
  })
}
