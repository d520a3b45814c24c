import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, type FieldFault, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { demoIds } from '../../demo-ids.ts'
import { opened, type ReportWords } from '../../words.ts'
import { lockedReport } from '../access.ts'
import type { ReportRow } from '../store.ts'
import { type ReportState, reportWorkflow } from '../workflow.ts'
import { openConcerns, theOther } from './open-concerns.ts'
import { Sorted, type SortReport as Sorting, SortReport, sortKinds } from './schema.ts'
import { addSorting, sortingsOf } from './store.ts'

/** Everything at fault, each beside its field. Pure. */
export function faultsOf({ kinds, route, reason }: Sorting, concerns: number): readonly FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (field: string, message: string) => faults.push({ field, message })
  if (kinds.includes('nothing') && kinds.length > 1) {
    fault('kinds', '“Nothing further” stands alone. Choose that, or what it is.')
  }
  if (concerns > 0 && !kinds.includes('safeguarding')) {
    fault(
      'kinds',
      'A concern was opened from this report. Leave it chosen here, and decide it on its own page.',
    )
  }
  if (kinds.includes('complaint') && !route) fault('route', 'Choose where the complaint goes')
  if (kinds.some(kind => kind !== 'safeguarding') && !reason) fault('reason', 'Say why in a sentence')
  return faults
}

async function unknownAdults(ctx: Context, { adult, others = [] }: Sorting): Promise<readonly FieldFault[]> {
  const faults: FieldFault[] = []
  for (const [at, one] of [adult, ...others].entries()) {
    if (!one?.personId || (await personInBrief(ctx, one.personId))) continue
    const field = at === 0 ? 'adult.personId' : `others.${at - 1}.personId`
    faults.push({ field, message: 'We do not know that adult. Give their name instead.' })
  }
  return faults
}

function refuseStale(row: ReportRow, sent: Sorting): void {
  if (row.version === sent.version) return
  throw new Conflict('Somebody sorted this while you had it open. Look at it again, then sort it.', {
    current: { version: row.version, state: row.state },
    sent: { version: sent.version },
  })
}

export const sortReport = command({
  name: 'safeguarding.sortReport',
  does: 'Says what a report is: a safeguarding concern, a worry about quality, a complaint, several of these, or nothing further. Opens the concerns.',
  api: 'POST /safeguarding/reports-in/{reportId}/sorting',
  status: 201,
  input: SortReport,
  output: Sorted,
  can: 'report.sort',
  subject: lockedReport,
  async run(ctx, input, { row, concernIds }) {
    refuseStale(row, input)
    const state = row.state as ReportState
    applyAction(reportWorkflow, state === 'new' ? 'sort' : 'sortAgain', { state })
    const faults = [...faultsOf(input, concernIds.length), ...(await unknownAdults(ctx, input))]
    if (faults.length > 0) throw new Invalid(faults)
    const kinds = sortKinds.filter(kind => input.kinds.includes(kind))
    const other = await theOther(ctx, input)
    const told = await toldIn(ctx, row)
    const raised = kinds.includes('safeguarding')
      ? await openConcerns(ctx, { row, told, input, before: concernIds, other })
      : []
    const id = await keep(ctx, row, kinds, input)
    const { route } = input
    return done(
      { id, version: row.version + 1, concerns: raised.map(({ id, reference }) => ({ id, reference })) },
      event('ReportSorted', { sortingId: id, kinds, route, concerns: raised.length }),
      ...raised.flatMap(one => one.events),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      reportId: demoIds.namedReport,
      version: 1,
      kinds: ['safeguarding', 'worry'],
      adult: { knownAs: 'Mr Albert Fenn, room 9' },
      reason: 'He may be left without water, and the buzzers are a matter of quality as well.',
    },
  },
})

async function toldIn(ctx: Context, row: ReportRow): Promise<ReportWords> {
  const told = opened<ReportWords>(await openerFor(ctx, [row.id]), row.id, row.words)
  return told ?? { account: 'The words of this report were removed.' }
}

async function keep(ctx: Context, row: ReportRow, kinds: Sorting['kinds'], { route, reason }: Sorting) {
  const { councilId, id: reportId } = row
  const id = ctx.ids.next()
  await addSorting(ctx.tx, councilId, {
    ...{ id, reportId, kinds, route: route ?? null },
    supersedes: (await sortingsOf(ctx.tx, councilId, reportId)).at(-1)?.id ?? null,
    sortedAt: ctx.now,
    sortedBy: ctx.actor.id ?? null,
    words: (await sealerFor(ctx, reportId))({ reason }),
  })
  return id
}
