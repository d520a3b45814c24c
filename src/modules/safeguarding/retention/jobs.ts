import { z } from 'zod'
import { keptUntil, retentionRuleOn } from '#law/retention.ts'
import { type KeptRecord, mayRemove, removalList } from '#law/retention-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { personsMadeBefore } from '#src/modules/people/index.ts'
import { forgetAdult, forgetCase } from './forget.ts'
import { keptCases, keptPeople } from './kept.ts'
import { approvedItems, closedBefore, endItem, type ItemRow, listItem } from './store.ts'

/** So many of each kind a night: what is left comes the next. */
const A_NIGHT = 2_000

/** The shortest of the kinds of a case: nothing closed after this day can be due. */
function latestDue(ctx: Context): string {
  const years = (['concern', 'enquiry'] as const).map(kind => retentionRuleOn(kind, ctx.today).years ?? 0)
  return ctx.today.subtract({ years: Math.min(...years) }).toString()
}

async function dueRecords(ctx: Context): Promise<readonly KeptRecord[]> {
  const closed = await closedBefore(ctx.tx, ctx.actor.councilId, latestDue(ctx), A_NIGHT)
  const cases = await keptCases(
    ctx,
    closed.map(one => one.id),
  )
  const { years = 0 } = retentionRuleOn('person', ctx.today)
  const before = ctx.now.toZonedDateTimeISO('Europe/London').subtract({ years }).toInstant()
  const made = await personsMadeBefore(ctx, before, A_NIGHT)
  const people = made.map(({ id, madeAt, diedOn }) => ({
    id,
    since: diedOn
      ? Temporal.PlainDate.from(diedOn)
      : madeAt.toZonedDateTimeISO('Europe/London').toPlainDate(),
  }))
  return [...cases, ...(await keptPeople(ctx, people))]
}

/** Held ones are listed too, with what holds them: whoever looks sees both. */
export const listDueRecords = command({
  name: 'safeguarding.listDueRecords',
  does: 'Lists, by night, what has been kept long enough. It removes nothing.',
  input: z.object({}),
  output: z.object({ listed: z.int(), held: z.int() }),
  can: 'retention.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  long: true,
  async run(ctx) {
    const records = await dueRecords(ctx)
    const { listed, held } = removalList(records, ctx.today)
    const byId = new Map(records.map(one => [one.id, one]))
    for (const { id, kind } of [...listed, ...held]) {
      const from = byId.get(id)?.countsFrom
      if (!from) continue
      const since = keptUntil(retentionRuleOn(kind, ctx.today), from).toString()
      const { councilId } = ctx.actor
      await listItem(ctx.tx, {
        councilId,
        id: ctx.ids.next(),
        kind,
        aboutId: id,
        since,
        listedOn: ctx.today.toString(),
      })
    }
    return done(
      { listed: listed.length, held: held.length },
      event('RetentionListed', { listed: listed.length, held: held.length }),
    )
  },
})

/** As the rule asks again at the moment of forgetting: a hold may have come since. */
async function stillMay(ctx: Context, item: ItemRow): Promise<true | string> {
  const since = Temporal.PlainDate.from(item.since)
  const people = [
    { id: item.aboutId, since: since.subtract({ years: retentionRuleOn('person', ctx.today).years ?? 0 }) },
  ]
  const [record] =
    item.kind === 'person' ? await keptPeople(ctx, people) : await keptCases(ctx, [item.aboutId])
  if (!record) return 'It is not there'
  const on = item.approvedAt?.toZonedDateTimeISO('Europe/London').toPlainDate()
  const approval = on && {
    ...{ by: item.approvedBy ?? '', on, holdsChecked: true },
    listedOn: Temporal.PlainDate.from(item.listedOn),
  }
  return mayRemove(record, approval, ctx.today)
}

export const forgetApproved = command({
  name: 'safeguarding.forgetApproved',
  does: 'Forgets, by night, what a named person approved, unless something holds it by now.',
  input: z.object({}),
  output: z.object({ forgotten: z.int(), kept: z.int() }),
  can: 'retention.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  long: true,
  async run(ctx) {
    const { councilId } = ctx.actor
    const events = []
    const counts = { forgotten: 0, kept: 0 }
    for (const item of await approvedItems(ctx.tx, councilId, A_NIGHT)) {
      const may = (await stillMay(ctx, item)) === true
      if (may) events.push(...(await forgetOne(ctx, item)))
      await endItem(ctx.tx, councilId, item.id, may ? 'forgotten' : 'kept', ctx.now)
      counts[may ? 'forgotten' : 'kept'] += 1
    }
    return done(counts, event('RetentionDone', counts), ...events)
  },
})

const forgetOne = (ctx: Context, { kind, aboutId }: ItemRow) =>
  kind === 'person' ? forgetAdult(ctx, aboutId) : forgetCase(ctx, aboutId)

export const schedules = [
  { command: listDueRecords, cron: '20 2 * * *', input: {} },
  { command: forgetApproved, cron: '50 2 * * *', input: {} },
]
