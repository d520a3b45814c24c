import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { editionOf } from '../attention/edition.ts'
import { signalOfRow, type TellingRow } from '../tellings/row.ts'
import { familyWords, signalInWords } from '../view/words.ts'
import { demoIds } from './demo-ids.ts'
import { addVerdict, type DoubleRow, lastVerdict, moveEvent, openDoubles, setEvent } from './double-store.ts'
import { partnerOf } from './kinds.ts'
import { DecideDouble, DoubleView, Told } from './schema.ts'
import { keyOf } from './signals.ts'
import { findSubmission } from './store.ts'
import { submissionSubject, visibleSubmissions } from './subject.ts'
import { tellSubmissions } from './tell.ts'

async function doublesFor(ctx: Context): Promise<readonly DoubleRow[]> {
  await editionOf(ctx)
  const visible = visibleSubmissions(ctx, 'submission-double.decide')
  return openDoubles(ctx.tx, { councilId: ctx.actor.councilId, visible })
}

export const listDoubles = query({
  name: 'intelligence.listDoubles',
  does: 'Lists what partners told that may be an event that somebody else told as well: same home, same theme, days near each other. Nothing is put together until a person says so.',
  api: 'GET /intelligence/doubles',
  input: z.object({}),
  output: z.object({ items: z.array(DoubleView), total: z.int() }),
  can: 'submission-double.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const rows = await doublesFor(ctx)
    const homes = await homesById(ctx.tx, [...new Set(rows.map(row => row.homeId))])
    const items = rows.map(row => ({
      ...{ submissionId: row.submissionId, version: row.version },
      home: { id: row.homeId, name: homes.get(row.homeId)?.name ?? 'A home' },
      ...{ source: row.other.source, key: row.other.key, one: sideOf(row.one), other: sideOf(row.other) },
    }))
    return { items, total: items.length }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'quality-officer', input: {} },
})

function sideOf(row: TellingRow): DoubleView['one'] {
  const source = partnerOf(row.sourceKind)?.label ?? familyWords[row.family]
  return { says: signalInWords(signalOfRow(row)), source, from: row.observedFrom, to: row.observedTo }
}

export const decideDouble = command({
  name: 'intelligence.decideDouble',
  does: 'Says whether two tell of one event, which then has several witnesses, or of separate events. Said again, the last counts.',
  api: 'POST /intelligence/submissions/{submissionId}/doubles',
  status: 201,
  input: DecideDouble,
  output: Told,
  can: 'submission-double.decide',
  subject: submissionSubject,
  async run(ctx, { submissionId: id, version, source, key, verdict }, { row }) {
    const { councilId, id: by } = ctx.actor
    if (!by) throw new NotAllowed('Sign in to do this: it needs a named person')
    const pair = { councilId, submissionId: id, otherSource: source, otherKey: key }
    const other = await otherOf(ctx, id, source, key)
    const before = await lastVerdict(ctx.tx, pair)
    if (!other && (before === undefined || verdict === 'one-event'))
      throw new Conflict('These two no longer look like one event. Look at the list again.')
    // Told separate where nothing was put together, it stays as it is.
    const apart = before === 'one-event' ? null : row.eventKey
    const eventKey = verdict === 'one-event' && other ? (other.eventKey ?? other.key) : apart
    if (!(await setEvent(ctx.tx, { councilId, id, version }, eventKey)))
      throw new Conflict('Somebody changed this in the meantime. Look at the list again.')
    const moved =
      verdict === 'one-event' && eventKey
        ? await moveEvent(ctx.tx, councilId, row.eventKey ?? keyOf(id), eventKey)
        : []
    await addVerdict(ctx.tx, { ...pair, id: ctx.ids.next(), verdict, at: ctx.now, by })
    await retell(ctx, [id, ...moved])
    return done(
      { id, version: version + 1 },
      event('DoubleDecided', { submissionId: id, source, key, verdict }),
    )
  },
  example: {
    role: 'quality-officer',
    input: {
      ...{ submissionId: demoIds.laterOfTwo, version: 1, source: 'partners' },
      ...{ key: keyOf(demoIds.earlierOfTwo), verdict: 'one-event' },
    },
  },
})

async function otherOf(ctx: Context, id: string, source: string, key: string) {
  const open = await doublesFor(ctx)
  return open.find(one => one.submissionId === id && one.other.source === source && one.other.key === key)
    ?.other
}

async function retell(ctx: Context, ids: readonly string[]): Promise<void> {
  const rows = []
  for (const id of new Set(ids)) rows.push((await findSubmission(ctx.tx, ctx.actor.councilId, id)) ?? [])
  await tellSubmissions(ctx, rows.flat())
}
