import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { NotAllowed } from '#platform/errors.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import type { JobRequest } from '#platform/jobs/job.ts'
import { createRunner, type Runner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { homes } from '../index.ts'
import { recordLocalFacts, withdrawLocalFact } from '../local-facts/commands.ts'
import { getLocalFacts } from '../local-facts/queries.ts'
import { recordHealth, tellIcbOfGaps } from './commands.ts'
import { exportHealthGaps, getHealth, listHealthGaps, whoToTell } from './queries.ts'

const database = testDatabase()
const councils = { own: stableId('council', 'own'), other: stableId('council', 'other') }
const ids = {
  alder: stableId('home', 'alder'),
  alderOld: stableId('home', 'alder before'),
  birch: stableId('home', 'birch'),
  shut: stableId('home', 'shut'),
  elsewhere: stableId('home', 'elsewhere'),
}
const jobs: JobRequest[] = []
let runner: Runner
const open = () =>
  createRunner({
    ...{ pool: database.app.pool, policy: homes.policy, ids: systemIds },
    clock: fixedClock('2026-11-16T09:00:00Z'),
    enqueue: async (_tx, job) => {
      jobs.push(job)
    },
  })
const as = (role: 'partner' | 'commissioner' | 'quality-officer' | 'analyst', name: string = role) => ({
  actor: { id: stableId('account', name), name, role, councilId: councils.own, homeIds: [] },
  via: 'page' as const,
})
const partner = as('partner')

beforeAll(async () => {
  runner = open()
  const db = database.superuser
  for (const [name, id] of Object.entries(councils))
    await db.query(
      `insert into platform.council (id, code, name, nice_name, fictional) values ($1, $2, $2, $2, true)`,
      [id, name],
    )
  const add = `insert into homes.home (id, council_id, name, address, registered, nursing, changed_at, search_name, search_words, joined_into)
     values ($1, $2, $3, '1 Reed Lane', $4, false, now(), 'x', '{x}', $5)`
  await db.query(add, [ids.alder, councils.own, 'Alder House', true, null])
  await db.query(add, [ids.alderOld, councils.own, 'Alder House (old)', true, ids.alder])
  await db.query(add, [ids.birch, councils.own, 'Birch House', true, null])
  await db.query(add, [ids.shut, councils.own, 'Shut House', false, null])
  await db.query(add, [ids.elsewhere, councils.other, 'Elsewhere House', true, null])
  for (const [name, role] of [
    ['partner', 'partner'],
    ['second partner', 'partner'],
    ['analyst', 'analyst'],
  ]) {
    const account = stableId('account', String(name))
    await db.query(
      `insert into platform.account (council_id, id, name, email, created_at) values ($1, $2, $3, $4, now())`,
      [councils.own, account, name, `${account}@example.org`],
    )
    await db.query(
      `insert into platform.role_grant (council_id, id, account_id, role, granted_at) values ($1, $2, $3, $4, now())`,
      [councils.own, stableId('grant', String(name)), account, role],
    )
  }
  await say(ids.alderOld, { weeklyRound: false, dentist: true, gpPractice: 'The Causeway Practice' })
  await say(ids.alder, { weeklyPriceCouncil: 812, occupied: 30, fundedByNhs: 4, pets: true })
})

const say = (
  homeId: string,
  values: Record<string, unknown>,
  asOf = '2026-11-01',
  who = as('commissioner'),
) => runner.run(recordLocalFacts, { homeId, values, asOf, source: 'council' }, who)
const health = (homeId: string, who = partner) => runner.ask(getHealth, { homeId }, who)
const gaps = async (filter: object = { state: 'absent' }, who = partner) =>
  (await runner.ask(listHealthGaps, filter, who)).items.map(row => [row.home.name, row.absent, row.toldOn])

describe('What a partner sees of a home', () => {
  it('is health around it, what choice means there and who pays; no price, no place, no contract', async () => {
    const { facts, missing, occupancy } = await health(ids.alder)
    expect(facts.map(fact => fact.key).toSorted()).toEqual(
      ['dentist', 'fundedByNhs', 'gpPractice', 'pets', 'weeklyRound'].toSorted(),
    )
    expect(missing).not.toContain('weeklyPriceCouncil')
    expect(missing).toContain('therapy')
    expect(occupancy).toBeNull()
    await expect(runner.ask(getLocalFacts, { homeId: ids.alder }, partner)).rejects.toBeInstanceOf(NotAllowed)
  })

  it('can be added to with what they know, and of nothing but health', async () => {
    const said = { homeId: ids.birch, asOf: '2026-11-10', source: 'nhs' as const }
    const { recorded } = await runner.run(recordHealth, { ...said, values: { weeklyRound: true } }, partner)
    expect(recorded).toEqual(['weeklyRound'])
    const price = runner.run(recordHealth, { ...said, values: { weeklyPriceCouncil: 5 } as never }, partner)
    await expect(price).rejects.toMatchObject({ name: 'Invalid' })
    const all = runner.run(recordLocalFacts, { ...said, values: { weeklyRound: false } }, partner)
    await expect(all).rejects.toBeInstanceOf(NotAllowed)
  })

  it('is withdrawn by the partner who said it, and by no other', async () => {
    const { facts } = await health(ids.birch)
    const factId = facts.find(fact => fact.key === 'weeklyRound')?.id ?? ''
    const withdraw = (who: ReturnType<typeof as>) =>
      runner.run(withdrawLocalFact, { factId, reason: 'Another home' }, who)
    await expect(withdraw(as('partner', 'second partner'))).rejects.toBeInstanceOf(NotAllowed)
    await expect(withdraw(as('analyst'))).rejects.toBeInstanceOf(NotAllowed)
    expect(await withdraw(partner)).toMatchObject({ key: 'weeklyRound' })
  })
})

describe('Gaps in health care', () => {
  it('are what is not there at open homes of the council, under the name a home has now', async () => {
    await say(ids.shut, { dentist: false })
    await say(ids.elsewhere, { dentist: false })
    expect(await gaps()).toEqual([['Alder House', ['a weekly round'], null]])
  })

  it('are what was said last: a gap that was filled is none', async () => {
    await say(ids.birch, { dentist: false, woundHelp: false }, '2026-10-01')
    expect(await gaps()).toEqual([
      ['Birch House', ['a dentist', 'help with wounds'], null],
      ['Alder House', ['a weekly round'], null],
    ])
    await say(ids.birch, { dentist: true }, '2026-11-02')
    expect(await gaps({ state: 'absent', gap: 'dentist' })).toEqual([])
    expect(await gaps({ state: 'absent', gap: 'woundHelp' })).toHaveLength(1)
  })

  it('are listed too where nobody knows, and taken away as one list', async () => {
    const unknown = (await runner.ask(listHealthGaps, { state: 'unknown', gap: 'gpPractice' }, partner)).items
    expect(unknown.map(row => row.home.name)).toEqual(['Birch House'])
    expect((await runner.ask(exportHealthGaps, {}, partner)).items).toHaveLength(2)
  })

  it('come a page at a time, with how many there are', async () => {
    const second = await runner.ask(listHealthGaps, { page: 2, perPage: 1 }, partner)
    expect([second.total, second.items.length]).toEqual([2, 1])
  })
})

describe('Telling the ICB of gaps', () => {
  it('is for quality officers and commissioners', async () => {
    await expect(runner.run(tellIcbOfGaps, { how: 'other' }, partner)).rejects.toBeInstanceOf(NotAllowed)
  })

  it('needs somebody to write to, who is a partner’s', async () => {
    const { people, homes: count } = await runner.ask(whoToTell, {}, as('commissioner'))
    expect(people.map(person => person.name)).toEqual(['partner', 'second partner'])
    expect(count).toBe(2)
    const analyst = stableId('account', 'analyst')
    const to = runner.run(tellIcbOfGaps, { how: 'lantern', to: [analyst] }, as('commissioner'))
    await expect(to).rejects.toThrow('Choose at least one person of a partner')
  })

  it('writes to them once, says nothing of any home, and keeps the day at each home with a gap', async () => {
    const to = [partner.actor.id, partner.actor.id]
    const told = await runner.run(tellIcbOfGaps, { how: 'lantern', to }, as('commissioner'))
    expect(told).toEqual({ homes: 2, messages: 1 })
    const { rows } = await database.superuser.query('select subject, body, link from platform.message')
    expect(rows).toMatchObject([{ link: '/health-gaps' }])
    expect(JSON.stringify(rows)).not.toMatch(/Alder|Birch|dentist|wound/)
    expect(jobs.map(job => job.command)).toEqual(['platform.sendMessage'])
    expect(await gaps()).toEqual([
      ['Alder House', ['a weekly round'], '2026-11-16'],
      ['Birch House', ['help with wounds'], '2026-11-16'],
    ])
    expect(await gaps({ told: 'no' })).toEqual([])
  })
})
