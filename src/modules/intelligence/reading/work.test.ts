import { describe, expect, it } from 'vitest'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld, worldNow } from '../testing/world.ts'
import { councilsToWork, work } from './work.ts'

const world = intelligenceWorld()
const [one = '', two = '', three = ''] = world.homeIds

async function picture(homeId: string, edition: string) {
  const { rows } = await world.database.superuser.query(
    'select level, body, encode(inputs_hash, $3) as hash, made_at from intelligence.picture where home_id = $1 and edition = $2',
    [homeId, edition, 'hex'],
  )
  return rows[0] as { level: string | null; body: string; hash: string; made_at: Date } | undefined
}
const looks = async () =>
  (await world.database.superuser.query('select * from intelligence.first_look order by id')).rows

describe('the work of putting together', () => {
  it('makes a picture of every home for each reader, of which the home’s own has no level', async () => {
    await world.worked()
    for (const homeId of world.homeIds) {
      expect((await picture(homeId, 'council'))?.level).toBe('insufficient')
      expect((await picture(homeId, 'cleared'))?.level).toBe('insufficient')
      expect((await picture(homeId, 'home'))?.level).toBeNull()
    }
    expect(await councilsToWork(world.database.app.pool, Temporal.Instant.from(worldNow))).toEqual([])
  })

  it('takes in a concern, and moves no byte of the home’s own edition', async () => {
    await world.worked()
    const before = await picture(one, 'home')
    await world.raised(one)
    expect(await councilsToWork(world.database.app.pool, Temporal.Instant.from(worldNow))).toEqual([
      world.councilId,
    ])
    await world.worked()
    expect((await picture(one, 'council'))?.body).toContain('safeguarding:safeguarding/')
    expect(await picture(one, 'home')).toEqual(before)
  })

  it('gives what is alleged of serious harm to a named person for today', async () => {
    const [look] = await looks()
    expect(look).toMatchObject({
      home_id: one,
      override: 'serious-harm',
      state: 'waiting',
      restricted: false,
    })
    expect(look?.account_id).toBeTruthy()
  })

  it('shows a restricted case to those alone who may know of every case, its look too', async () => {
    const concernId = await world.raised(two)
    await world.worked()
    const restrict = world.command('safeguarding.restrictConcern')
    const input = { concernId, version: 1, restricted: true, words: 'Because' }
    await world.runner().run(restrict, input, world.as('safeguarding-manager'))
    await world.worked()
    expect((await picture(two, 'council'))?.body).not.toContain(concernId)
    expect((await picture(two, 'cleared'))?.body).toContain(concernId)
    const own = (await looks()).filter(look => look.home_id === two)
    expect(own).toMatchObject([{ restricted: true, state: 'waiting' }])
  })

  it('undoes itself whole when it is cut off, and begins again where it stood', async () => {
    await world.raised(three)
    const places = async () =>
      (await world.database.superuser.query('select * from intelligence.cursor order by feed')).rows
    const before = await places()
    await world.database.superuser.query(
      `create function intelligence.fail() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$;
       create trigger fail before update on intelligence.picture for each row execute function intelligence.fail()`,
    )
    await expect
      .poll(
        () =>
          world
            .runner()
            .run(work, {}, world.system)
            .catch(error => String(error)),
        { timeout: 30_000 },
      )
      .toContain('cut off')
    expect(await places()).toEqual(before)
    await world.database.superuser.query('drop trigger fail on intelligence.picture')
    await world.worked()
    expect((await picture(three, 'council'))?.body).toContain('safeguarding:safeguarding/')
  })

  it('makes pictures of the new day, on which some things count no more', async () => {
    const { councilId } = world
    const gravest = { severity: 4, reliability: 'A' as const, standing: 'found' as const }
    const signals = ['a', 'b', 'c'].map(event => {
      const source = { kind: `visit-${event}`, family: 'council' as const }
      return aSignal(three, `day/${event}`, '2025-11-20', { ...gravest, source })
    })
    await world.within(tx =>
      tellSignals(tx, { councilId, source: 'day', signals, now: Temporal.Instant.from(worldNow) }),
    )
    await world.worked('2026-11-16T10:00:00Z')
    expect((await picture(three, 'council'))?.level).toBe('look')
    await world.worked('2026-11-22T00:00:05Z')
    expect((await picture(three, 'council'))?.level).toBe('insufficient')
    const { rows } = await world.database.superuser.query(
      `select level, before from intelligence.level_history where home_id = $1 and edition = 'council' and not afterwards order by on_date, made_at`,
      [three],
    )
    expect(rows.slice(-2)).toEqual([
      { level: 'look', before: 'insufficient' },
      { level: 'insufficient', before: 'look' },
    ])
  })
})
