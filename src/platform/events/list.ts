import { sql } from 'kysely'
import { wholeCouncil } from '../access/permissions.ts'
import { Invalid } from '../errors.ts'
import { query } from '../query.ts'
import { EventPage, ExportSubjectEvents, ListEvents, SubjectEvents } from './list-schema.ts'
import { between, countEvents, cursorAt, filterOf, olderThan, readEvents } from './list-store.ts'

/** Counted exactly up to here; beyond, the total is a lower bound. */
const EXACT = 10_000
const EXPORT_MOST = 20_000

export const listEvents = query({
  name: 'platform.listEvents',
  does: 'Lists who saw or did what, newest first: reads, changes and refusals, each with its reason.',
  api: 'GET /events',
  input: ListEvents,
  output: EventPage,
  can: 'event.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor }, input) {
    const { page, perPage, cursor } = input
    if (!cursor && page * perPage > EXACT) throw tooDeep()
    const all = filterOf(actor.councilId, input)
    const total = await countEvents(tx, all, EXACT)
    const filter = cursor ? sql<boolean>`${all} and ${olderThan(cursor)}` : all
    const offset = cursor ? 0 : (page - 1) * perPage
    const found = await readEvents(tx, { filter, newestFirst: true, limit: perPage + 1, offset })
    const items = found.slice(0, perPage)
    const last = items.at(-1)
    return {
      items,
      total: Math.min(total, EXACT),
      totalIsLowerBound: total > EXACT,
      page,
      perPage,
      next: last && found.length > perPage ? cursorAt(last) : null,
    }
  },
  trace: 'search',
  traced: ({ items, total }, { page, perPage, cursor: _cursor, ...filter }) => ({
    filter,
    page,
    perPage,
    shown: items.length,
    total,
  }),
  example: { role: 'information-governance', input: { outcome: 'refused', perPage: 10 } },
})

export const exportSubjectEvents = query({
  name: 'platform.exportSubjectEvents',
  does: 'Gives the whole log of one record, oldest first: for a subject access request, an inquiry or a court.',
  api: 'GET /events/subjects/{subjectType}/{subjectId}',
  input: ExportSubjectEvents,
  output: SubjectEvents,
  can: 'event.export',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor }, input) {
    const { subjectType, subjectId } = input
    const wanted = [
      sql`e.council_id = ${actor.councilId}`,
      sql`e.subject_type = ${subjectType}`,
      sql`e.subject_id = ${subjectId}`,
      ...between(input),
    ]
    const filter = sql<boolean>`${sql.join(wanted, sql` and `)}`
    const items = await readEvents(tx, { filter, newestFirst: false, limit: EXPORT_MOST + 1 })
    if (items.length > EXPORT_MOST) throw tooMany()
    return { subjectType, subjectId, items, total: items.length }
  },
  trace: 'export',
  traced: ({ total }, { subjectType, subjectId, from, to }) => ({ subjectType, subjectId, from, to, total }),
  example: {
    role: 'information-governance',
    input: { subjectType: 'home', subjectId: '00000000-0000-7000-8000-000000000001' },
  },
})

function tooDeep(): Invalid {
  const message = `Pages reach ${EXACT.toLocaleString('en-GB')} events deep: narrow the dates, or go on with "cursor"`
  return new Invalid([{ field: 'page', message }])
}

/** An export is never cut short in silence. */
function tooMany(): Invalid {
  const most = EXPORT_MOST.toLocaleString('en-GB')
  const message = `This record has more than ${most} events: ask for a shorter span with "from" and "to"`
  return new Invalid([{ field: 'from', message }])
}
