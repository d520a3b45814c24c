import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { thinkOf } from '#law/parallel-processes.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { entriesByRecord } from '../entries/view.ts'
import { concernHref } from '../view/words.ts'
import { followUpChronology } from './chronology.ts'
import { addFollowUp } from './commands.ts'
import { FollowUpView } from './schema.ts'
import { followUpsOf } from './store.ts'
import { viewOfFollowUp } from './view.ts'

export const followUpsOfCase = (whole: CaseView): readonly FollowUpView[] =>
  (whole.parts.followUps ?? []) as readonly FollowUpView[]

export const followUpHref = (concernId: string, id: string): string =>
  `${concernHref(concernId)}/follow-ups/${id}`

export const followUpsPart = casePart({
  name: 'followUps',
  output: z.array(FollowUpView),
  restsOn: { tables: ['follow_up'], none: [] },
  async load(ctx, row, open) {
    const rows = await followUpsOf(ctx.tx, row.councilId, row.id)
    if (rows.length === 0) return []
    const byRecord = await entriesByRecord(ctx, row.id, 'follow-up', open)
    const names = await accountNames(
      ctx.tx,
      row.councilId,
      rows.flatMap(one => [one.ownerId, one.notCandidBy]),
    )
    const today = ctx.today.toString()
    return rows.map(one => viewOfFollowUp(one, { entries: byRecord.get(one.id) ?? [], names, open, today }))
  },
  chronology: followUpChronology,
  blocks: (value, whole, ctx) => [
    { place: 'facts', order: 400, block: { card: followUpsCard(value, whole, ctx) } },
  ],
})

function followUpsCard(all: readonly FollowUpView[], whole: CaseView, ctx: PageContext): CardModel {
  const waiting = all.filter(one => one.state === 'waiting').length
  const heading =
    all.length === 0
      ? 'Nothing runs beside it yet'
      : waiting === 0
        ? 'Everything beside it is answered'
        : waiting === 1
          ? 'One thing runs beside it'
          : `${waiting} things run beside it`
  const link = { text: 'Add a follow-up', href: `${concernHref(whole.id)}/follow-ups/new` }
  return {
    heading,
    text: 'They run on when the case is closed, and never hold it open.',
    tone: all.some(one => one.overdue) ? 'lamp' : 'plain',
    facts: [...all.map(one => factOf(one, whole.id)), ...promptsOf(all, whole, ctx)],
    ...(ctx.mayEver(addFollowUp) ? { links: [link] } : {}),
  }
}

function factOf(one: FollowUpView, concernId: string): FactModel {
  const missing = one.candour?.missing.length
  const note =
    one.state === 'waiting'
      ? `${one.owner ?? 'Somebody who has left'}, by ${formatCivilDate(one.dueOn)}`
      : one.answeredOn && formatCivilDate(one.answeredOn)
  return {
    term: one.label,
    value: one.candour?.notCandidAt ? 'Found: the home was not candid' : one.stateLabel,
    href: followUpHref(concernId, one.id),
    note: [note, one.lead ?? one.ledBy, one.reference, missing ? `${missing} of 4 not seen yet` : undefined]
      .filter(Boolean)
      .join('. '),
    ...(one.overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
  }
}

/** What such a case makes one think of, and nobody has listed: never listed by itself. */
function promptsOf(all: readonly FollowUpView[], whole: CaseView, ctx: PageContext): readonly FactModel[] {
  if (whole.state === 'closed' || !ctx.mayEver(addFollowUp)) return []
  const processes = all.map(one => one.process)
  if ((whole.parts.police as { readonly items: readonly unknown[] }).items.length > 0)
    processes.push('criminal')
  const facts = { inHome: whole.home !== null, abuseTypes: whole.abuseTypes, processes }
  return thinkOf(facts).map(({ process, says, citation }) => ({
    term: labelOf('parallel-processes', process),
    value: 'Not listed yet: add it',
    href: `${concernHref(whole.id)}/follow-ups/new?process=${process}`,
    note: `${says} ${citation}.`,
  }))
}
