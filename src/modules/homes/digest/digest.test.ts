import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { mergePolicies } from '#platform/access/policy.ts'
import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import type { JobRequest } from '#platform/jobs/job.ts'
import { type Messenger, notifyPart, provideMessenger } from '#platform/notify/index.ts'
import { createRunner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { saveFilter } from '../filters/commands.ts'
import { policy } from '../policy.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { addCouncils, oldham, rochdale, testRegister } from '../testing/register.ts'
import { watch } from '../watches/units.ts'
import type { Rhythm } from './schema.ts'
import { digestSchedule, sendDigest, sendDigests } from './sending.ts'
import { chooseDigest, getDigest } from './units.ts'

const database = testDatabase()
const policies = mergePolicies([policy, notifyPart.policy])
const [sendMessage] = notifyPart.commands
const [listMessages] = notifyPart.queries
const alder = homeIdFor('1-1000001')
const priya = stableId('account', 'priya')
const ngozi = stableId('account', 'ngozi')
const sent: Parameters<Messenger['send']>[0][] = []

provideMessenger(
  {
    async send(message) {
      sent.push(message)
      return { state: 'sent' }
    },
  },
  'https://lantern.test',
)

const as = (id: string) => ({
  actor: { id, name: 'x', role: 'quality-officer' as const, councilId: oldham, homeIds: [] },
  via: 'page' as const,
})
const lantern = { actor: systemActor(oldham), via: 'job' as const }

function at(moment: string, jobs: JobRequest[] = []) {
  const enqueue = async (_tx: unknown, job: JobRequest) => void jobs.push(job)
  const clock = fixedClock(moment)
  return createRunner({ pool: database.app.pool, policy: policies, clock, ids: systemIds, enqueue })
}

/** All that one morning's tick leads to, job by job; answers how many mails went. */
async function morning(moment: string): Promise<number> {
  const before = sent.length
  const jobs: JobRequest[] = []
  const runner = at(moment, jobs)
  await runner.run(sendDigests, {}, lantern)
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const unit = job.command === sendDigest.name ? sendDigest : sendMessage
    await runner.run(unit as typeof sendDigest, job.input, lantern)
  }
  return sent.length - before
}

async function importAt(moment: string, beds: number): Promise<void> {
  const records = [
    careHome('1-1000001', { name: 'Alder House', numberOfBeds: beds }),
    careHome('1-1000002', { name: 'Birch House', numberOfBeds: beds + 20 }),
  ]
  await testRegister(database, fixedClock(moment)).import({ folder: await folderOf(records) })
}

const choose = (every: Rhythm, id = priya, moment = '2026-11-16T12:00:00Z') =>
  at(moment).run(chooseDigest, { every }, as(id))
const watchAlder = (id = priya) => at('2026-11-16T12:00:00Z').run(watch, { kind: 'home', id: alder }, as(id))

beforeAll(async () => {
  await addCouncils(database)
  for (const id of [priya, ngozi]) {
    await database.superuser.query(
      `insert into platform.account (council_id, id, name, email) values ($1, $2, 'Edith Quin', $3)`,
      [oldham, id, `${id}@oldham.test`],
    )
    await database.superuser.query(
      `insert into platform.role_grant (council_id, id, account_id, role) values ($1, $2, $2, 'quality-officer')`,
      [oldham, id],
    )
  }
})
beforeEach(async () => {
  sent.length = 0
  await database.superuser.query(
    `truncate homes.digest, homes.saved_filter, homes.filter_move, homes.watch, homes.change, homes.home, homes.import, platform.message cascade`,
  )
  await database.superuser.query('update platform.account set disabled_at = null')
  await database.superuser.query('update platform.role_grant set revoked_at = null')
  await importAt('2026-11-02T09:00:00Z', 20)
})

describe('Mail about what somebody watches', () => {
  it('says what the register says of it, where to read on and how to stop, and nothing else', async () => {
    await watchAlder()
    await choose('weekday')
    await importAt('2026-11-16T15:00:00Z', 30)
    expect(await morning('2026-11-17T07:00:00Z')).toBe(1)
    const [mail] = sent
    expect(mail?.to).toBe(`${priya}@oldham.test`)
    expect(mail?.subject).toBe('What changed in what you follow: NEWS-2026-11-17')
    expect(mail?.body).toContain('\n\n- Alder House: Beds: 20 before, 30 now.\n\n')
    expect(mail?.body).toContain(
      'to stop it, sign in and open “What you watch”: https://lantern.test/watches',
    )
    expect(mail?.body).not.toMatch(/Birch|Quin/)
  })

  it('tells of watched filters without the words their owner chose', async () => {
    const search = { bedsTo: 45, q: 'House' }
    const filter = await at('2026-11-16T12:00:00Z').run(
      saveFilter,
      { name: 'Where Mrs Quin moves', search },
      as(priya),
    )
    await at('2026-11-16T12:00:00Z').run(watch, { kind: 'filter', id: filter.id }, as(priya))
    await choose('weekday')
    await importAt('2026-11-16T15:00:00Z', 30)
    expect(await morning('2026-11-17T07:00:00Z')).toBe(1)
    expect(sent[0]?.body).toContain('- Birch House: No longer matches a filter that you watch.')
    expect(sent[0]?.body).toContain('- Alder House: Beds: 20 before, 30 now.')
    expect(sent[0]?.body).not.toMatch(/Quin|“House”/)
  })

  it('comes once however often the job runs, and tells each change once', async () => {
    await watchAlder()
    await choose('weekday')
    await importAt('2026-11-16T15:00:00Z', 30)
    expect(await morning('2026-11-17T07:00:00Z')).toBe(1)
    expect(await morning('2026-11-17T07:00:10Z')).toBe(0)
    expect(await morning('2026-11-18T07:00:00Z')).toBe(0)
    await importAt('2026-11-18T07:00:00.000001Z', 31)
    expect(await morning('2026-11-19T07:00:00Z')).toBe(1)
    expect(sent.at(-1)?.body).toContain('- Alder House: Beds: 30 before, 31 now.\n\n')
    expect(sent.at(-1)?.body).not.toContain('20 before')
  })

  it('comes once when two workers write it at once', async () => {
    await watchAlder()
    await choose('weekday')
    await importAt('2026-11-16T15:00:00Z', 30)
    const run = () => at('2026-11-17T07:00:00Z').run(sendDigest, { accountId: priya }, lantern)
    const both = await Promise.all([run(), run()])
    expect(both.map(one => one.changes).sort()).toEqual([0, 1])
  })

  it('is not sent when nothing changed, nor to who asked for none', async () => {
    await watchAlder()
    await choose('weekday')
    await watchAlder(ngozi)
    expect(await morning('2026-11-17T07:00:00Z')).toBe(0)
    await importAt('2026-11-17T15:00:00Z', 30)
    expect(await morning('2026-11-18T07:00:00Z')).toBe(1)
    await choose('never')
    await importAt('2026-11-18T15:00:00Z', 31)
    expect(await morning('2026-11-19T07:00:00Z')).toBe(0)
  })

  it('comes on Mondays alone for who chose that, with the week’s news', async () => {
    await watchAlder()
    await choose('monday')
    await importAt('2026-11-17T15:00:00Z', 30)
    await importAt('2026-11-19T15:00:00Z', 31)
    expect(await morning('2026-11-20T07:00:00Z')).toBe(0)
    expect(await morning('2026-11-23T07:00:00Z')).toBe(1)
    expect(sent[0]?.body).toContain('Beds: 20 before, 30 now')
    expect(sent[0]?.body).toContain('Beds: 30 before, 31 now')
  })

  it.each([
    ['whose account is closed', 'update platform.account set disabled_at = now() where id = $1'],
    ['who has no role any more', 'update platform.role_grant set revoked_at = now() where account_id = $1'],
  ])('does not go to somebody %s', async (_who, end) => {
    await watchAlder()
    await choose('weekday')
    await importAt('2026-11-16T15:00:00Z', 30)
    await database.superuser.query(end, [priya])
    expect(await morning('2026-11-17T07:00:00Z')).toBe(0)
  })

  it('waits for an import under way: what that has noticed would be lost between two mails', async () => {
    await watchAlder()
    await choose('weekday')
    const client = await database.superuser.connect()
    try {
      await client.query('begin; select pg_advisory_xact_lock(7311004)')
      await expect(morning('2026-11-17T07:00:00Z')).rejects.toMatchObject({ name: 'Unavailable' })
    } finally {
      await client.query('rollback')
      client.release()
    }
    await importAt('2026-11-17T06:59:00Z', 30)
    expect(await morning('2026-11-17T07:05:00Z')).toBe(1)
  })

  it('is shown to no administrator, sent or not', async () => {
    await watchAlder()
    await choose('weekday')
    await importAt('2026-11-16T15:00:00Z', 30)
    await at('2026-11-17T07:00:00Z').run(sendDigest, { accountId: priya }, lantern)
    const waiting = await database.superuser.query('select published from platform.message')
    expect(waiting.rows).toEqual([{ published: ['Alder House: Beds: 20 before, 30 now.'] }])
    const administrator = { ...as(ngozi), actor: { ...as(ngozi).actor, role: 'administrator' as const } }
    const seen = await at('2026-11-17T08:00:00Z').ask(listMessages, {}, administrator)
    expect(seen.items).toMatchObject([{ template: 'news', state: 'waiting' }])
    expect(JSON.stringify(seen)).not.toContain('Alder')
  })

  it('leaves in the outbox neither what it told nor, once sent, the lines themselves', async () => {
    await watchAlder()
    await choose('weekday')
    await importAt('2026-11-16T15:00:00Z', 30)
    await morning('2026-11-17T07:00:00Z')
    const kept = await database.superuser.query('select subject, body, published, link from platform.message')
    expect(kept.rows).toHaveLength(1)
    expect(JSON.stringify(kept.rows)).not.toContain('Alder')
    const events = await database.superuser.query(
      `select data from platform.event where action = 'DigestPosted'`,
    )
    expect(events.rows.at(-1)).toEqual({ data: { changes: 1 } })
  })

  it('is each council’s own, and Lantern’s to send', async () => {
    await watchAlder()
    await choose('weekday')
    const other = { actor: systemActor(rochdale), via: 'job' as const }
    expect(await at('2026-11-17T07:00:00Z').run(sendDigests, {}, other)).toEqual({ due: 0 })
    await expect(at('2026-11-17T07:00:00Z').run(sendDigests, {}, as(priya))).rejects.toMatchObject({
      name: 'NotAllowed',
    })
    expect(digestSchedule.cron).toBe('0 7 * * 1-5')
  })

  it('is chosen by each person for themselves; another rhythm goes on from what was told', async () => {
    expect(await choose('weekday')).toEqual({ every: 'weekday', toldUntil: '2026-11-16T12:00:00Z' })
    expect(await choose('monday', priya, '2026-11-18T12:00:00Z')).toEqual({
      every: 'monday',
      toldUntil: '2026-11-16T12:00:00Z',
    })
    const ask = (id: string) => at('2026-11-18T12:00:00Z').ask(getDigest, {}, as(id))
    expect(await ask(ngozi)).toEqual({ every: 'never', toldUntil: null })
    expect(await choose('never')).toEqual({ every: 'never', toldUntil: null })
  })
})
