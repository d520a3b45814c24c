import { optionsOn } from '#law/code-list.ts'
import { type FormPage, type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm, caseWithTeam, personField } from '../pages/case-forms.ts'
import { dateField, textarea } from '../process/forms.ts'
import { concernHref } from '../view/words.ts'
import { courtIn } from './blocks.ts'
import { endOrder, recordOrder, recordProceedings, updateProceedings } from './commands.ts'
import { exportForCourt } from './export-query.ts'
import { listCourtCases } from './list.ts'

const one = (whole: CaseView, ctx: PageContext) =>
  courtIn(whole).items.find(court => court.id === ctx.params.courtCaseId)
const version = (whole: CaseView, ctx: PageContext) => ({ version: one(whole, ctx)?.version })
const called = (whole: CaseView, ctx: PageContext) => {
  const court = one(whole, ctx)
  return court ? `${court.kindLabel}${court.number ? `, ${court.number}` : ''}` : ''
}

const record = caseForm({
  path: 'court/new',
  command: recordProceedings,
  title: 'Which proceedings are they?',
  lede: 'The case is held from now on: nothing of it is forgotten until information governance lifts the hold.',
  helper: caseWithTeam,
  fields: [
    ctx => ({
      ...{ kind: 'radios', name: 'kind', label: 'Which?' },
      options: optionsOn('court-proceedings', ctx.today),
    }),
    { kind: 'text', name: 'number', label: 'The court’s case number', width: 20 },
    textarea('about', 'What is asked of the court?', { optional: true, maxLength: 4000 }),
    personField('leadId', 'Who of us leads on it?'),
    dateField('nextOn', 'When is the next hearing, or the next thing due?', { optional: true }),
  ],
  button: 'Write it down',
  done: 'Written down. The case is held.',
})

const change = caseForm({
  path: 'court/{courtCaseId}/change',
  command: updateProceedings,
  title: 'What comes next before the court?',
  lede: called,
  helper: caseWithTeam,
  fields: [
    dateField('nextOn', 'When is the next hearing, or the next thing due?', { optional: true }),
    personField('leadId', 'Who of us leads on it?'),
    dateField('endedOn', 'When did the proceedings end, if they have?', { optional: true }),
  ],
  initial: (whole, ctx) => {
    const court = one(whole, ctx)
    return {
      ...version(whole, ctx),
      leadId: court?.leadId ?? '',
      ...(court?.nextOn ? { nextOn: court.nextOn } : {}),
    }
  },
  button: 'Write it down',
  done: 'Written down',
})

const order = caseForm({
  path: 'court/{courtCaseId}/orders/new',
  command: recordOrder,
  title: 'What did the court order?',
  lede: 'As it stands in the order. What restricts who may be told is shown before every answer, letter and sharing.',
  fields: [
    dateField('madeOn', 'When was it made?'),
    dateField('untilOn', 'Its last day, if it has one', { optional: true }),
    textarea('says', 'What is ordered', { rows: 6 }),
    ctx => ({
      ...{ kind: 'checkboxes', name: 'restricts', label: 'What does it restrict?', optional: true },
      options: optionsOn('court-restrictions', ctx.today),
    }),
    textarea('maySee', 'Who may see what, as the order has it', { optional: true, maxLength: 4000 }),
  ],
  initial: version,
  button: 'Write it down',
  done: 'Written down',
})

const end = caseForm({
  path: 'court/orders/{courtOrderId}/end',
  command: endOrder,
  title: 'Since when does this order no longer hold?',
  lede: whole => (courtIn(whole).items.length > 0 ? 'It was discharged, or another took its place.' : ''),
  fields: [dateField('endedOn', 'Since when?')],
  button: 'Write it down',
  done: 'Written down. Nothing of it is shown as in force.',
})

const forms: readonly FormPage[] = [record, change, order, end]

const list = page.list<typeof listCourtCases>({
  path: '/safeguarding/court',
  query: listCourtCases,
  page: ({ total, items }) => {
    const due = items.filter(item => item.nextDue).length
    return {
      title:
        total === 0
          ? 'No case that you may see is before a court'
          : plural(total, 'case is or was before a court', 'cases are or were before a court'),
      lede:
        due > 0
          ? `Of ${due} nobody has written down what came of the hearing.`
          : 'Each is held, and not forgotten.',
    }
  },
  noun: { one: 'case', many: 'cases' },
  columns: [
    { label: 'Proceedings', cell: row => ({ text: row.number ?? 'Number removed', note: row.kindLabel }) },
    {
      label: 'Case',
      cell: (row, { role }) => ({
        text: row.reference,
        ...(role === 'information-governance' ? {} : { href: concernHref(row.concernId) }),
      }),
    },
    {
      label: 'Next hearing',
      cell: row => ({
        text: row.endedOn
          ? `Ended ${formatCivilDate(row.endedOn)}`
          : row.nextOn
            ? formatCivilDate(row.nextOn)
            : 'No day is known',
        ...(row.nextDue ? { tag: { text: 'What came of it?', tone: 'clay' as const } } : {}),
      }),
    },
    { label: 'Leads', cell: row => ({ text: row.lead ?? 'Somebody who has left' }) },
    {
      label: 'For the court',
      cell: row => ({
        text: `Pages for ${row.number ?? row.reference}`,
        href: `${concernHref(row.concernId)}/court/${row.id}/export`,
      }),
    },
  ],
  empty: () => ({
    heading: 'None that you may see',
    text: 'Proceedings are written down in the case that they are about.',
  }),
})

const pagesForCourt = page.show<typeof exportForCourt>({
  path: '/safeguarding/concerns/{concernId}/court/{courtCaseId}/export',
  query: exportForCourt,
  template: 'safeguarding/court-export.njk',
  model: ({ concernId, number, reference, adult, takenOn, pages }, { role }) => ({
    page: {
      title: `${adult}: the case in ${plural(pages.length, 'page')}`,
      caption: `${number}, our reference ${reference}, taken out ${formatCivilDate(takenOn)}`,
      lede: 'Read the orders before it leaves. That it was taken out is logged.',
      back:
        role === 'information-governance'
          ? { text: 'Before a court', href: '/safeguarding/court' }
          : { text: 'The case', href: concernHref(concernId) },
    },
    number,
    reference,
    count: pages.length,
    pages,
  }),
})

export const pages: readonly Page[] = [list, ...forms, pagesForCourt]
