import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { type ConcernState, concernWorkflow } from '../concern/workflow.ts'
import { type Pattern, patternsIn } from './patterns.ts'
import { ListWorkAges, type PatternView, publishable, QualityView, WorkAgeList } from './schema.ts'
import * as store from './store.ts'

/** Only what this person may see: restricted cases of others are in no count. */
const scopeOf = (ctx: Context) => ({
  councilId: ctx.actor.councilId,
  visible: ctx.visible('concern.read', concernColumns),
  today: ctx.today.toString(),
})

const yearBefore = (ctx: Context): Temporal.Instant =>
  ctx.now.toZonedDateTimeISO('Europe/London').subtract({ years: 1 }).toInstant()

async function agesOf(ctx: Context) {
  const rows = await store.agesOfWork(ctx.tx, scopeOf(ctx))
  const order = Object.keys(concernWorkflow.states)
  return [...rows]
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .map(row => ({ ...row, label: concernWorkflow.states[row.state as ConcernState].label }))
}

export async function patternsNow(ctx: Context): Promise<readonly Pattern[]> {
  const since = yearBefore(ctx)
  const concerns = await store.belowThreshold(ctx.tx, scopeOf(ctx), since)
  const looks = await store.looksSince(ctx.tx, ctx.actor.councilId, since)
  return patternsIn(concerns, looks, ctx.today)
}

async function viewsOf(ctx: Context, patterns: readonly Pattern[]): Promise<PatternView[]> {
  const idsOf = (about: string) => patterns.filter(one => one.about === about).map(one => one.aboutId)
  const people = await personsInBrief(ctx, idsOf('person'))
  const homes = await homesById(ctx.tx, idsOf('home'))
  return patterns.map(({ about, aboutId, inYear, repeats, newest }) => ({
    ...{ about, aboutId, inYear, repeats: [...repeats], newestOn: newest.toString() },
    name: (about === 'person' ? people.get(aboutId)?.name : homes.get(aboutId)?.name) ?? 'Name not known',
  }))
}

export const getQuality = query({
  name: 'safeguarding.getQuality',
  does: 'Tells how the work goes: its age by state, what is past its local target, decisions read again, and what keeps happening.',
  api: 'GET /safeguarding/quality',
  input: z.object({}),
  output: QualityView,
  can: 'quality.see',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const scope = scopeOf(ctx)
    const since = yearBefore(ctx)
    const ages = await agesOf(ctx)
    const toReread = await store.decisionsToReread(ctx.tx, scope, since, ctx.actor.id ?? null)
    return {
      ages,
      late: ages.reduce((sum, row) => sum + row.late, 0),
      decisions: await store.decisionCounts(ctx.tx, scope, since),
      toReread: toReread.map(row => ({ ...row, decidedAt: row.decidedAt.toString() })),
      patterns: await viewsOf(ctx, await patternsNow(ctx)),
    }
  },
  trace: 'search',
  traced: ({ late, toReread, patterns }) => ({ late, toReread: toReread.length, patterns: patterns.length }),
  example: { role: 'safeguarding-manager', input: {} },
})

const workAges = {
  input: ListWorkAges,
  output: WorkAgeList,
  can: 'quality.see',
  subject: (ctx: Context) => wholeCouncil(ctx.actor.councilId),
  async run(ctx: Context, { use, page, perPage }: z.output<typeof ListWorkAges>) {
    const shown = (value: number) => (use === 'publication' ? publishable(value) : value)
    const items = (await agesOf(ctx)).map(({ label, total, week, month, longer, late }) => ({
      ...{ label, total: shown(total), week: shown(week), month: shown(month) },
      ...{ longer: shown(longer), late: shown(late) },
    }))
    return { items, total: items.length, page, perPage }
  },
  traced: ({ total }: { total: number }, { use }: { use: string }) => ({ count: total, use }),
} as const

export const listWorkAges = query({
  ...workAges,
  name: 'safeguarding.listWorkAges',
  does: 'Lists open work by state and age; for publication counts from 1 to 4 are left out.',
  api: 'GET /safeguarding/quality/ages',
  trace: 'search',
  example: { role: 'safeguarding-manager', input: { use: 'publication' } },
})

export const exportWorkAges = query({
  ...workAges,
  name: 'safeguarding.exportWorkAges',
  does: 'Takes open work by state and age out of Lantern.',
  trace: 'export',
})
