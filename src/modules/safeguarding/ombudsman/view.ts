import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, LinkModel, TableModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { dayFact, type ProcessPage } from '../process/blocks.ts'
import { paragraphsOf } from '../view/words.ts'
import type { ComplaintView } from './schema.ts'

export const COMPLAINTS = '/safeguarding/ombudsman'
export const complaintHref = (id: string): string => `${COMPLAINTS}/${id}`

const GONE = 'These words were removed.'

/** 'Two things are owed to the Ombudsman' Pure. */
export function finding({ state, items, outcomeLabel, overdue }: ComplaintView): string {
  if (state !== 'received') return outcomeLabel ?? 'Decided by the Ombudsman'
  const owed = items.filter(item => item.givenOn === null).length
  if (owed === 0) return 'The Ombudsman is owed nothing now'
  const things = owed === 1 ? 'One thing is' : `${owed} things are`
  return `${things} owed to the Ombudsman${overdue ? ', past the day that was set' : ''}`
}

export function complaintPage(whole: ComplaintView): ProcessPage {
  const { reference, about, decision, remedy, closing } = whole
  const said = (heading: string, text: string | null): readonly CaseBlock[] =>
    text ? [{ said: { heading, paragraphs: paragraphsOf(text) } }] : []
  return {
    page: {
      title: finding(whole),
      caption: `${reference}, about case ${whole.concernReference}`,
      back: { text: 'Complaints to the Ombudsman', href: COMPLAINTS },
      width: 'wide',
    },
    first: [],
    story: [
      { said: { heading: 'What the complaint is about', paragraphs: paragraphsOf(about ?? GONE) } },
      itemsBlock(whole),
      ...said('What the Ombudsman found', decision),
      ...said('What we are to put right', remedy),
      ...said('What came of it', closing),
    ],
    facts: [{ card: nextCard(whole) }, { card: aboutCard(whole) }],
  }
}

function itemsBlock(whole: ComplaintView): CaseBlock {
  const { items, id, state } = whole
  const heading = 'What was asked for, and given'
  if (items.length === 0) return { card: { heading, text: 'The Ombudsman has not asked for anything yet.' } }
  const model: TableModel = {
    caption: heading,
    captionHidden: true,
    columns: [{ label: 'Asked for' }, { label: 'By when' }, { label: 'Given' }],
    rows: items.map(item => [
      {
        text: item.asked ?? GONE,
        note: [formatCivilDate(item.askedOn), item.by].filter(Boolean).join(', '),
        ...(item.givenOn === null && state !== 'closed'
          ? { href: `${complaintHref(id)}/items/${item.id}` }
          : {}),
      },
      {
        text: item.dueOn ? formatCivilDate(item.dueOn) : 'No day was set',
        ...(item.overdue ? { tag: { text: 'Past it', tone: 'clay' as const } } : {}),
      },
      item.givenOn
        ? {
            text: item.given ?? GONE,
            note: [formatCivilDate(item.givenOn), item.givenBy].filter(Boolean).join(', '),
          }
        : { text: 'Not yet' },
    ]),
  }
  return { table: { heading, model } }
}

function nextCard({ id, state, overdue, items }: ComplaintView): CardModel {
  const to = (path: string) => `${complaintHref(id)}/${path}`
  const owed = items.some(item => item.givenOn === null)
  const links: LinkModel[] = []
  if (state !== 'closed') links.push({ text: 'The Ombudsman asks for something', href: to('items/new') })
  if (state === 'received') links.push({ text: 'The Ombudsman decided', href: to('decision') })
  if (state === 'decided') {
    links.push({ text: 'The decision was changed', href: to('decision') })
    if (!owed) links.push({ text: 'Close it', href: to('close') })
  }
  return {
    heading: 'What can be done now',
    tone: overdue ? 'clay' : 'plain',
    ...(state === 'closed' ? { text: 'It is closed.' } : {}),
    links,
  }
}

function aboutCard({
  number,
  complainant,
  receivedOn,
  decidedOn,
  remedyDueOn,
  closedOn,
}: ComplaintView): CardModel {
  const text = (value: string | null) => (value ? { value } : { missing: GONE })
  return {
    heading: 'The complaint',
    facts: [
      { term: 'Their number', ...text(number) },
      { term: 'Who complained', ...text(complainant) },
      dayFact('We were told', receivedOn, 'Not known'),
      dayFact('Decided', decidedOn, 'Not yet'),
      ...(remedyDueOn ? [dayFact('To be put right by', remedyDueOn, '')] : []),
      ...(closedOn ? [dayFact('Closed', closedOn, '')] : []),
      {
        term: 'May see it',
        value: 'Information governance, and safeguarding managers who took no part in the case',
        note: 'In the case nothing shows that there is a complaint. It is held from being forgotten.',
      },
    ],
  }
}
