import { z } from 'zod'
import { keptUntil, type RetentionKind, retentionRuleOn } from '#law/retention.ts'
import { type KeptRecord, mayRemove, removalList } from '#law/retention-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { personsMadeBefore } from '#src/modules/people/index.ts'
import type { Process } from '../process/links-store.ts'
import { forgetAdult, forgetCase, forgetProcess } from './forget.ts'
import { keptCases, keptPeople, keptProcesses } from './kept.ts'
import { processesEndedBy } from './process-store.ts'
import { approvedItems, closedBefore, endItem, type ItemRow, listItem } from './store.ts'

/** So many of each kind a night: what is left comes the next. */
const A_NIGHT = 2_000

/** The shortest of these kinds: nothing that ended after this day can be due. */
function latestDue(ctx: Context, kinds: readonly RetentionKind[]): string {
  const days = kinds.map(kind => {
    const { years = 0, months = 0 } = retentionRuleOn(kind, ctx.today)
    return ctx.today.subtract({ years, months }).toString()
  })
  return days.sort().at(-1) ?? ctx.today.toString()
}

const kindsOf: Readonly<Record<Process, readonly RetentionKind[]>> = {
  organisational: ['organisational-enquiry'],
  trust: ['position-of-trust', 'position-of-trust-not-found'],
  review: ['review'],
}

async function dueProcesses(ctx: Context): Promise<readonly KeptRecord[]> {
  const ids: string[] = []
  for (const process of ['organisational', 'trust', 'review'] as const) {
    const asked = { process, day: latestDue(ctx, kindsOf[process]), limit: A_NIGHT }
    ids.push(...(await processesEndedBy(ctx.tx, ctx.actor.councilId, asked)).map(one => one.id))
  }
  return keptProcesses(ctx, ids)
}

async function dueRecords(ctx: Context): Promise<readonly KeptRecord[]> {
  const before = latestDue(ctx, ['concern', 'enquiry'])
  const closed = await closedBefore(ctx.tx, ctx.actor.councilId, before, A_NIGHT)
  const cases = await keptCases(
    ctx,
    closed.map(one => one.id),
  )
  const { years = 0 } = retentionRuleOn('person', ctx.today)
  const madeBefore = ctx.now.toZonedDateTimeISO('Europe/London').subtract({ years }).toInstant()
  const made = await personsMadeBefore(ctx, madeBefore, A_NIGHT)
  const people = made.map(({ id, madeAt, diedOn }) => ({
    id,
    since: diedOn
      ? Temporal.PlainDate.from(diedOn)
      : madeAt.toZonedDateTimeISO('Europe/London').toPlainDate(),
  }))
  return [...cases, ...(await dueProcesses(ctx)), ...(await keptPeople(ctx, people))]
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

const isCase = (kind: string) => kind === 'concern' || kind === 'enquiry'

async function keptAs(ctx: Context, { kind, aboutId, since }: ItemRow): Promise<readonly KeptRecord[]> {
  if (isCase(kind)) return keptCases(ctx, [aboutId])
  if (kind !== 'person') return keptProcesses(ctx, [aboutId])
  const { years = 0 } = retentionRuleOn('person', ctx.today)
  return keptPeople(ctx, [{ id: aboutId, since: Temporal.PlainDate.from(since).subtract({ years }) }])
}

/** As the rule asks again at the moment of forgetting: a hold may have come since. */
async function stillMay(ctx: Context, item: ItemRow): Promise<true | string> {
  const [record] = await keptAs(ctx, item)
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

function forgetOne(ctx: Context, { kind, aboutId }: ItemRow) {
  if (kind === 'person') return forgetAdult(ctx, aboutId)
  return isCase(kind) ? forgetCase(ctx, aboutId) : forgetProcess(ctx, aboutId)
}

export const schedules = [
  { command: listDueRecords, cron: '20 2 * * *', input: {} },
  { command: forgetApproved, cron: '50 2 * * *', input: {} },
]
