import type pg from 'pg'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { civilDate, LONDON } from '#platform/clock.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import type { Sweep } from '#platform/module.ts'
import { formatNumber } from '#platform/view/filters.ts'
import { searchingFor } from '../registry/search-queries.ts'
import { COUNTED_TO, countHomes } from '../registry/search-store.ts'
import {
  councilsToNote,
  idsOfMatches,
  importsDone,
  keepMoves,
  keepNoted,
  type Moves,
  type WatchedFilter,
  watchedFilters,
} from './matches-store.ts'
import { type FilterSearch, readSearch } from './schema.ts'

/** A filter that matches more than this cannot be watched. */
export const MOST_WATCHED = 2_000
/** No longer back than what a page or a mail tells of. */
const DAYS_KEPT = 90
const AT_ONCE = 100

/** What matches now, or null for too many. The imports are counted first: one that ends meanwhile is looked at again. */
async function matchesNow(ctx: Context, search: FilterSearch) {
  const imports = await importsDone(ctx.tx)
  const { sort: _sort, ...filter } = search
  const searching = await searchingFor(ctx, filter)
  const ids = await idsOfMatches(ctx.tx, searching, MOST_WATCHED + 1)
  return { imports, searching, matched: ids.length > MOST_WATCHED ? null : ids }
}

/**
 * Begins to watch a filter: what matches now is not news.
 * @throws Invalid where too many homes match
 */
export async function beginNoting(ctx: Context, { id, search }: { id: string; search: FilterSearch }) {
  const { imports, searching, matched } = await matchesNow(ctx, search)
  if (!matched) throw tooMany(await countHomes(ctx.tx, searching))
  await keepNoted(ctx, id, { matched, imports })
}

function tooMany(count: number): Invalid {
  const homes = count > COUNTED_TO ? `more than ${formatNumber(COUNTED_TO)}` : formatNumber(count)
  const message = `This filter matches ${homes} homes. One that matches more than ${formatNumber(MOST_WATCHED)} cannot be watched: its news would be most of the register’s, and nobody could read it. Save a narrower one, such as your council’s homes only, and watch that.`
  return new Invalid([{ field: '', message }])
}

/** Looks again: which homes came to match since the last look, and which ceased to. */
async function lookAgain(ctx: Context, filter: WatchedFilter): Promise<number> {
  const { imports, matched } = await matchesNow(ctx, readSearch(filter.search).search)
  const moves = movesBetween(filter.matched, matched)
  const forgetBefore = ctx.now.subtract({ hours: 24 * DAYS_KEPT })
  await keepMoves(ctx, filter.id, moves, forgetBefore)
  await keepNoted(ctx, filter.id, { matched, imports })
  return moves.came.length + moves.left.length
}

/** None where one of the two is not known: what was not kept cannot be told apart from news. */
export function movesBetween(before: readonly string[] | null, now: readonly string[] | null): Moves {
  if (!before || !now) return { came: [], left: [] }
  const [then, at] = [new Set(before), new Set(now)]
  return { came: now.filter(id => !then.has(id)), left: before.filter(id => !at.has(id)) }
}

/** Brings all that one person watches up to now. */
export async function noteFiltersOf(ctx: Context, accountId: string): Promise<void> {
  for (const filter of await watchedFilters(ctx, { accountId, limit: AT_ONCE })) await lookAgain(ctx, filter)
}

export const noteFilters = command({
  name: 'homes.noteFilters',
  does: 'Notes which homes came to match the filters that people watch, and which ceased to.',
  input: z.object({}),
  output: z.object({ filters: z.int(), moves: z.int() }),
  can: 'filter.note',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const filters = await watchedFilters(ctx, { due: true, limit: AT_ONCE })
    let moves = 0
    for (const filter of filters) moves += await lookAgain(ctx, filter)
    return done({ filters: filters.length, moves })
  },
})

/** Within seconds of an import, and once a day: some filters change with the date alone. */
export const filterSweep: Sweep = {
  command: noteFilters,
  due: (pool: pg.Pool, now) => councilsToNote(pool, civilDate(now).toZonedDateTime(LONDON).toInstant()),
}
