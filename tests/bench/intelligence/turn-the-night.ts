import type pg from 'pg'
import { systemActor } from '#platform/access/actor.ts'
import { civilDate } from '#platform/clock.ts'
import type { Lantern } from '#src/lantern.ts'
import { homeEventsEnd } from '#src/modules/homes/index.ts'
import { intelligence } from '#src/modules/intelligence/index.ts'

const FEEDS = ['homes', 'safeguarding', 'safeguarding-cleared', 'nightly']

/** Everything has been read but for the day, which turns: what is expected of homes is reckoned, and every picture made. Gives the seconds. */
export async function turnTheNight(
  { runner, database, clock }: Lantern,
  superuser: pg.Client,
  say: (line: string) => void,
): Promise<number> {
  const today = Temporal.PlainDate.from('1970-01-01').until(civilDate(clock.now())).days
  await superuser.query(
    `insert into intelligence.cursor (council_id, feed, position, read_at)
      select c.id, f, case f when 'nightly' then $2::bigint when 'homes' then $3::bigint
          else coalesce((select max(seq) from safeguarding.concern_change h where h.council_id = c.id), 0) end, now()
        from platform.council c, unnest($1::text[]) f where c.uses_lantern
      on conflict (council_id, feed) do update set position = excluded.position`,
    [FEEDS, today - 1, await homeEventsEnd(database.pool)],
  )
  const [sweep] = intelligence.sweeps ?? []
  if (!sweep) throw new Error('The intelligence module has no sweep')
  const began = performance.now()
  for (let round = 1; ; round++) {
    const due = await sweep.due(database.pool, clock.now())
    if (due.length === 0) return (performance.now() - began) / 1000
    for (const id of due) await runner.run(sweep.command, {}, { actor: systemActor(id), via: 'job' })
    say(`The night, round ${round}: ${due.length} councils.`)
  }
}
