import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { limbs, section42On } from '#law/section-42.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { together } from '#platform/database/together.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { caseRoles } from '../concern/roles-store.ts'
import { type ConcernRow, type ConcernWithPeople, otherConcernsOf } from '../concern/store.ts'
import { concernSubject } from '../concern/subject.ts'
import { viewsOfConcerns } from '../concern/view-of-concern.ts'
import { demoIds } from '../demo-ids.ts'
import { findReport } from '../report/store.ts'
import { type ConcernWords, type DecisionWords, type NoteWords, opened, type ReportWords } from '../words.ts'
import { type HeldTable, tablesHeld } from './held-store.ts'
import { judgedOn } from './links.ts'
import { relatedRows } from './links-store.ts'
import type { CasePart } from './part.ts'
import { caseParts } from './parts.ts'
import { CaseView, type DecisionView } from './schema.ts'
import { type DecisionRow, decisionsOf, linksOf, notesOf } from './store.ts'

const outcomeLabels: Readonly<Record<string, string>> = {
  enquiry: 'Enquiry under section 42',
  'other-enquiry': 'Another enquiry',
  'no-enquiry': 'No enquiry',
}

function viewOfDecision(
  row: DecisionRow,
  words: DecisionWords | undefined,
  names: ReadonlyMap<string, string>,
): DecisionView {
  const { id, outcome, route, lawVersion, thresholdVersion, supersedes } = row
  const test = section42On(row.decidedAt.toZonedDateTimeISO('Europe/London').toPlainDate())
  const reasons = outcome === 'no-enquiry' ? 'no-enquiry-reasons' : 'other-enquiry-reasons'
  return {
    ...{ id, outcome, lawVersion, thresholdVersion, supersedes, citation: test.citation },
    outcomeLabel: outcomeLabels[outcome] ?? outcome,
    limbs: limbs.map(code => ({
      code,
      question: test.limbs.find(limb => limb.code === code)?.question ?? code,
      answer: row[code],
      words: words?.[code] ?? null,
    })),
    reason: row.reason && labelOf(reasons, row.reason),
    reasonWords: words?.reason ?? null,
    route: route && labelOf('no-enquiry-routes', route),
    decidedAt: row.decidedAt.toString(),
    decidedBy: (row.decidedBy && names.get(row.decidedBy)) ?? null,
  }
}

/** Linked ones and others about the same adult, of those only which this person may see. */
async function relatedTo(ctx: Context, row: ConcernRow) {
  const [links, others] = await together([
    linksOf(ctx.tx, row.councilId, row.id),
    otherConcernsOf(ctx.tx, row.councilId, row.personId, row.id),
  ])
  const kinds = new Map([
    ...others.map(other => [other.id, 'same-adult'] as const),
    ...links.map(link => [link.otherId, link.kind] as const),
  ])
  const visible = await judgedOn(ctx, [...kinds.keys()])
  const rows = await relatedRows(ctx.tx, row.councilId, [...visible])
  const views = await viewsOfConcerns(ctx, rows)
  return views.map(({ id, reference, adult, state, stateLabel, receivedAt }) => ({
    ...{ id, reference, adult, state, stateLabel, receivedAt },
    kind: kinds.get(id) ?? 'related',
  }))
}

async function partOf({ restsOn }: CasePart, held: ReadonlySet<HeldTable>, load: () => Promise<unknown>) {
  return restsOn && !restsOn.tables.some(table => held.has(table)) ? restsOn.none : load()
}

async function viewOfCase(ctx: Context, row: ConcernWithPeople): Promise<z.input<typeof CaseView>> {
  const { councilId, id } = row
  const [[view], report, decisions, notes, people, open, person, related, held] = await together([
    viewsOfConcerns(ctx, [row]),
    findReport(ctx.tx, councilId, row.reportId),
    decisionsOf(ctx.tx, councilId, id),
    notesOf(ctx.tx, councilId, id),
    caseRoles(ctx.tx, councilId, id),
    openerFor(ctx, [id, row.reportId]),
    personInBrief(ctx, row.personId),
    relatedTo(ctx, row),
    tablesHeld(ctx.tx, councilId, id),
  ])
  if (!view) throw new Error('A concern has a view')
  const words = opened<ConcernWords>(open, id, row.words)
  const told = report && opened<ReportWords>(open, row.reportId, report.words)
  const [names, parts] = await together([
    accountNames(ctx.tx, councilId, [
      ...decisions.map(one => one.decidedBy),
      ...notes.map(one => one.by),
      ...people.map(one => one.accountId),
    ]),
    together(
      caseParts.map(async part => [part.name, await partOf(part, held, () => part.load(ctx, row, open))]),
    ),
  ])
  const here = people.filter(one => one.endedAt === null)
  return {
    ...view,
    words: {
      account: words?.account ?? null,
      danger: words?.danger ?? null,
      place: words?.place ?? null,
      happenedAbout: words?.happenedAbout ?? null,
      adultKnows: words?.adultKnows ?? null,
      adultWants: words?.adultWants ?? null,
    },
    happenedOn: row.happenedOn,
    report: {
      id: row.reportId,
      reference: report?.reference ?? '',
      door: report?.door ?? '',
      naming: report?.naming ?? 'anonymous',
      relation: report?.relation ? labelOf('reporters', report.relation) : null,
      reporterName: told?.reporterName ?? null,
      reporterContact: told?.reporterContact ?? null,
      receivedAt: (report?.receivedAt ?? row.receivedAt).toString(),
    },
    decisions: decisions.map(one => viewOfDecision(one, opened<DecisionWords>(open, id, one.words), names)),
    notes: notes.map(({ id: noteId, kind, at, by, words: sealed }) => ({
      ...{ id: noteId, kind, at: at.toString(), by: (by && names.get(by)) ?? null },
      words: opened<NoteWords>(open, id, sealed)?.text ?? null,
    })),
    related,
    people: here.map(({ accountId, role, fromAt }) => ({
      ...{ accountId, role: labelOf('case-roles', role), since: fromAt.toString() },
      name: names.get(accountId) ?? 'Somebody who has left',
    })),
    adultDiedOn: person?.diedOn ?? null,
    parts: Object.fromEntries(parts),
  }
}

export const getCase = query({
  name: 'safeguarding.getConcern',
  does: 'Gives one concern whole: what was said, what was decided and why, what was noted, and what belongs with it.',
  api: 'GET /safeguarding/concerns/{concernId}',
  input: z.object({ concernId: z.uuid() }),
  output: CaseView,
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  run: (ctx, _input, { row }) => viewOfCase(ctx, row),
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { concernId: demoIds.concern } },
})
