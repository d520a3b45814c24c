import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modules } from '#src/modules.ts'
import { cloudEvent, type EventToTell } from './cloud-event.ts'
import {
  actionsFor,
  fits,
  isTold,
  onlyCodes,
  PATTERN,
  secrecyOf,
  type Telling,
  tellingsOf,
} from './telling.ts'

const tells: readonly Telling[] = [
  { event: 'BirdCounted', type: 'bird.counted', data: ({ kind, note }) => ({ kind, note }) },
  { event: 'BirdRinged', type: 'bird.ring.put-on', evenIf: 'sensitive' },
  { event: 'HideOpened', type: 'hide.opened' },
]

describe('what a subscription asks for', () => {
  it.each([
    ['*', ['BirdCounted', 'BirdRinged', 'HideOpened']],
    ['bird.*', ['BirdCounted', 'BirdRinged']],
    ['bird.ring.*', ['BirdRinged']],
    ['bird.counted', ['BirdCounted']],
    ['bird', []],
    ['bir.*', []],
  ])('%s', (pattern, actions) => {
    expect(pattern).toMatch(PATTERN)
    expect(actionsFor([pattern], tellingsOf(tells))).toEqual(actions)
  })

  it.each(['', 'Bird.*', 'bird.', '*.counted', 'bird.**', 'bird counted', 'bird.*.x'])(
    'is not %j',
    pattern => {
      expect(pattern).not.toMatch(PATTERN)
    },
  )

  it('is met by each type itself and by each of its families', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), words => {
        const type = words.join('.')
        const families = words.slice(1).map((_, i) => `${words.slice(0, i + 1).join('.')}.*`)
        return [type, '*', ...families].every(pattern => PATTERN.test(pattern) && fits(pattern, type))
      }),
    )
  })
})

describe('what is told', () => {
  it('is what is declared, and of sensitive subjects only what says so', () => {
    const tellings = tellingsOf(tells)
    expect(isTold(tellings, 'BirdCounted', 'open')).toBe(true)
    expect(isTold(tellings, 'BirdCounted', 'sensitive')).toBe(false)
    expect(isTold(tellings, 'BirdRinged', 'sensitive')).toBe(true)
    expect(isTold(tellings, 'BirdRinged', 'restricted')).toBe(false)
    expect(isTold(tellings, 'NestFound', 'open')).toBe(false)
    expect(isTold(undefined, 'BirdCounted', 'open')).toBe(false)
  })

  it.each([
    [{}, undefined, 'open'],
    [{ sensitive: true }, undefined, 'sensitive'],
    [{ sensitive: true, restricted: true }, undefined, 'restricted'],
    // Stands open to no role: that is what restricted means to those who judge access.
    [{ sensitive: true, openTo: [] }, undefined, 'restricted'],
    [{ sensitive: true, openTo: ['duty-worker'] }, undefined, 'sensitive'],
    [{}, { type: 'bird', id: 'b-1' }, 'open'],
    [{}, { type: 'nest', id: 'n-1' }, 'restricted'],
    [{}, { type: 'nest', id: 'n-1', sensitive: false }, 'open'],
    [{}, { type: 'nest', id: 'n-1', sensitive: true, restricted: false }, 'sensitive'],
    [{}, { type: 'nest', id: 'n-1', restricted: true }, 'restricted'],
    [{ sensitive: true }, { type: 'nest', id: 'n-1', sensitive: false }, 'sensitive'],
  ] as const)('of a subject %o, about %o, is %s', (more, about, secrecy) => {
    expect(secrecyOf({ type: 'bird', id: 'b-1', ...more }, about)).toBe(secrecy)
  })

  it('cannot be declared twice or under a name that is no type', () => {
    expect(() => tellingsOf([...tells, { event: 'BirdCounted', type: 'bird.seen' }])).toThrow('twice')
    expect(() => tellingsOf([{ event: 'BirdCounted', type: 'Bird counted' }])).toThrow('small letters')
  })

  it('is nothing of homes', () => {
    expect(modules.find(({ name }) => name === 'homes')?.tells).toBeUndefined()
  })

  it('holds ids, codes and numbers, and never a sentence, whatever an event’s data is', () => {
    const code = {
      id: '0192f3a4-7c11-7def-8abc-0123456789ab',
      n: 3,
      yes: true,
      none: null,
      day: '2026-11-16',
    }
    expect(
      onlyCodes({ ...code, note: 'She said that', many: ['x'], deep: { a: 1 }, nan: Number.NaN }),
    ).toEqual(code)
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), data =>
        Object.values(onlyCodes(data)).every(value => !/\s/.test(String(value))),
      ),
    )
  })
})

describe('an event as it is told', () => {
  const counted: EventToTell = {
    id: '0192f3a4-7c11-7def-8abc-0123456789ab',
    at: Temporal.Instant.from('2026-11-16T23:30:00.123456Z'),
    subjectType: 'bird',
    subjectId: 'b-1',
    data: { kind: 'wren', note: 'seen by Edith Quin', ringer: 'someone' },
  }
  const said = (event: EventToTell) => JSON.parse(cloudEvent(tells[0]!, event, 'E10000099'))

  it('is a CloudEvent with what its declaration picks', () => {
    expect(said(counted)).toEqual({
      specversion: '1.0',
      id: counted.id,
      source: '/councils/E10000099',
      type: 'bird.counted',
      subject: 'bird/b-1',
      time: '2026-11-16T23:30:00.123Z',
      datacontenttype: 'application/json',
      data: { kind: 'wren' },
    })
  })

  it('of a shape that its declaration does not know is told without data', () => {
    const telling = {
      type: 'bird.counted',
      data: ({ nest }: Record<string, unknown>) => (nest as () => object)(),
    }
    expect(JSON.parse(cloudEvent(telling as Telling, counted, 'E1'))).toMatchObject({
      id: counted.id,
      data: {},
    })
  })

  it('with a random id is told with its day alone', () => {
    const coarse = { ...counted, id: '7b1e8f5e-0e6d-4c39-9c0a-2f4f3f1d5a77' }
    expect(said(coarse).time).toBe('2026-11-16T00:00:00Z')
    // The civil day in England, not that of the clock.
    const summer = { ...coarse, at: Temporal.Instant.from('2026-07-01T23:30:00Z') }
    expect(said(summer).time).toBe('2026-07-02T00:00:00Z')
  })
})
