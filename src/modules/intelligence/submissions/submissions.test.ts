import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { liveOf } from '../tellings/live-store.ts'
import { clear, knownOn } from '../tellings/telling-store.ts'
import { isolationWorld } from '../testing/isolation-world.ts'
import { contribute, correctSubmission, takeBackSubmission } from './commands.ts'
import { decideDouble, listDoubles } from './doubles.ts'
import { importFoodHygiene, importPartnerSignals, undoSubmissionFile } from './file-commands.ts'
import { listSubmissionFiles } from './file-queries.ts'
import { getSubmission, listSubmissions } from './queries.ts'

const world = isolationWorld()
const [own, other, small = ''] = world.homeIds
const by = (role: PersonRole) => world.as(role)
const facts = (more: object = {}) => ({
  ...{ homeId: other, partner: 'district-nurses', kind: 'pressure-damage', from: '2026-11-10' },
  ...{ seenBy: 'nurse', sureness: 'verified', ...more },
})
const tell = (more: object = {}, role: PersonRole = 'partner', now?: string) =>
  world.runner(now).run(contribute, facts(more), by(role))
const live = () =>
  inTransaction(world.database.app.pool, { councilId: world.councilId }, async tx => {
    await clear(tx)
    return liveOf(tx, world.councilId, world.homeIds)
  })
const knownThen = (day: string) =>
  inTransaction(world.database.app.pool, { councilId: world.councilId }, tx =>
    knownOn(tx, world.councilId, other, day),
  )

beforeAll(async () => {
  const { superuser } = world.database
  await superuser.query('update homes.home set beds = 6 where id = $1', [small])
  await superuser.query(`update homes.home set postcode = 'FM1 2AB'`)
})
beforeEach(() =>
  world.database.superuser.query(
    'truncate intelligence.submission, intelligence.submission_file, intelligence.submission_double, intelligence.telling, intelligence.live, intelligence.stale cascade',
  ),
)

describe('something a partner tells', () => {
  it('is a signal at once, and comes back as it was told', async () => {
    const { id } = await tell({ reference: 'DN-1' })
    const [row] = await live()
    expect(row).toMatchObject({
      key: `partners/${id}`,
      family: 'health',
      standing: 'found',
      restriction: 'council',
    })
    const told = await world.runner().ask(getSubmission, { submissionId: id }, by('partner'))
    expect(told).toMatchObject({ reference: 'DN-1', label: expect.stringContaining('Pressure'), mine: true })
  })

  it.each([
    ['a day to come', { from: '2026-12-01' }, 'from'],
    ['a period that ends before it begins', { to: '2026-11-01' }, 'to'],
    ['a return without its number', { kind: 'falls-return' }, 'count'],
    ['a coroner’s report by another', { kind: 'prevent-future-deaths' }, 'kind'],
    ['an NHS number', { reference: '943 476 5919' }, 'reference'],
    ['another NHS number', { reference: '943-476-5919' }, 'reference'],
    ['the council’s own complaints by a partner', { partner: 'complaints-team' }, 'partner'],
    ['CQC’s enforcement by another', { kind: 'cqc-enforcement' }, 'kind'],
    ['bed days where nothing is counted', { bedDays: 30 }, 'bedDays'],
    ['the home’s own voice by a partner', { partner: 'home', seenBy: 'home-staff' }, 'partner'],
  ])('with %s is refused', async (_what, more, field) => {
    const refused = await tell(more).catch(error => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect((refused as Invalid).faults.map(fault => fault.field)).toContain(field)
  })

  it('corrected or taken back counts so from then on, and the past stays', async () => {
    const { id } = await tell({}, 'partner', '2026-11-11T09:00:00Z')
    const run = world.runner('2026-11-13T09:00:00Z')
    const correct = { ...facts({ sureness: 'hearsay' }), submissionId: id, version: 1 }
    await run.run(correctSubmission, correct, by('quality-officer'))
    await expect(run.run(correctSubmission, correct, by('quality-officer'))).rejects.toThrow(Conflict)
    expect((await live())[0]?.standing).toBe('alleged')
    await world
      .runner()
      .run(takeBackSubmission, { submissionId: id, version: 2, why: 'not-so' }, by('partner'))
    expect(await live()).toEqual([])
    const standing = async (day: string) => (await knownThen(day))[0]?.standing
    expect([
      await standing('2026-11-12'),
      await standing('2026-11-14'),
      await standing('2026-11-16'),
    ]).toEqual(['found', 'alleged', undefined])
  })

  it('by the home is its own word, and of that home alone', async () => {
    const mine = { partner: 'home', seenBy: 'home-staff', kind: 'falls-return', count: 3, homeId: own }
    await tell(mine, 'provider-manager')
    expect((await live())[0]).toMatchObject({ independence: 'self-reported', family: 'home', count: 3 })
    await expect(tell({ ...mine, homeId: other }, 'provider-manager')).rejects.toThrow(NotAllowed)
  })

  it('of a small home is kept to those who know of every case, and whoever told it', async () => {
    const { id } = await tell({ homeId: small })
    expect((await live())[0]?.restriction).toBe('case-roles')
    const read = (role: PersonRole) => world.runner().ask(getSubmission, { submissionId: id }, by(role))
    await expect(read('quality-officer')).rejects.toThrow(NotFound)
    expect((await read('safeguarding-manager')).id).toBe(id)
    expect((await read('partner')).id).toBe(id)
    const list = async (role: PersonRole) => (await world.runner().ask(listSubmissions, {}, by(role))).total
    expect([await list('quality-officer'), await list('partner')]).toEqual([0, 1])
  })
})

const file = (text: string, fileName = 'seen.csv') => ({
  fileName,
  mimeType: 'text/csv',
  bytes: new TextEncoder().encode(text),
})
const HEAD = 'Care home,Postcode,Organisation,Kind,Date,Seen by,How sure,Reference,What happened\n'
const line = (home: string, kind = 'medicines', on = '10/11/2026') =>
  `${home},fm12ab,Ambulance service,${kind},${on},ambulance-crew,hearsay,A-1,Somebody was named here\n`
const bring = (text: string, dryRun = false) =>
  world.runner().run(importPartnerSignals, { upload: file(text), dryRun }, by('partner'))

describe('a partner’s file', () => {
  it('is told whole, the same file twice tells nothing twice, and what is not read is said', async () => {
    const text = HEAD + line('Test House A') + line('Test House B') + line('Test House B')
    expect(await bring(text, true)).toMatchObject({ told: 3, fileId: null })
    expect(await live()).toHaveLength(0)
    const report = await bring(text)
    expect(report).toMatchObject({ told: 3, known: 0 })
    expect(report.lines.at(-1)).toBe('These columns were not read: What happened')
    expect(await bring(text)).toMatchObject({ told: 0, known: 3 })
    expect(await live()).toHaveLength(3)
  })

  it('with one faulty row is refused whole, and a try says which', async () => {
    const text = HEAD + line('Test House A') + line('No Such House') + line('Test House B', 'ghosts', 'soon')
    const tried = await bring(text, true)
    expect(tried.faulty).toBe(true)
    expect(tried.lines.slice(0, 2)).toEqual([
      'Row 3: no home is found for it. Check its CQC location ID, or its name and postcode',
      'Row 4: “ghosts” is nothing of the list; “soon” is no day that can be read',
    ])
    await expect(bring(text)).rejects.toThrow(Invalid)
    expect(await live()).toEqual([])
  })

  it('brings in complaints, coroners’ reports and returns, each in its own voice and against its bed days', async () => {
    const head = 'care home,postcode,organisation,kind,date,to,seen by,how sure,count,occupied bed days\n'
    const rows = [
      'Test House A,FM1 2AB,complaints-team,complaint-care,10/11/2026,,relative,verified,,',
      'Test House B,FM1 2AB,Coroner,prevent-future-deaths,02/11/2026,,coroner,verified,,',
      'Test House A,FM1 2AB,The home itself,falls-return,01/10/2026,31/10/2026,home-staff,verified,3,930',
      'Test House B,FM1 2AB,The home itself,incidents-return,01/10/2026,31/10/2026,home-staff,verified,3,',
    ]
    const upload = file(head + rows.join('\n'))
    const bringIn = () =>
      world.runner().run(importPartnerSignals, { upload, dryRun: false }, by('quality-officer'))
    const { fileId, told } = await bringIn()
    expect(told).toBe(4)
    const says = (await live()).map(row => [row.what, row.family, row.restriction, row.denominator])
    expect(says.sort()).toEqual([
      ['partners.complaint-care', 'relatives-and-friends', 'council', null],
      ['partners.falls-return', 'home', 'council', 930],
      ['partners.incidents-return.by-beds', 'home', 'council', 1240],
      ['partners.prevent-future-deaths', 'public-record', 'published', null],
    ])
    expect((await bringIn()).told).toBe(0)
    const undo = { fileId: fileId ?? '' }
    expect(await world.runner().run(undoSubmissionFile, undo, by('quality-officer'))).toMatchObject({
      takenBack: 4,
    })
    expect(await live()).toEqual([])
    const none = file(`${head}${rows[2]?.replace('930', '0')}`)
    const refused = world
      .runner()
      .run(importPartnerSignals, { upload: none, dryRun: true }, by('quality-officer'))
    expect((await refused).lines[0]).toBe(
      'Row 2: “0” is no number of bed days above 0; leave it empty where it is not known',
    )
  })

  it('is taken back whole, once, and can come again', async () => {
    const text = HEAD + line('Test House A') + line('Test House B')
    const { fileId } = await bring(text)
    const undo = (role: PersonRole) =>
      world.runner().run(undoSubmissionFile, { fileId: fileId ?? '' }, by(role))
    await expect(undo('commissioner')).rejects.toThrow(NotAllowed)
    expect((await undo('partner')).takenBack).toBe(2)
    await expect(undo('quality-officer')).rejects.toThrow(Conflict)
    expect(await live()).toEqual([])
    expect((await bring(text)).told).toBe(2)
    const { items } = await world.runner().ask(listSubmissionFiles, {}, by('partner'))
    expect(items.map(one => one.undoneAt !== null).sort()).toEqual([false, true])
  })

  it.each([
    ['without its columns', 'name,beds\nLarkfield,3\n', 'lacks these columns'],
    ['without rows', HEAD, 'no rows'],
  ])('%s is refused in one line', async (_what, text, words) => {
    const refused = (await bring(text).catch(error => error)) as Invalid
    expect(refused.faults[0]?.message).toContain(words)
  })
})

it('food hygiene ratings are told of the homes they fit, and the others are listed', async () => {
  const place = (name: string, rating: string) =>
    `<EstablishmentDetail><FHRSID>1</FHRSID><BusinessName>${name}</BusinessName><BusinessTypeID>5</BusinessTypeID><PostCode>FM1 2AB</PostCode><RatingValue>${rating}</RatingValue><RatingDate>2026-05-01</RatingDate></EstablishmentDetail>`
  const xml = `<F><Header><ExtractDate>2026-07-21</ExtractDate></Header>${place('Test House A', '1')}${place('Little Stars Nursery', '5')}</F>`
  const upload = file(xml, 'ratings.xml')
  const bringFood = () =>
    world.runner().run(importFoodHygiene, { upload, dryRun: false }, by('quality-officer'))
  expect(await bringFood()).toMatchObject({ told: 1, unmatched: ['Row 2: Little Stars Nursery, FM1 2AB'] })
  expect((await live())[0]).toMatchObject({ grade: '1', restriction: 'published', severity: 3 })
  expect((await bringFood()).told).toBe(0)
})

describe('two that may be one event', () => {
  const officer = () => by('quality-officer')
  const pairs = async () => (await world.runner().ask(listDoubles, {}, officer())).items
  const decide = async (
    verdict: string,
    version: number,
    pair: { submissionId: string; source: string; key: string },
  ) => {
    const { submissionId, source, key } = pair
    return world.runner().run(decideDouble, { submissionId, version, source, key, verdict }, officer())
  }
  const events = async () => new Set((await live()).map(row => row.eventKey ?? row.key)).size

  it('are shown once, put together only by a person, and taken apart again', async () => {
    await tell()
    await tell({ partner: 'ambulance', from: '2026-11-12' })
    await tell({ partner: 'police', from: '2026-11-12', kind: 'kept-out' })
    const [pair, ...rest] = await pairs()
    expect(rest).toEqual([])
    if (!pair) throw new Error('There is no pair')
    expect(await events()).toBe(3)
    await decide('one-event', pair.version, pair)
    expect(await events()).toBe(2)
    expect(await pairs()).toEqual([])
    await decide('separate', pair.version + 1, pair)
    expect(await events()).toBe(3)
    expect(await pairs()).toEqual([])
  })

  it('of three become one event with three witnesses', async () => {
    for (const partner of ['district-nurses', 'ambulance', 'healthwatch']) await tell({ partner })
    expect(await pairs()).toHaveLength(3)
    for (let pair = (await pairs())[0]; pair; pair = (await pairs())[0])
      await decide('one-event', pair.version, pair)
    expect(await events()).toBe(1)
  })

  it('are not those of one source, far apart, or of no such pair', async () => {
    const { id } = await tell()
    await tell()
    await tell({ partner: 'ambulance', from: '2026-10-01' })
    expect(await pairs()).toEqual([])
    const none = { submissionId: id, source: 'partners', key: 'partners/none' }
    await expect(decide('one-event', 1, none)).rejects.toThrow(Conflict)
  })
})
