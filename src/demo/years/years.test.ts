import { beforeAll, describe, expect, test } from 'vitest'
import { conclusionFaults, needsSecondPerson } from '#law/concluding.ts'
import { type Section42Decision, section42Faults } from '#law/section-42.ts'
import { systemActor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { stableId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { openerFor, provideVault } from '#platform/vault/index.ts'
import { homeIdFor } from '#src/modules/homes/index.ts'
import { demoSafeguardingIds } from '../../modules/safeguarding/index.ts'
import { fenmarsh } from '../council.ts'
import { fenmarshId } from '../identity/index.ts'
import { type StoryName, stories } from '../stories.ts'
import { seedYears } from './seed.ts'

const now = Temporal.Instant.from('2026-11-16T09:00:00Z')
const homeOf = (name: StoryName) => homeIdFor(stories[name].locationId)

interface Written {
  readonly concernId: string
  readonly words: Buffer
}

describe('three years of the demonstration council', () => {
  const database = testDatabase()
  const seed = () => seedYears(database.urls.ownerUrl, now)
  const ask = async <T>(statement: string, values: unknown[] = []): Promise<T[]> =>
    (await database.superuser.query(statement, values)).rows

  async function opened<W>(rows: readonly Written[]): Promise<W[]> {
    return inTransaction(database.app.pool, { councilId: fenmarshId, readOnly: true }, async tx => {
      const ids = rows.map(row => row.concernId)
      const open = await openerFor({ tx, actor: systemActor(fenmarshId) }, ids)
      return rows.map(row => open(row.concernId, row.words) as W)
    })
  }

  beforeAll(async () => {
    provideVault('a master key for tests that is long enough')
    await ask(
      `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, $2, 'Fenmarsh', 'Fenmarsh', true)`,
      [fenmarshId, fenmarsh.code],
    )
    const told = Object.keys(stories).map(name => homeOf(name as StoryName))
    const others = Array.from({ length: 100 }, (_, n) => stableId('home', String(n)))
    for (const [at, id] of [...told, ...others].entries()) {
      await ask(
        `insert into homes.home (id, name, address, nursing, council_id, registered, changed_at, search_name, search_words, beds)
         values ($1, 'House', '1 Lane', $2, $3, true, now(), 'house', '{house}', $4)`,
        [id, at % 3 === 0, fenmarshId, 12 + ((at * 7) % 50)],
      )
    }
    await ask(
      `insert into safeguarding.team (council_id, id, name) values ($1, $2, 'North'), ($1, $3, 'South')`,
      [...[fenmarshId, demoSafeguardingIds.team, demoSafeguardingIds.otherTeam]],
    )
    expect(await seed()).toBeGreaterThan(1_200)
  })

  test('are made once', async () => {
    expect(await seed()).toBe(0)
  })

  test('are in the order of time, and nothing of them is in the future', async () => {
    const wrong = await ask(
      `select reference from safeguarding.concern c left join safeguarding.enquiry e on e.concern_id = c.id
        where received_at > coalesce(decided_at, received_at) or coalesce(decided_at, received_at) > coalesce(closed_at, $1)
           or greatest(received_at, decided_at, closed_at) > $1 or (c.state = 'closed') <> (closed_at is not null)
           or (c.state in ('received', 'looking')) <> (c.due_on is not null) or (c.outcome is null) <> (c.decided_at is null)
           or (c.outcome in ('enquiry', 'other-enquiry')) <> (e.id is not null)
           or e.ended_on < e.opened_on or (e.state in ('concluded', 'ceased', 'died')) <> (e.ended_on is not null)
           or (c.state = 'closed' and e.ended_on is null and e.id is not null)`,
      [now.toString()],
    )
    expect(wrong).toEqual([])
  })

  test('are decided as the law of the day has it', async () => {
    const rows = await ask<
      Written & Record<'needs' | 'abuse' | 'protect' | 'outcome' | 'reason' | 'route', string>
    >('select *, concern_id as "concernId" from safeguarding.decision')
    const words = await opened<Record<string, string>>(rows)
    for (const [at, { needs, abuse, protect, outcome, reason, route }] of rows.entries()) {
      const limb = (answer: string, name: string) => ({ answer, words: words[at]?.[name] })
      const limbs = {
        needs: limb(needs, 'needs'),
        abuse: limb(abuse, 'abuse'),
        protect: limb(protect, 'protect'),
      }
      const why = { reason: reason ?? undefined, route: route ?? undefined, reasonWords: words[at]?.reason }
      const decision = { limbs, outcome, ...why } as Section42Decision
      expect(section42Faults(decision, Temporal.PlainDate.from('2026-11-16'))).toEqual([])
    }
    const share = rows.filter(row => row.outcome === 'enquiry').length / rows.length
    expect(share).toBeGreaterThan(0.22)
    expect(share).toBeLessThan(0.4)
  })

  test('are concluded with what the commands ask for, and a second person reads what ends without action', async () => {
    const rows = await ask<Written & Record<string, string>>(
      `select c.*, concern_id as "concernId", risk_assessment as "riskAssessment", risk_worker as "riskWorker",
              risk_person as "riskPerson", exists (select from safeguarding.sign_off s where s.conclusion_id = c.id) as signed
         from safeguarding.conclusion c`,
    )
    const words = await opened<{ ceasing?: object }>(rows)
    for (const [at, row] of rows.entries()) {
      const { riskAssessment = '', capacity = '', riskWorker, riskPerson } = row
      const said = {
        riskAssessment,
        capacity,
        riskWorker: riskWorker ?? undefined,
        riskPerson: riskPerson ?? undefined,
      }
      expect(conclusionFaults(said, words[at]?.ceasing ?? {})).toEqual([])
      expect(row.signed).toBe(needsSecondPerson(riskAssessment))
    }
  })

  test('let nobody be asked by whoever leads, or after a death, or without a safe way', async () => {
    const wrong = await ask(
      `select f.id from safeguarding.feedback f join safeguarding.concern c on c.id = f.concern_id
         join people.person p on p.id = c.person_id
        where f.state = 'answered' and (f.asker_id = c.lead_id or p.died_on <= f.answered_on
          or not exists (select from safeguarding.contact_card k where k.concern_id = c.id))`,
    )
    expect(wrong).toEqual([])
  })

  test('are told in words of which hardly any come again', async () => {
    const rows = await ask<Written>('select id as "concernId", words from safeguarding.concern')
    const accounts = (await opened<{ account: string }>(rows)).map(one => one.account)
    expect(accounts.join(' ')).not.toMatch(/[[\]{}|]|undefined/)
    expect(new Set(accounts).size / accounts.length).toBeGreaterThan(0.97)
    const times = Map.groupBy(
      accounts.flatMap(one => one.split(/(?<=[.?!”]) /)),
      sentence => sentence,
    )
    for (const [sentence, all] of times) {
      if (sentence.length > 40) expect(all.length, sentence).toBeLessThan(25)
    }
  })

  test('tell the stories that were planted', async () => {
    const per = async (name: StoryName, from: string, to: string) =>
      (
        await ask<{ n: number }>(
          `select count(*)::int as n from safeguarding.concern where home_id = $1 and received_at between $2 and $3`,
          [homeOf(name), from, to],
        )
      )[0]?.n ?? 0
    const rising = [
      await per('goneQuiet', '2023-11-20', '2024-11-16'),
      await per('goneQuiet', '2024-11-17', '2026-01-10'),
    ]
    expect(rising[1]).toBeGreaterThan((rising[0] ?? 0) * 2)
    expect(await per('goneQuiet', '2026-02-20', '2026-11-16')).toBe(0)
    const failing = [
      await per('providerConcerns', '2025-05-01', '2026-04-01'),
      await per('providerConcerns', '2026-05-01', '2026-11-16'),
    ]
    expect(failing[1]).toBeGreaterThan((failing[0] ?? 0) * 2)
    const [busiest] = await ask<{ id: string; enquiries: number }>(
      `select home_id as id, avg((outcome = 'enquiry')::int)::float as enquiries from safeguarding.concern
        group by 1 order by count(*) desc limit 1`,
    )
    expect(busiest?.id).toBe(homeOf('honestReporting'))
    expect(busiest?.enquiries).toBeLessThan(0.12)
    const mistaken = await ask<{ home: string; n: number }>(
      `select home_id as home, count(*)::int as n from safeguarding.concern where closing_reason = 'mistaken' group by 1`,
    )
    expect(mistaken).toEqual([{ home: expect.any(String), n: 9 }])
  })
})
