import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { undoImport } from '../import/undo-command.ts'
import { FROM_THE_BEGINNING, type HomeEvent, homeEventsAfter, homeOn, pastsOfCouncil } from '../index.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { getHome } from '../registry/home-queries.ts'
import { withdrawChanges } from '../registry/homes-store.ts'
import { joinRegistrations, undoJoin } from '../registry/join-commands.ts'
import { lockRegister } from '../registry/joins-store.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, oldham, testRegister } from '../testing/register.ts'

const database = testDatabase()
const on = (day: string) => testRegister(database, fixedClock(`2026-11-${day}T09:00:00Z`))

beforeAll(() => addCouncils(database))
beforeEach(async () => {
  await database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
  )
})

const closed = { registrationStatus: 'Deregistered', deregistrationDate: '2026-11-10' }
const bring = async (day: string, ...records: Record<string, unknown>[]) =>
  on(day).import({ folder: await folderOf(records) })

/** A reader that keeps what it was told under its key, as other modules do. */
function aReader() {
  let cursor = FROM_THE_BEGINNING
  const known = new Map<string, HomeEvent>()
  return {
    known,
    holding: () => [...known.values()].filter(event => event.withdrawnAt === null),
    async hear(limit = 3): Promise<HomeEvent[]> {
      const heard: HomeEvent[] = []
      for (let more = true; more; ) {
        const next = await inTransaction(database.app.pool, { councilId: oldham, readOnly: true }, tx =>
          homeEventsAfter(tx, cursor, limit),
        )
        ;({ cursor, more } = next)
        heard.push(...next.events)
      }
      for (const event of heard) known.set(event.key, event)
      return heard
    },
  }
}

const typesOf = (events: readonly HomeEvent[]) => events.map(event => event.type).toSorted()

describe('the feed of what happens to homes', () => {
  it('tells a new reader everything from the beginning, in steps, and then only what is new', async () => {
    const reader = aReader()
    await bring(
      '10',
      careHome('1-1', rated(['Good', '2024-05-01', 'r2'], ['Inadequate', '2022-05-01', 'r1'])),
    )
    const first = await reader.hear(1)
    expect(typesOf(first)).toEqual(['HomeOpened', 'RatingPublished', 'RatingPublished'])
    expect(first[0]).toMatchObject({ homeId: homeIdFor('1-1'), councilId: oldham, cqcLocationId: '1-1' })
    expect(await reader.hear()).toEqual([])
    await bring('11', careHome('1-1', { numberOfBeds: 33, providerId: '1-555000009' }))
    expect(await reader.hear()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'FactChanged', fact: 'beds', before: 20, after: 33 }),
        expect.objectContaining({
          type: 'ProviderChanged',
          before: '1-555000001',
          cqcProviderId: '1-555000009',
        }),
      ]),
    )
    await reader.hear()
    const anew = aReader()
    await anew.hear(1)
    expect(
      anew
        .holding()
        .map(event => event.key)
        .toSorted(),
    ).toEqual(
      reader
        .holding()
        .map(event => event.key)
        .toSorted(),
    )
  })

  it('says nothing when an import finds nothing new', async () => {
    const reader = aReader()
    await bring('10', careHome('1-1'), careHome('1-2'))
    await reader.hear()
    await bring('11', careHome('1-1'), careHome('1-2'))
    expect(await reader.hear()).toEqual([])
  })

  it('takes a wrong closing back, and tells it again when it comes true', async () => {
    const reader = aReader()
    await bring('10', careHome('1-1', closed))
    await reader.hear()
    await bring('11', careHome('1-1'))
    expect(await reader.hear()).toMatchObject([
      { type: 'HomeClosed', withdrawnAt: Temporal.Instant.from('2026-11-11T09:00:00Z') },
    ])
    expect(typesOf(reader.holding())).toEqual(['HomeOpened'])
    const { report } = await bring('12', careHome('1-1', closed))
    expect(report.changes.closures).toBe(1)
    expect(await reader.hear()).toMatchObject([
      { type: 'HomeClosed', withdrawnAt: null, noticedAt: Temporal.Instant.from('2026-11-12T09:00:00Z') },
    ])
    expect(reader.known.size).toBe(2)
  })

  it('tells of inspections that gave no rating', async () => {
    const reader = aReader()
    const overall = { rating: 'Inspected but not rated', reportDate: '2026-03-01', reportLinkId: 'r1' }
    await bring(
      '10',
      careHome('1-1', { currentRatings: { overall: { ...overall, keyQuestionRatings: [] } } }),
    )
    const heard = await reader.hear()
    expect(heard).toContainEqual(
      expect.objectContaining({ type: 'FactChanged', fact: 'inspected', onDate: '2026-03-01' }),
    )
  })

  it('follows a join by an officer and its undoing: everything is told under the home it belongs to', async () => {
    const reader = aReader()
    const [older, newer] = ['1-1', '1-2'].map(homeIdFor)
    await bring(
      '10',
      careHome('1-1'),
      careHome('1-2', { registrationDate: '2015-02-01', providerId: '1-555000002' }),
    )
    await bring(
      '11',
      careHome('1-2', { registrationDate: '2015-02-01', providerId: '1-555000002', numberOfBeds: 9 }),
    )
    await reader.hear()
    const officer = on('12').as('quality-officer')
    const input = { cqcLocationIds: ['1-1', '1-2'], reason: 'One team, one building' }
    const { joinId } = await on('12').runner.run(joinRegistrations, input, officer)
    await reader.hear()
    expect(new Set(reader.holding().map(event => event.homeId))).toEqual(new Set([older]))
    expect(typesOf(reader.holding())).toEqual([
      'FactChanged',
      'HomeOpened',
      'ProviderChanged',
      'RegistrationJoined',
    ])
    await on('13').runner.run(undoJoin, { joinId, version: 1, reason: 'Two after all' }, officer)
    await reader.hear()
    expect(typesOf(reader.holding())).toEqual(['FactChanged', 'HomeOpened', 'HomeOpened'])
    expect(reader.holding().find(event => event.type === 'FactChanged')?.homeId).toBe(newer)
  })

  it('takes back what an import told that is taken back whole, of homes that are gone too', async () => {
    const reader = aReader()
    await bring('10', careHome('1-1'))
    await reader.hear()
    const before = reader.holding()
    const { importId } = await bring('11', careHome('1-1', { numberOfBeds: 33 }), careHome('1-2', closed))
    await reader.hear()
    expect(typesOf(reader.holding())).toEqual(['FactChanged', 'HomeClosed', 'HomeOpened', 'HomeOpened'])
    await on('12').runner.run(undoImport, { importId }, on('12').as('administrator'))
    await reader.hear()
    expect(reader.holding()).toEqual(before)
  })

  it('leaves nothing withdrawn on a page', async () => {
    await bring('10', careHome('1-1', closed))
    await bring('11', careHome('1-1'))
    const { runner, as } = on('12')
    const home = await runner.ask(getHome, { homeId: homeIdFor('1-1') }, as('quality-officer'))
    expect(home.timeline.map(entry => entry.kind)).toEqual(['opened'])
  })
})

describe('places in the feed', () => {
  it('are in the order of commits: nothing is seen before an import that began earlier and ends later', async () => {
    await bring('10', careHome('1-1'))
    const reader = aReader()
    const [first] = await reader.hear()
    let later: Promise<unknown> | undefined
    await inTransaction(database.app.pool, { councilId: oldham }, async tx => {
      await lockRegister(tx)
      await withdrawChanges(tx, [first?.key ?? ''], Temporal.Instant.from('2026-11-11T08:00:00Z'))
      later = bring('11', careHome('1-2'))
      await waitingForTheLock()
      expect(await reader.hear()).toEqual([])
    })
    await later
    const heard = (await reader.hear()).map(event => [event.homeId, event.withdrawnAt === null])
    expect(heard).toEqual([
      [homeIdFor('1-1'), false],
      [homeIdFor('1-2'), true],
    ])
  })

  it('are found by an index, so that catching up costs what is new', async () => {
    const plan = await database.superuser.query(
      `begin; set local enable_seqscan = off;
       explain select id from homes.change where seq > 1000 order by seq limit 501; rollback;`,
    )
    const text = JSON.stringify([plan].flat().map(answer => answer.rows))
    expect(text).toContain('Index Scan using change_feed')
  })
})

/** Until the second import stands at the door of the register. */
async function waitingForTheLock(): Promise<void> {
  for (;;) {
    const { rows } = await database.superuser.query(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`,
    )
    if (rows.length > 0) return
  }
}

describe('whatever shows changes', () => {
  const module = join(import.meta.dirname, '..')
  const reads = /(from|join) homes\.change\b[^`]*/g
  const statements = readdirSync(module, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('store.ts') && file !== join('reading', 'feed-store.ts'))
    .flatMap(file => (readFileSync(join(module, file), 'utf8').match(reads) ?? []).map(sql => [file, sql]))

  it.each(statements)('leaves out what was withdrawn: %s', (_file, statement) => {
    expect(statement).toMatch(/shownChange|withdrawn_at/)
  })

  it('is in more than a few files: this looks at something', () => {
    expect(new Set(statements.map(([file]) => file)).size).toBeGreaterThan(4)
  })
})

describe('the pasts of a council’s homes', () => {
  it('are told as if each thing had been known on its day, whenever its records were brought in', async () => {
    const ratings = rated(['Good', '2024-05-01', 'r2'], ['Inadequate', '2022-05-01', 'r1'])
    await bring('10', careHome('1-1', ratings), careHome('1-2', closed))
    const pasts = await inTransaction(database.app.pool, { councilId: oldham, readOnly: true }, tx =>
      pastsOfCouncil(tx, oldham),
    )
    expect(pasts.map(({ home }) => home.id).toSorted()).toEqual(['1-1', '1-2'].map(homeIdFor).toSorted())
    const past = pasts.find(({ home }) => home.id === homeIdFor('1-1'))
    if (!past) throw new Error('The home is not there')
    const onDays = ['2022-04-30', '2023-01-01', '2025-01-01'].map(day => homeOn(past, day)?.rating)
    expect(onDays).toEqual([null, 'inadequate', 'good'])
  })
})
