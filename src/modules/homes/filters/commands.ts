import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds } from '../demo-ids.ts'
import { codesOf } from '../registry/search-queries.ts'
import { endWatch } from '../watches/store.ts'
import { watcherOf } from '../watches/watcher.ts'
import { filterSubject, ownFilter } from './own-filter.ts'
import {
  type FilterSearch,
  FilterView,
  MOST_FILTERS,
  OneFilter,
  RenameFilter,
  SaveFilter,
  sameSearch,
  tidySearch,
} from './schema.ts'
import { addFilter, type FilterRow, filtersOf, nameFilter, removeFilter } from './store.ts'

export const saveFilter = command({
  name: 'homes.saveFilter',
  does: 'Saves a filter of the list of homes under a name, for yourself.',
  api: 'POST /filters',
  status: 201,
  input: SaveFilter,
  output: FilterView,
  can: 'filter.keep',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const watcher = watcherOf(ctx)
    const search = tidySearch(input.search)
    const kept = await filtersOf(ctx.tx, watcher)
    refuseSecond(kept, input.name, search)
    if (kept.length >= MOST_FILTERS) {
      throw new Conflict(`You have ${MOST_FILTERS} filters, the most there can be. Delete one of them first.`)
    }
    const filter = { id: ctx.ids.next(), name: input.name, search, savedAt: ctx.now }
    if (!(await addFilter(ctx.tx, watcher, filter)))
      refuseSecond(await filtersOf(ctx.tx, watcher), input.name, search)
    const codes = codesOf(search)
    return done(await ownFilter(ctx, filter.id), event('FilterSaved', { filter: codes }, about(filter.id)))
  },
  example: {
    role: 'quality-officer',
    input: {
      name: 'Large homes that must improve',
      search: { bedsFrom: 60, registered: true, rating: 'requires-improvement,inadequate' },
    },
  },
})

const about = (id: string) => ({ type: 'filter', id })

/** @throws Invalid where there is one of that name, or with that search, under another name. */
function refuseSecond(kept: readonly FilterRow[], name: string, search?: FilterSearch, but?: string): void {
  const same = search && kept.find(other => sameSearch(other.search, search))
  if (same) {
    const message = `You saved this filter already, as “${same.name}”. You find it under “Your filters”.`
    throw new Invalid([{ field: 'search', message }])
  }
  const named = kept.find(other => other.name.toLowerCase() === name.toLowerCase() && other.id !== but)
  if (named) {
    const message = `You have a filter called “${named.name}” already. Enter another name.`
    throw new Invalid([{ field: 'name', message }])
  }
}

export const renameFilter = command({
  name: 'homes.renameFilter',
  does: 'Gives one of your filters another name.',
  api: 'POST /filters/{filterId}/name',
  input: RenameFilter,
  output: FilterView,
  can: 'filter.own',
  subject: filterSubject,
  async run(ctx, input, { filter }) {
    const watcher = watcherOf(ctx)
    refuseSecond(await filtersOf(ctx.tx, watcher), input.name, undefined, input.filterId)
    if (!(await nameFilter(ctx.tx, watcher, input))) {
      throw new Conflict('This filter was renamed meanwhile. Look at its name now, then decide again.', {
        current: filter,
        sent: input,
      })
    }
    return done(await ownFilter(ctx, input.filterId), event('FilterRenamed', {}, about(input.filterId)))
  },
  example: {
    role: 'quality-officer',
    input: { filterId: demoIds.filter, name: 'Nursing homes to visit', version: 1 },
  },
})

export const deleteFilter = command({
  name: 'homes.deleteFilter',
  does: 'Deletes one of your filters, and stops watching it.',
  api: 'POST /filters/{filterId}/delete',
  input: OneFilter,
  output: FilterView,
  can: 'filter.own',
  subject: filterSubject,
  async run(ctx, { filterId }, { filter }) {
    const watcher = watcherOf(ctx)
    await endWatch(ctx.tx, watcher, { kind: 'filter', id: filterId })
    await removeFilter(ctx.tx, watcher, filterId)
    return done(filter, event('FilterDeleted', {}, about(filterId)))
  },
  example: { role: 'quality-officer', input: { filterId: demoIds.filter } },
})
