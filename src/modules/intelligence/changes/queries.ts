import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { editionOf } from '../attention/edition.ts'
import { openChallenges } from '../challenged/open.ts'
import { keyIn } from '../pictures/counting.ts'
import type { KeptPicture } from '../pictures/make.ts'
import { type Reader, signalsSeen } from '../pictures/seen-by.ts'
import type { TellingRow } from '../tellings/row.ts'
import { tellingsAt } from '../tellings/telling-store.ts'
import { ruleInWords } from '../view/words.ts'
import { type ChangeRow, changesSince } from './change-store.ts'
import { AttentionChange, AttentionChanges, ExportChanges, ListChanges } from './schema.ts'

const MOST_TOLD = 3
/** Of one home: the gravest of what is new. */
const MOST_READ = 50
/** More than any council has. */
const MOST_TO_TAKE = 5_000

export const listChanges = query({
  name: 'intelligence.listChanges',
  does: 'Lists the homes whose level or reasons changed since a day, with what they were, what they are, and what became known meanwhile.',
  api: 'GET /intelligence/changes',
  input: ListChanges,
  output: AttentionChanges,
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...asked }) {
    const found = await changesFor(ctx, asked, { limit: perPage, offset: (page - 1) * perPage })
    return { ...found, page, perPage }
  },
  trace: 'search',
  traced: ({ total, since }) => ({ count: total, since }),
  example: { role: 'quality-officer', input: { since: '2026-11-01' } },
})

export const exportChanges = query({
  name: 'intelligence.exportChanges',
  does: 'Takes the list of homes whose level or reasons changed since a day out of Lantern. It is a prompt to look, and no finding.',
  input: ExportChanges,
  output: z.object({ items: z.array(AttentionChange) }),
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, asked) {
    const { items } = await changesFor(ctx, asked, { limit: MOST_TO_TAKE, offset: 0 })
    return { items }
  },
  trace: 'export',
  traced: ({ items }, { since = '' }) => ({ count: items.length, since }),
})

async function changesFor(
  ctx: Context,
  { since, direction }: z.output<typeof ExportChanges>,
  page: { readonly limit: number; readonly offset: number },
) {
  const { tx, actor, today } = ctx
  const from = since || mondayBefore(today).toString()
  const edition = await editionOf(ctx)
  const asked = { councilId: actor.councilId, edition, since: from, direction: direction || undefined }
  const rows = await changesSince(tx, asked, page)
  const fresh = rows.flatMap(row => row.tellings.slice(0, MOST_READ))
  const told = Map.groupBy(await tellingsAt(tx, actor.councilId, fresh), row => row.homeId)
  const ids = rows.map(row => row.homeId)
  const by = { role: actor.role, challenges: await openChallenges(ctx, ids, today.toString()) }
  const items = rows.map(row => changeView(row, told.get(row.homeId) ?? [], by))
  return { items, total: rows[0]?.total ?? 0, since: from }
}

/** Monday of this week; on a Monday that of the week before, since nothing can have changed since the morning. Pure. */
export function mondayBefore(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.subtract({ days: today.dayOfWeek === 1 ? 7 : today.dayOfWeek - 1 })
}

/** Pure. */
export function changeView(
  row: ChangeRow,
  told: readonly TellingRow[],
  by: Omit<Reader, 'providerSince'>,
): AttentionChange {
  const { homeId, name, area, level, was, wasOn, changedOn, ruleCodes, wasRuleCodes } = row
  const gained = ruleCodes.filter(code => !wasRuleCodes.includes(code))
  const { reasons } = JSON.parse(row.body) as KeptPicture
  const behind = new Set(reasons.flatMap(one => (gained.includes(one.rule) ? one.signals : [])))
  const moved = told.filter(one => behind.has(keyIn(one.source, one.key))).toSorted(newestFirst)
  const shown = moved.slice(0, MOST_TOLD)
  const says = (codes: readonly string[]) => codes.map(code => ruleInWords(code).says)
  return {
    ...{ homeId, name, area, level, was, wasOn, changedOn, provider: row.providerName },
    gained: says(gained),
    lost: says(wasRuleCodes.filter(code => !ruleCodes.includes(code))),
    told: [...signalsSeen(shown, { ...by, providerSince: row.providerSince }).values()],
    alsoTold: moved.length - shown.length,
    silence: gained.some(code => SILENT.includes(code)),
  }
}

/** Rules that stand on what was not told. */
const SILENT = ['not-heard', 'heard-much-less']

function newestFirst(a: TellingRow, b: TellingRow): number {
  if (a.receivedOn !== b.receivedOn) return a.receivedOn < b.receivedOn ? 1 : -1
  return b.severity - a.severity || b.seq - a.seq
}
