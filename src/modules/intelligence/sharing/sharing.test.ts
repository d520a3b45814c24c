import { describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { worldNow } from '../testing/isolation-world.ts'
import { sharingWorld } from '../testing/sharing-world.ts'
import * as meeting from './meeting-commands.ts'
import * as pack from './pack-queries.ts'
import * as queries from './queries.ts'
import { addSharingMinute } from './record-commands.ts'

const { world, own, other, small, by, idOf, run, officer, tell, seen, planned, held, make, packFor, says } =
  sharingWorld()

describe('a meeting', () => {
  it('is planned, held with who was there, and closed; then nothing is added', async () => {
    const { sharingId, icb } = await planned()
    const minute = { sharingId, homeId: own, words: 'Agreed.', audience: 'council' }
    await expect(run().run(addSharingMinute, minute, officer)).rejects.toThrow(Conflict)
    const hold = { sharingId, version: 1, heldOn: '2026-11-16', attended: [icb] }
    await run().run(meeting.holdSharingMeeting, hold, officer)
    await run().run(addSharingMinute, minute, officer)
    const view = await run().ask(queries.getSharingMeeting, { sharingId }, officer)
    expect(view).toMatchObject({ state: 'held', heldOn: '2026-11-16', purpose: 'Nights.' })
    expect(view.invited.map(one => [one.agency, one.attended])).toEqual([
      ['police', false],
      ['icb', true],
      ['council', false],
    ])
    await run().run(meeting.closeSharingMeeting, { sharingId, version: 2 }, officer)
    await expect(run().run(addSharingMinute, minute, officer)).rejects.toThrow(/closed/)
    await expect(make(sharingId)).rejects.toThrow(/closed/)
  })

  it('is refused on a stale version, for a day gone by, and with people who do not fit', async () => {
    const { sharingId, icb } = await planned()
    const hold = { sharingId, version: 7, heldOn: '2026-11-16', attended: [icb] }
    await expect(run().run(meeting.holdSharingMeeting, hold, officer)).rejects.toMatchObject({
      detail: { current: { version: 1 } },
    })
    const plan = { onDate: '2026-11-15', purpose: 'Nights.', homeId: own, agencies: ['police'] }
    await expect(run().run(meeting.planSharingMeeting, plan, officer)).rejects.toThrow(Invalid)
    const wrong = { sharingId, agency: 'police', accountId: idOf('practice-officer') }
    await expect(run().run(meeting.inviteToSharing, wrong, officer)).rejects.toThrow(Invalid)
    const twice = { sharingId, agency: 'icb', accountId: idOf('partner') }
    await expect(run().run(meeting.inviteToSharing, twice, officer)).rejects.toThrow(/invited already/)
  })

  it('is opened by whoever is invited, while they are, and by nobody else', async () => {
    const { sharingId, icb } = await planned()
    const open = (role: PersonRole) => run().ask(queries.getSharingMeeting, { sharingId }, by(role))
    expect((await open('partner')).organises).toBe(false)
    await expect(open('duty-worker')).rejects.toThrow(NotAllowed)
    await expect(open('provider-manager')).rejects.toThrow(NotAllowed)
    const listed = async (role: PersonRole) =>
      (await run().ask(queries.listSharingMeetings, {}, by(role))).total
    expect([await listed('partner'), await listed('duty-worker')]).toEqual([1, 0])
    await run().run(meeting.uninviteFromSharing, { sharingId, invitedId: icb }, officer)
    await expect(open('partner')).rejects.toThrow(NotAllowed)
    expect(await listed('partner')).toBe(0)
  })

  it('has nothing of a home that the reader is kept away from', async () => {
    await tell(seen('cqc', 'regulator', { homeId: other, restriction: 'published' }))
    const sharingId = await held([own, other])
    await make(sharingId)
    await run().run(
      addSharingMinute,
      { sharingId, homeId: other, words: 'Of B.', audience: 'council' },
      officer,
    )
    const reader = by('practice-officer')
    await world.database.superuser.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason) values ($1, gen_random_uuid(), $2, 'home', $3, 'x')`,
      [world.councilId, reader.actor.id, other],
    )
    const view = await run().ask(queries.getSharingMeeting, { sharingId }, reader)
    expect([view.homes.map(home => home.id), view.minutes]).toEqual([[own], []])
    expect((await packFor(sharingId, 'practice-officer')).homes.map(home => home.id)).toEqual([own])
    await world.database.superuser.query('delete from platform.exclusion')
  })
})

describe('a pack', () => {
  it('gives each reader the edition that was made for them', async () => {
    await tell(
      seen('gp', 'health'),
      seen('visitor', 'advocates-and-visitors'),
      seen('cqc', 'regulator', { restriction: 'published', what: 'cqc.manager-vacant', theme: null }),
      seen('case', 'staff', { restriction: 'case-roles', theme: 'basics' }),
    )
    const { sharingId } = await planned()
    expect((await make(sharingId)).editions).toEqual(['cleared', 'council', 'icb', 'police'])
    expect(await says(sharingId, 'safeguarding-manager')).toHaveLength(4)
    expect(await says(sharingId, 'quality-officer')).toHaveLength(3)
    expect(await says(sharingId, 'practice-officer')).toHaveLength(3)
    expect(await says(sharingId, 'partner')).toEqual(['No registered manager is listed'])
    for (const edition of ['council', 'cleared', 'police'])
      await expect(packFor(sharingId, 'partner', { edition })).rejects.toThrow(NotAllowed)
    await expect(packFor(sharingId, 'quality-officer', { edition: 'cleared' })).rejects.toThrow(NotAllowed)
  })

  it('tells nobody at large that something restricted was told: not a byte of their editions moves', async () => {
    await tell(seen('gp', 'health'), seen('visitor', 'advocates-and-visitors'))
    const { sharingId } = await planned()
    await make(sharingId)
    await tell(
      seen('case', 'staff', { restriction: 'case-roles' }),
      seen('whistle', 'staff', { theme: 'basics' }),
    )
    await make(sharingId)
    const { rows } = await world.database.superuser.query(
      'select edition, version, body from intelligence.sharing_pack order by edition, version',
    )
    const homes = (edition: string) =>
      rows.filter(row => row.edition === edition).map(row => JSON.stringify(JSON.parse(row.body).homes))
    for (const edition of ['council', 'icb', 'police']) expect(new Set(homes(edition)).size, edition).toBe(1)
    expect(new Set(homes('cleared')).size).toBe(2)
  })

  it('never changes: made again it is a new version, and the database takes no change', async () => {
    await tell(seen('cqc', 'regulator', { restriction: 'published' }))
    const { sharingId } = await planned()
    await make(sharingId)
    const first = await packFor(sharingId, 'quality-officer')
    await tell(
      seen('cqc', 'regulator', { restriction: 'published', severity: 4, what: 'cqc.manager-absent' }),
    )
    await make(sharingId, '2026-11-17T09:00:00Z')
    const again = await packFor(sharingId, 'quality-officer', { version: 1 })
    expect(again.homes).toEqual(first.homes)
    expect([again.hash, again.unchanged, again.versions]).toEqual([first.hash, true, [2, 1]])
    expect((await packFor(sharingId, 'quality-officer')).homes).not.toEqual(first.homes)
    await expect(
      world.database.app.pool.query(`update intelligence.sharing_pack set body = ''`),
    ).rejects.toThrow(/permission denied/)
  })

  it('has of a small home nothing but for those with a role in cases, and says so of all of them alike', async () => {
    await tell(seen('cqc', 'regulator', { homeId: small, restriction: 'published' }))
    const { sharingId } = await planned([own, small])
    await make(sharingId)
    const of = async (role: PersonRole) =>
      (await packFor(sharingId, role)).homes.find(home => home.id === small)
    expect(await of('quality-officer')).toMatchObject({ kept: true, facts: [], level: null })
    expect(await of('partner')).toMatchObject({ kept: true, facts: [] })
    expect((await of('safeguarding-manager'))?.facts).toHaveLength(1)
  })

  it('comes out as lines, all of them and those of one mark', async () => {
    await tell(seen('cqc', 'regulator', { restriction: 'published' }))
    const { sharingId } = await planned()
    await make(sharingId)
    const lines = async (more: object) =>
      (await run().ask(pack.exportPackFacts, { sharingId, ...more }, officer)).items
    expect(await lines({})).toMatchObject([{ home: 'Test House A', sureness: 'verified' }])
    expect(await lines({ sureness: 'hearsay' })).toEqual([])
    await expect(run().ask(pack.exportPackFacts, { sharingId }, by('duty-worker'))).rejects.toThrow(
      NotAllowed,
    )
  })

  it('has no level for an officer who sees none elsewhere, and says when it is not as it was made', async () => {
    const { sharingId } = await planned()
    const home = { homeId: own, name: 'Test House A', kept: false, level: 'look', facts: [], brought: [] }
    const body = JSON.stringify({ homes: [{ ...home, reasons: [{ says: 'Two agree', theme: null }] }] })
    await world.database.superuser.query(
      `insert into intelligence.sharing_pack (council_id, meeting_id, version, edition, on_date, made_at, made_by, hash, body)
       values ($1, $2, 1, 'council', '2026-11-16', $3, $4, '\\x00', $5)`,
      [world.councilId, sharingId, worldNow, officer.actor.id, body],
    )
    expect(await packFor(sharingId, 'quality-officer')).toMatchObject({
      ...{ unchanged: false, homes: [{ level: 'look', reasons: [{ says: 'Two agree' }] }] },
    })
    expect((await packFor(sharingId, 'practice-officer')).homes).toMatchObject([{ level: null, reasons: [] }])
  })

  it('that was never made is not there', async () => {
    const { sharingId } = await planned()
    await expect(packFor(sharingId, 'quality-officer')).rejects.toThrow(NotFound)
  })
})
