import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import type { Signal } from '#platform/signal.ts'
import { contribute } from '../submissions/commands.ts'
import { tellSignals } from '../tellings/tell.ts'
import { isolationWorld, worldNow } from '../testing/isolation-world.ts'
import { aSignal } from '../testing/told.ts'
import * as decision from './decision-units.ts'
import * as meeting from './meeting-commands.ts'
import { makeSharingPack, markSharingFact } from './pack-commands.ts'
import * as pack from './pack-queries.ts'
import * as queries from './queries.ts'
import { addSharingMinute, bringSharingFact } from './record-commands.ts'

const world = isolationWorld()
const [own, other, small = ''] = world.homeIds
const by = (role: PersonRole) => world.as(role)
const idOf = (role: PersonRole) => by(role).actor.id ?? ''
const run = world.runner
const officer = by('quality-officer')
const tables = ['mark', 'minute', 'brought', 'pack', 'decision', 'invited', 'home', 'meeting']

beforeAll(() => world.database.superuser.query('update homes.home set beds = 6 where id = $1', [small]))
beforeEach(() =>
  world.database.superuser.query(
    `truncate ${tables.map(name => `intelligence.sharing_${name}`).join(', ')}, intelligence.telling, intelligence.live,
       intelligence.stale, intelligence.submission, intelligence.submission_file, intelligence.submission_double`,
  ),
)

const tell = (...signals: readonly Partial<Signal>[]) =>
  inTransaction(world.database.app.pool, { councilId: world.councilId }, tx =>
    tellSignals(tx, {
      ...{ councilId: world.councilId, source: 'visits', now: Temporal.Instant.from(worldNow) },
      signals: signals.map(more => ({ ...aSignal(), homeId: own, ...more })),
    }),
  )
const seen = (kind: string, family: Signal['source']['family'], more: Partial<Signal> = {}) => ({
  ...{ source: { kind, family }, key: `visit/${kind}`, eventKey: `visit/${kind}`, ...more },
})

/** A meeting about the first home, to which ICB’s person and one officer are invited by name. */
async function planned(homeIds: readonly string[] = [own]) {
  const plan = { onDate: '2026-11-20', purpose: 'Nights.', homeId: homeIds[0], agencies: ['police'] }
  const { id: sharingId } = await run().run(meeting.planSharingMeeting, plan, officer)
  for (const homeId of homeIds.slice(1))
    await run().run(meeting.addSharingHome, { sharingId, homeId }, officer)
  const invite = (agency: string, role: PersonRole) =>
    run().run(meeting.inviteToSharing, { sharingId, agency, accountId: idOf(role) }, officer)
  const icb = await invite('icb', 'partner')
  await invite('council', 'practice-officer')
  return { sharingId, icb: icb.id }
}
async function held(homeIds?: readonly string[]) {
  const { sharingId, icb } = await planned(homeIds)
  const input = { sharingId, version: 1, heldOn: '2026-11-16', attended: [icb] }
  await run().run(meeting.holdSharingMeeting, input, officer)
  return sharingId
}
const make = (sharingId: string, now?: string) => run(now).run(makeSharingPack, { sharingId }, officer)
const packFor = (sharingId: string, role: PersonRole, more: object = {}) =>
  run().ask(pack.getSharingPack, { sharingId, ...more }, by(role))
const says = async (sharingId: string, role: PersonRole, more: object = {}) =>
  (await packFor(sharingId, role, more)).homes.flatMap(home => home.facts.map(fact => fact.sentence))

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

describe('a fact', () => {
  const factsNow = async (sharingId: string, role: PersonRole = 'quality-officer') =>
    (await run().ask(pack.getSharingFacts, { sharingId }, by(role))).homes.flatMap(home => home.facts)
  const mark = (
    sharingId: string,
    sharingFactId: string,
    more: object,
    role: PersonRole = 'quality-officer',
  ) =>
    run().run(
      markSharingFact,
      { ...{ sharingId, sharingFactId, sureness: 'verified', reason: 'I saw it myself.' }, ...more },
      by(role),
    )

  it('is opened to a partner and marked by a person, with a reason, for packs from then on', async () => {
    await tell(seen('gp', 'health'), seen('visitor', 'advocates-and-visitors'))
    const { sharingId } = await planned()
    await make(sharingId)
    const [fact] = await factsNow(sharingId)
    await mark(sharingId, fact?.id ?? '', { agencies: ['icb'] })
    await make(sharingId)
    expect(await says(sharingId, 'partner', { version: 1 })).toEqual([])
    expect(await says(sharingId, 'partner')).toEqual([fact?.sentence])
    const shown = (await packFor(sharingId, 'quality-officer')).homes[0]?.facts.find(one => one.markedBy)
    expect(shown).toMatchObject({ sureness: 'verified', markedBy: 'quality-officer', markedOn: '2026-11-16' })
    expect((await packFor(sharingId, 'partner')).homes[0]?.facts[0]?.markedBy).toBeNull()
  })

  it('that is restricted is marked only by those who know of it, and opened to nobody', async () => {
    await tell(seen('case', 'staff', { restriction: 'case-roles' }))
    const { sharingId } = await planned()
    const [fact] = await factsNow(sharingId, 'safeguarding-manager')
    const id = fact?.id ?? ''
    expect(await factsNow(sharingId)).toEqual([])
    await expect(mark(sharingId, id, {})).rejects.toThrow(NotFound)
    await expect(mark(sharingId, id, { agencies: ['icb'] }, 'safeguarding-manager')).rejects.toThrow(Conflict)
    await mark(sharingId, id, {}, 'safeguarding-manager')
    await make(sharingId)
    expect(await says(sharingId, 'partner')).toEqual([])
  })

  it('that a partner brings is in packs from then on, for those whom it is for', async () => {
    const sharingId = await held([own, small])
    const bring = (more: object) =>
      run().run(
        bringSharingFact,
        {
          ...{ sharingId, homeId: own, agency: 'police', observedOn: '2026-11-10', sureness: 'hearsay' },
          ...{ audience: 'partners', words: 'Called twice.', source: 'The log.', ...more },
        },
        officer,
      )
    await bring({})
    await bring({ audience: 'council', words: 'For officers.' })
    await bring({ homeId: small, words: 'Of a small home.' })
    await make(sharingId)
    const brought = async (role: PersonRole) =>
      (await packFor(sharingId, role)).homes.flatMap(home => home.brought.map(one => one.says))
    expect(await brought('partner')).toEqual(['Called twice.'])
    expect(await brought('quality-officer')).toEqual(['Called twice.', 'For officers.'])
    expect(await brought('safeguarding-manager')).toHaveLength(3)
    const { rows } = await world.database.superuser.query(
      `select 1 from intelligence.sharing_pack where body like '%Called twice%'
       union all select 1 from platform.event where data::text like '%Called twice%'`,
    )
    expect(rows).toEqual([])
    await expect(bring({ homeId: other })).rejects.toThrow(/not on the agenda/)
  })

  it('counts as a signal only through what a partner submitted of the same home', async () => {
    const told = await run().run(
      contribute,
      {
        ...{ homeId: own, partner: 'icb', kind: 'medicines', from: '2026-11-10', seenBy: 'nurse' },
        sureness: 'verified',
      },
      by('partner'),
    )
    const sharingId = await held([own, other])
    const bring = (homeId: string) =>
      run().run(
        bringSharingFact,
        {
          ...{ sharingId, homeId, agency: 'icb', observedOn: '2026-11-10', sureness: 'verified' },
          ...{ audience: 'council', words: 'Missed twice.', source: 'The chart.', submissionId: told.id },
        },
        officer,
      )
    await expect(bring(other)).rejects.toThrow(Invalid)
    await bring(own)
    const view = await run().ask(queries.getSharingMeeting, { sharingId }, officer)
    expect(view.brought).toMatchObject([{ submissionId: told.id, sureness: 'verified' }])
    const { rows } = await world.database.superuser.query('select key from intelligence.live')
    expect(rows).toEqual([{ key: `partners/${told.id}` }])
  })
})

describe('a decision', () => {
  const decide = (sharingId: string, more: object = {}) =>
    run().run(
      decision.decideAtSharing,
      {
        ...{ sharingId, homeId: own, what: 'Go at night.', why: 'Nobody has.', dueOn: '2026-11-18' },
        ...{ ownerId: idOf('practice-officer'), audience: 'council', ...more },
      },
      officer,
    )
  const mine = (role: PersonRole, now?: string) => run(now).ask(decision.mySharingDecisions, {}, by(role))
  const ofHome = (role: PersonRole, homeId = own) => run().ask(queries.getHomeSharing, { homeId }, by(role))

  it('is with its owner until it is done with a word, and is seen to be past its day', async () => {
    const sharingId = await held()
    const { id } = await decide(sharingId)
    const late = '2026-11-20T09:00:00Z'
    expect((await mine('practice-officer', late)).items).toMatchObject([
      { id, what: 'Go at night.', overdue: true, mine: true },
    ])
    const overdue = await run(late).ask(decision.listSharingDecisions, { show: 'overdue' }, officer)
    expect(overdue.items.map(one => one.id)).toEqual([id])
    const end = { sharingDecisionId: id, version: 1, words: 'Two were up, and well.' }
    await run(late).run(decision.finishSharingDecision, end, by('practice-officer'))
    expect((await mine('practice-officer')).items).toEqual([])
    const done = await run().ask(decision.getSharingDecision, { sharingDecisionId: id }, officer)
    expect(done).toMatchObject({ state: 'done', endedOn: '2026-11-20', cameOfIt: 'Two were up, and well.' })
    await expect(run().run(decision.leaveSharingDecision, { ...end, version: 2 }, officer)).rejects.toThrow(
      Conflict,
    )
  })

  it('is read by those who hold meetings and its owner alone, and on the home’s page likewise', async () => {
    const sharingId = await held()
    const { id: sharingDecisionId } = await decide(sharingId)
    const read = (role: PersonRole) => run().ask(decision.getSharingDecision, { sharingDecisionId }, by(role))
    await expect(read('partner')).rejects.toThrow(NotAllowed)
    await expect(read('provider-manager')).rejects.toThrow(NotAllowed)
    expect((await ofHome('quality-officer')).open).toHaveLength(1)
    expect(await ofHome('partner')).toMatchObject({ open: [], last: { id: sharingId } })
    expect(await ofHome('duty-worker')).toMatchObject({ open: [], last: null, meetings: 0 })
    await expect(ofHome('provider-manager')).rejects.toThrow(NotAllowed)
    const atMeeting = await run().ask(queries.getSharingMeeting, { sharingId }, by('partner'))
    expect(atMeeting.decisions).toEqual([])
  })

  it('of a small home stays with those who have a role in cases, and whoever does it', async () => {
    const sharingId = await held([own, small])
    const { id } = await decide(sharingId, { homeId: small })
    const read = (role: PersonRole) =>
      run().ask(decision.getSharingDecision, { sharingDecisionId: id }, by(role))
    await expect(read('quality-officer')).rejects.toThrow(NotFound)
    expect((await read('safeguarding-manager')).audience).toBe('case-roles')
    expect((await read('practice-officer')).mine).toBe(true)
  })

  it('needs a day to come and somebody who can do it, and leaves no word in the log', async () => {
    const sharingId = await held()
    await expect(decide(sharingId, { dueOn: '2026-11-15' })).rejects.toThrow(Invalid)
    await expect(decide(sharingId, { ownerId: idOf('provider-manager') })).rejects.toThrow(Invalid)
    await decide(sharingId)
    const { rows } = await world.database.superuser.query(
      `select 1 from platform.event where data::text like '%at night%'`,
    )
    expect(rows).toEqual([])
  })
})
