import { describe, expect, test } from 'vitest'
import type { EventItem } from './list-schema.ts'
import { verificationView } from './verification-view.ts'
import { aboutCell, sealCard, whatCell, whenCell, whoCell, whyCell } from './view.ts'

const event: EventItem = {
  id: '0190f3a4-0000-7000-8000-000000000001',
  at: '2026-10-14T14:05:00.123456Z',
  actorId: '0190f3a4-0000-7000-8000-0000000000aa',
  actorName: 'Ada Ogun',
  actorRole: 'quality-officer',
  via: 'page',
  action: 'ConcernDecided',
  outcome: 'done',
  subjectType: 'home',
  subjectId: '0190f3a4-0000-7000-8000-0000003f2a91',
  because: 'Quality officers look after the homes of their council',
  purpose: null,
  requestId: null,
  data: {},
  seal: 12,
}

describe('one event as a row', () => {
  test('says when in London time, and how it is sealed', () => {
    expect(whenCell(event)).toEqual({ text: '14 October 2026, 3:05 pm', note: 'Seal 12' })
  })

  test.each([
    ['2026-07-13T23:00:00Z', '14 July 2026, night or morning'],
    ['2026-07-14T11:00:00Z', '14 July 2026, afternoon or evening'],
  ])('a coarse event of %s reads as its half day', (at, text) => {
    expect(whenCell({ ...event, at, id: '0190f3a4-0000-4000-8000-000000000001' }).text).toBe(text)
  })

  test.each([
    ['waiting', 'Waits for its seal'],
    ['unaccounted', 'In no seal: check the seal'],
  ] as const)('a seal of "%s" reads "%s"', (seal, note) => {
    expect(whenCell({ ...event, seal }).note).toBe(note)
  })

  test.each([
    [{}, { text: 'Ada Ogun', href: `/events?actor=${event.actorId}`, note: 'Quality officer, on a page' }],
    [{ actorId: null, actorRole: 'system', via: 'system' }, { text: 'Lantern itself' }],
    [
      { actorId: null, actorRole: 'system', via: 'job' },
      { text: 'Lantern itself', note: 'in a job' },
    ],
    [
      { actorId: null, actorRole: 'public' },
      { text: 'Someone not signed in', note: 'on a page' },
    ],
  ] as const)('names who: %j', (more, cell) => {
    expect(whoCell({ ...event, ...more })).toEqual(cell)
  })

  test.each([
    ['done', { text: 'Concern decided' }],
    ['seen', { text: 'Concern decided' }],
    ['refused', { text: 'Concern decided', tag: { text: 'Refused', tone: 'clay' } }],
  ] as const)('an outcome of "%s" is told in words', (outcome, cell) => {
    expect(whatCell({ ...event, outcome })).toEqual(cell)
  })

  test.each([
    [{}, { text: 'Home ending 3f2a91', href: `/events/subjects/home/${event.subjectId}` }],
    [
      { subjectType: 'council', subjectId: 'c/1' },
      { text: 'The whole council', href: '/events/subjects/council/c%2F1' },
    ],
    [{ subjectType: 'role-grant', subjectId: '' }, { text: 'Role grant' }],
  ])('leads to the log of its record: %j', (more, cell) => {
    expect(aboutCell({ ...event, ...more })).toEqual(cell)
  })

  test('gives the reason, and the purpose where the reader was asked', () => {
    expect(whyCell(event)).toEqual({ text: event.because })
    expect(whyCell({ ...event, purpose: 'A complaint' }).note).toBe('Purpose given: A complaint')
  })
})

describe('how far the log is sealed', () => {
  const lastSeal = { sequence: 4, sealedAt: '2026-10-14T14:05:00Z', hash: 'ab', keyId: 'cd' }
  const recent = { today: 0, lastSevenDays: 0, refusedLastSevenDays: 0 }
  test.each([
    [
      'all sealed',
      { waiting: 0, waitingSince: null, lastSeal },
      'Everything up to 14 October 2026, 3:05 pm is sealed',
    ],
    [
      'newer ones wait',
      { waiting: 3, waitingSince: '2026-10-14T14:06:00Z', lastSeal },
      'Everything up to 14 October 2026, 3:05 pm is sealed; 3 newer events wait',
    ],
    [
      'an older one waits: no more is claimed than is true',
      { waiting: 1, waitingSince: '2026-10-14T08:00:00Z', lastSeal },
      'Everything up to 14 October 2026, 9:00 am is sealed; 1 newer event waits',
    ],
    ['nothing sealed', { waiting: 2, waitingSince: null, lastSeal: null }, 'Nothing is sealed yet'],
  ])('%s', (_name, summary, heading) => {
    const card = sealCard({ ...recent, ...summary })
    expect(card.heading).toBe(heading)
    expect(card.links).toEqual([{ text: 'Check the seal', href: '/events/verification' }])
  })
})

describe('the check of the seal', () => {
  const now = Temporal.Instant.from('2026-10-14T14:05:00Z')
  const whole = {
    ok: true,
    events: 1207,
    sealed: 1204,
    waiting: 3,
    seals: 9,
    lastSequence: 9,
    faults: [],
    faultCount: 0,
  }

  test('a whole log is said in one sentence, and what cannot be proved yet too', () => {
    const { page, cards, table } = verificationView(whole, now)
    expect(page.title).toBe('The event log is whole')
    expect(page.caption).toBe('Event log, checked 14 October 2026, 3:05 pm')
    expect(cards[0]?.tone).toBe('moss')
    expect(cards[0]?.text).toBe(
      'Each of 1,204 sealed events is as it was when it was sealed, none is missing and none was added. 3 newer events wait for a seal and cannot be proved yet.',
    )
    expect(table).toBeUndefined()
  })

  test('a log without seals is not called whole', () => {
    const found = { ...whole, sealed: 0, seals: 0, lastSequence: 0 }
    expect(verificationView(found, now).page.title).toBe(
      'Nothing is sealed yet, so there is nothing to check',
    )
  })

  test('each fault is named in plain words, and a cut-short list says so', () => {
    const faults = [{ kind: 'cut-off-tail' as const, seal: 9, sentence: 'The log is cut off' }]
    const { page, cards, table } = verificationView({ ...whole, ok: false, faults, faultCount: 2 }, now)
    expect(page.title).toBe('The event log has 2 faults')
    expect(cards[0]?.tone).toBe('clay')
    expect(table?.caption).toBe('What is wrong (the first 1)')
    expect(table?.rows).toEqual([[{ text: 'The end of the log is gone' }, { text: 'The log is cut off' }]])
  })
})
