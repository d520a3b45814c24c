import type pg from 'pg'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { z } from 'zod'
import { LONDON } from '../clock.ts'
import { stableId } from '../ids.ts'
import type { AnyCommand, Schedule } from '../module.ts'
import { type JobData, keyOf } from './enqueue.ts'
import { laneOf, TICKS } from './lanes.ts'

const Tick = z.object({ command: z.string(), input: z.unknown() })

/** Makes pg-boss's schedules just those of the modules, in London time. A run missed while down is made up once. */
export async function keepSchedules(boss: PgBoss, schedules: readonly Schedule[]): Promise<void> {
  const wanted = new Map(schedules.map((schedule, place) => [keyFor(schedules, schedule, place), schedule]))
  for (const { key } of await boss.getSchedules(TICKS)) {
    if (!wanted.has(key)) await boss.unschedule(TICKS, key)
  }
  for (const [key, { command, cron, input }] of wanted) {
    await boss.schedule(TICKS, cron, { command: command.name, input }, { tz: LONDON, key, missed: 'once' })
  }
}

/** The command's name; a second schedule of the same command has a number as well. */
function keyFor(schedules: readonly Schedule[], schedule: Schedule, place: number): string {
  const before = schedules
    .slice(0, place)
    .filter(other => other.command.name === schedule.command.name).length
  return before === 0 ? schedule.command.name : `${schedule.command.name}/${before + 1}`
}

interface Spreading {
  readonly boss: PgBoss
  readonly pool: pg.Pool
  readonly commands: ReadonlyMap<string, AnyCommand>
}

/**
 * One tick of a schedule becomes one job for each council that uses Lantern. Their ids come from the tick's, so a
 * tick that is spread twice adds nothing; a council whose last run still waits is not given another.
 */
export async function spreadTick(
  { boss, pool, commands }: Spreading,
  tick: JobWithMetadata<unknown>,
): Promise<void> {
  const { command: name, input } = Tick.parse(tick.data)
  const command = commands.get(name)
  if (!command) throw new Error(`This Lantern has no command ${name}: another version made the schedule`)
  const councils = await pool.query<{ id: string }>(
    'select id from platform.council where uses_lantern order by id',
  )
  const jobs = councils.rows.map(({ id: councilId }) => {
    const id = stableId('tick', tick.id, councilId)
    const data: JobData = { command: name, councilId, requestId: id, input: input ?? {} }
    return { id, data, group: { id: councilId }, singletonKey: keyOf(councilId, name, 'scheduled') }
  })
  if (jobs.length > 0) await boss.insert(laneOf(command), jobs)
}
