import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { Invalid } from '../errors.ts'
import { query } from '../query.ts'
import { EventItem, ListEvents } from './list-schema.ts'
import { filterOf, readEvents } from './list-store.ts'

const MOST = 20_000

export const exportEvents = query({
  name: 'platform.exportEvents',
  does: 'Takes the events of a search out of Lantern as one list, newest first.',
  input: ListEvents,
  output: z.object({ items: z.array(EventItem), total: z.number().int() }),
  can: 'event.export',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor }, input) {
    const filter = filterOf(actor.councilId, input)
    const items = await readEvents(tx, { filter, newestFirst: true, limit: MOST + 1 })
    if (items.length > MOST) throw tooMany()
    return { items, total: items.length }
  },
  trace: 'export',
  traced: ({ total }, { page: _page, perPage: _perPage, cursor: _cursor, ...filter }) => ({ filter, total }),
})

/** An export is never cut short in silence. */
function tooMany(): Invalid {
  const message = `More than ${MOST.toLocaleString('en-GB')} events match: choose a shorter span with "From" and "To"`
  return new Invalid([{ field: 'from', message }])
}
