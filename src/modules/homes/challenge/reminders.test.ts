import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { mergePolicies } from '#platform/access/policy.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { fixedClock } from '#platform/clock.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { NotAllowed } from '#platform/errors.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import type { JobRequest } from '#platform/jobs/job.ts'
import { notifyPart } from '#platform/notify/index.ts'
import { createRunner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { policy } from '../policy.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { addCouncils, oldham, rochdale, testRegister } from '../testing/register.ts'
import { raiseChallenge, refuseChallenge, sendChallengeToCqc } from './commands.ts'
import { challengeReminders } from './reminders.ts'
import { dueChallenges } from './reminders-store.ts'

const database = testDatabase()
const alder = homeIdFor('1-1000001')
const birch = homeIdFor('1-1000002')
const accountOf = (name: string) => stableId('account', name)
const quality = accountOf('quality-officer')
const colleague = accountOf('another quality officer')
const raiser = accountOf('commissioner')
const manager = accountOf('provider-manager')

beforeAll(async () => {
  await addCouncils(database)
  const homes = ['1-1000001', '1-1000002'].map(id => careHome(id))
  await testRegister(database).import({ folder: await folderOf(homes) })
  await person(oldham, quality, 'quality-officer')
  await person(oldham, colleague, 'quality-officer')
  await person(oldham, raiser, 'commissioner')
  await person(oldham, manager, 'provider-manager', alder)
  await person(oldham, accountOf('analyst'), 'analyst')
  await person(rochdale, accountOf('rochdale'), 'quality-officer')
})
beforeEach(async () => {
  await database.superuser.query('truncate homes.challenge, platform.message, platform.exclusion')
  await database.superuser.query(`delete from platform.event where action = 'ChallengeReminded'`)
})

async function person(council: string, id: string, role: PersonRole, home: string | null = null) {
  await database.superuser.query(
    `insert into platform.account (council_id, id, name, email) values ($1, $2, 'Edith Quin', $3)`,
    [council, id, `${id}@fenmarsh.test`],
  )
  await database.superuser.query(
    `insert into platform.role_grant (council_id, id, account_id, role, home_id) values ($1, $2, $2, $3, $4)`,
    [council, id, role, home],
  )
}

/** Raised on Monday 16 November 2026: due on Monday the 30th. */
async function raise(homeId = alder, role: PersonRole = 'commissioner', on = '2026-11-16', factKey = 'beds') {
  const { runner, as } = testRegister(database, fixedClock(`${on}T10:00:00Z`))
  const input = { homeId, factKey, proposed: '18', reason: 'Mrs Quin counted two fewer' }
  return runner.run(raiseChallenge, input, as(role, role === 'provider-manager' ? { homeIds: [homeId] } : {}))
}

const policies = mergePolicies([policy, notifyPart.policy])

function morning(day: string, jobs: JobRequest[] = []) {
  const clock = fixedClock(`${day}T07:30:00Z`)
  const enqueue = async (_tx: unknown, job: JobRequest) => void jobs.push(job)
  return createRunner({ pool: database.app.pool, policy: policies, clock, ids: systemIds, enqueue })
}

function remind(day: string, input: unknown = {}, council = oldham, jobs: JobRequest[] = []) {
  const caller = { actor: systemActor(council), via: 'job' as const }
  return morning(day, jobs).run(challengeReminders.command, input, caller)
}

async function messages() {
  const found = await database.superuser.query(
    `select to_account, template, reference, link, subject, body from platform.message order by created_at, id`,
  )
  return found.rows
}

async function reminded() {
  const found = await database.superuser.query(
    `select council_id, subject_type, subject_id, actor_role, data from platform.event
      where action = 'ChallengeReminded' order by at, id`,
  )
  return found.rows
}

describe('a challenge whose target is near', () => {
  it('is brought to those who may settle it and to who raised it, in one message each', async () => {
    const { id } = await raise()
    expect(await remind('2026-11-25')).toEqual({ reminded: 0, messages: 0, nobody: 0 })
    expect(await remind('2026-11-26')).toEqual({ reminded: 1, messages: 3, nobody: 0 })
    const sent = await messages()
    expect(sent.map(one => one.to_account).sort()).toEqual([quality, colleague, raiser].sort())
    expect(sent[0]).toMatchObject({ template: 'due-or-late', link: `/challenges/${id}` })
    expect(await reminded()).toEqual([
      {
        ...{ council_id: oldham, subject_type: 'challenge', subject_id: id, actor_role: 'system' },
        data: { state: 'raised', dueOn: '2026-11-30', turn: 'due-soon', standing: 'local target', told: 3 },
      },
    ])
  })

  it('is not brought up twice on one day, nor the next day', async () => {
    await raise()
    await remind('2026-11-26')
    expect(await remind('2026-11-26')).toEqual({ reminded: 0, messages: 0, nobody: 0 })
    expect(await remind('2026-11-27')).toEqual({ reminded: 0, messages: 0, nobody: 0 })
    expect(await messages()).toHaveLength(3)
    expect(await reminded()).toHaveLength(1)
  })

  it('is brought up once when two runs meet', async () => {
    await raise()
    const both = await Promise.all([remind('2026-11-26'), remind('2026-11-26')])
    expect(both.map(one => one.messages).sort()).toEqual([0, 3])
    expect(await messages()).toHaveLength(3)
  })

  it('is one message for several, which leads to the list', async () => {
    await raise()
    const { id } = await raise(birch, 'provider-manager')
    expect(await remind('2026-11-26')).toEqual({ reminded: 2, messages: 4, nobody: 0 })
    const links = new Map((await messages()).map(one => [one.to_account, one.link]))
    expect(links.get(quality)).toBe('/challenges')
    expect(links.get(manager)).toBe(`/challenges/${id}`)
  })

  it('is left alone once it was settled or sent to CQC', async () => {
    const { runner, as } = testRegister(database)
    const settled = await raise()
    const note = { challengeId: settled.id, version: 1, outcomeNote: 'They are bedrooms' }
    await runner.run(refuseChallenge, note, as('quality-officer'))
    const sent = await raise(birch)
    const reference = { challengeId: sent.id, version: 1, cqcReference: 'E-mail' }
    await runner.run(sendChallengeToCqc, reference, as('quality-officer'))
    expect(await remind('2026-12-01')).toEqual({ reminded: 0, messages: 0, nobody: 0 })
  })
})

describe('a challenge past its target', () => {
  it('is brought up on the first morning after, and again after five working days', async () => {
    await raise()
    const counts: [string, number][] = []
    for (let day = Temporal.PlainDate.from('2026-11-23'); counts.length < 17; day = day.add({ days: 1 })) {
      counts.push([day.toString(), (await remind(day.toString())).messages])
    }
    expect(counts.filter(([, count]) => count > 0)).toEqual([
      ['2026-11-26', 3],
      ['2026-12-01', 3],
      ['2026-12-08', 3],
    ])
    expect((await reminded()).map(one => one.data.turn)).toEqual(['due-soon', 'past-1', 'past-2'])
  })

  it('is never brought up on a bank holiday', async () => {
    await raise(alder, 'commissioner', '2026-12-11')
    expect(await remind('2026-12-25')).toMatchObject({ messages: 0 })
    expect(await remind('2026-12-28')).toMatchObject({ messages: 0 })
    expect(await remind('2026-12-29')).toMatchObject({ messages: 3 })
  })
})

describe('a reminder', () => {
  it('says nothing of a person, a home or a fact', async () => {
    const { id } = await raise()
    await remind('2026-11-26')
    for (const { reference, subject, body } of await messages()) {
      expect(`${reference} ${subject} ${body.replace(id, '')}`).not.toMatch(
        /Quin|Alder|challenge(?!s\/)|beds|18/i,
      )
    }
    expect(JSON.stringify(await reminded())).not.toMatch(/Quin|Alder|beds|@/i)
  })

  it('does not go to somebody with a conflict of interest, nor beyond the council', async () => {
    await raise()
    await database.superuser.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason)
       values ($1, $2, $2, 'home', $3, 'Family')`,
      [oldham, colleague, alder],
    )
    expect(await remind('2026-11-26', {}, rochdale)).toEqual({ reminded: 0, messages: 0, nobody: 0 })
    await remind('2026-11-26')
    expect((await messages()).map(one => one.to_account).sort()).toEqual([quality, raiser].sort())
  })

  it('that nobody could be told of is tried again the next morning', async () => {
    await raise()
    const close = 'update platform.account set disabled_at = $1 where council_id = $2'
    await database.superuser.query(close, ['2026-11-20T09:00:00Z', oldham])
    expect(await remind('2026-11-26')).toEqual({ reminded: 0, messages: 0, nobody: 1 })
    await database.superuser.query(close, [null, oldham])
    expect(await remind('2026-11-27')).toEqual({ reminded: 1, messages: 3, nobody: 0 })
  })

  it('is Lantern’s own to give', async () => {
    const { as } = testRegister(database)
    const asked = morning('2026-11-26').run(challengeReminders.command, {}, as('quality-officer'))
    await expect(asked).rejects.toThrow(NotAllowed)
  })
})

describe('a council with many challenges', () => {
  const many = 450
  beforeEach(() =>
    database.superuser.query(
      `insert into homes.challenge (council_id, id, home_id, fact_key, proposed, reason, state, raised_by,
         raised_at, due_on)
       select $1, gen_random_uuid(), $2, 'beds', 'x', 'x',
              case when i <= $4 then 'raised' else 'upheld' end, $3, '2026-11-02T09:00:00Z', '2026-11-16'
         from generate_series(1, $4 + 5000) i`,
      [oldham, alder, raiser, many],
    ),
  )

  it('works page by page, each a job of its own, and still sends each person one message', async () => {
    const jobs: JobRequest[] = []
    const { name } = challengeReminders.command
    const results = [await remind('2026-11-17', {}, oldham, jobs)]
    for (let job = nextOf(jobs, name); job; job = nextOf(jobs, name)) {
      results.push(await remind('2026-11-17', job.input, oldham, jobs))
    }
    expect(results.map(one => one.reminded)).toEqual([200, 200, 50])
    expect(results.map(one => one.messages)).toEqual([3, 0, 0])
    expect((await messages()).map(one => one.link)).toEqual(Array(3).fill('/challenges'))
    expect(new Set((await reminded()).map(one => one.subject_id)).size).toBe(many)
  })

  it('does not go on with yesterday’s run: this morning’s takes it up', async () => {
    const after = { day: '2026-11-17', dueOn: '2026-11-16', id: stableId('challenge') }
    expect(await remind('2026-11-18', { after })).toEqual({ reminded: 0, messages: 0, nobody: 0 })
  })

  it('is looked through by an index', async () => {
    await database.superuser.query('analyze homes.challenge')
    const after = { dueOn: '2026-11-16', id: stableId('challenge') }
    const wanted = { states: ['raised'] as const, until: '2026-11-19', limit: 200 }
    const statements = [dueChallenges(oldham, wanted), dueChallenges(oldham, { ...wanted, after })]
    for (const statement of statements) {
      const plan = await inTransaction(database.app.pool, { councilId: oldham }, tx =>
        sql`explain ${statement}`.execute(tx),
      )
      expect(JSON.stringify(plan.rows)).toContain('challenge_open')
    }
  })
})

/** Takes the job that goes on with the run, if there is one. */
function nextOf(jobs: JobRequest[], name: string): JobRequest | undefined {
  const at = jobs.findIndex(job => job.command === name)
  return at < 0 ? undefined : jobs.splice(at, 1)[0]
}
