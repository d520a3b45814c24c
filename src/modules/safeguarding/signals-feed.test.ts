import { describe, expect, it } from 'vitest'
import { makeFinding, recordAllegation } from './allegations/commands.ts'
import { closeConcern, linkConcerns, restrictConcern } from './concern/commands.ts'
import { enquiriesIn } from './testing/enquiries.ts'
import { signalsTold } from './testing/told.ts'
import { safeguardingWorld } from './testing/world.ts'

const world = safeguardingWorld()
const enquiries = enquiriesIn(world)
const manager = () => world.as('safeguarding-manager')
const practitioner = () => world.as('safeguarding-practitioner')

const toldAfter = (cursor: number, cleared = false) => signalsTold(world, cursor, cleared)
const cursorNow = async () => (await toldAfter(0)).cursor

async function found(concernId: string, outcome: string, now?: string) {
  const alleging = { concernId, abuseType: 'neglect', happened: 'not-known', words: 'Left alone.' } as const
  const { id } = await world.runner(now).run(recordAllegation, alleging, practitioner())
  const finding = { standardOfProof: 'More likely than not', reasons: 'The log says so.' }
  const input = { concernId, allegationId: id, outcome, ...finding }
  await world.runner(now).run(makeFinding, input, practitioner())
}

async function restrict(concernId: string, version: number) {
  const input = { concernId, version, restricted: true, words: 'Because' }
  await world.runner().run(restrictConcern, input, manager())
}

describe('the feed of signals', () => {
  it('tells what changed since, and takes a case back once it is restricted', async () => {
    const cursor = await cursorNow()
    const { id } = await world.raised({ abuseTypes: ['neglect'] })
    const told = await toldAfter(cursor)
    expect(told.signals).toMatchObject([
      { signal: { theme: 'basics', standing: 'alleged', restriction: 'case-roles' } },
    ])
    await restrict(id, 1)
    expect((await toldAfter(told.cursor)).signals).toMatchObject([{ signal: null, standings: [] }])
    expect((await toldAfter(told.cursor, true)).signals[0]?.signal).not.toBeNull()
  })

  it.each([
    ['found', 'found'],
    ['found-in-part', 'found'],
    ['not-found', 'not-found'],
    ['cannot-say', 'being-looked-at'],
    ['not-pursued', 'being-looked-at'],
  ] as const)('tells at once that it was %s', async (outcome, standing) => {
    const concernId = await enquiries.opened()
    const cursor = await cursorNow()
    await found(concernId, outcome, '2026-11-20T09:00:00Z')
    const { signals } = await toldAfter(cursor)
    expect(signals).toMatchObject([{ signal: { standing, expiresOn: null } }])
    const [{ standings } = { standings: [] }] = signals
    expect(standings[0]).toEqual({ from: '2026-11-16', standing: 'being-looked-at' })
    if (standing !== 'being-looked-at') expect(standings[1]).toEqual({ from: '2026-11-20', standing })
  })

  it('is one for what five people told of, under one event, and the other four are taken back', async () => {
    const cursor = await cursorNow()
    const adult = { givenName: 'Seen', familyName: 'By Five' }
    const first = await world.raised({ adult })
    const others = []
    for (const _ of [1, 2, 3, 4]) others.push(await world.raised({ adult }))
    expect((await toldAfter(cursor)).signals.filter(one => one.signal)).toHaveLength(5)
    for (const { reference: otherReference } of others) {
      const input = { concernId: first.id, otherReference, kind: 'same-incident' } as const
      await world.runner().run(linkConcerns, input, practitioner())
    }
    const { signals } = await toldAfter(cursor)
    const standing = signals.filter(one => one.signal)
    expect(standing).toMatchObject([{ signal: { measure: { count: 5 } } }])
    expect(standing[0]?.signal?.eventKey).toBe(standing[0]?.key)
    expect(new Set(signals.map(one => one.key)).size).toBe(5)
  })

  it('says nothing of a mistaken or false report, and takes back what was said', async () => {
    const concernId = await enquiries.opened()
    const cursor = await cursorNow()
    const input = { concernId, version: 2, closingReason: 'mistaken', words: 'He was at his daughter’s.' }
    await world.runner().run(closeConcern, input, practitioner())
    expect((await toldAfter(cursor)).signals).toMatchObject([{ signal: null }])
  })

  it('tells what was found in a restricted case to cleared readers alone', async () => {
    const concernId = await enquiries.opened()
    await restrict(concernId, 2)
    const cursor = await cursorNow()
    await world.database.superuser.query(
      `insert into safeguarding.allegation (council_id, id, concern_id, abuse_type, happened, recorded_at, words)
       values ($1, gen_random_uuid(), $2, 'neglect', 'not-known', now(), '')`,
      [world.councilId, concernId],
    )
    expect((await toldAfter(cursor)).signals).toMatchObject([{ signal: null }])
    expect((await toldAfter(cursor, true)).signals).toMatchObject([{ signal: { restriction: 'case-roles' } }])
  })
})
