import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, LinkModel, TableModel } from '#platform/view/models.ts'
import type { AccessRequestView, ItemView } from './schema.ts'

export const REQUESTS = '/access-requests'
export const requestHref = (id: string): string => `${REQUESTS}/${id}`

const SHORT = 160
/** On one line, and no more than tells what it is. */
function startOf(text: string): string {
  const line = text.replaceAll('\n', '; ')
  return line.length > SHORT ? `${line.slice(0, SHORT).trimEnd()}…` : line
}

/** 'Three of 14 items wait for a decision' Pure. */
export function finding({ state, stateLabel, undecided, items, stopLabel, kind }: AccessRequestView): string {
  if (state === 'stopped') return stopLabel ?? stateLabel
  const toWrite = kind === 'freedom-of-information' && (state === 'received' || state === 'reviewing')
  if (toWrite) return 'Write the answer: nothing about people, no count under five'
  if (state === 'received') return 'Search what is held'
  if (state !== 'reviewing') return stateLabel
  if (items.length === 0) return 'Nothing is held in words'
  if (undecided === 0) return 'Every item is decided: it can be released'
  return `${undecided} of ${plural(items.length, 'item')} ${undecided === 1 ? 'waits' : 'wait'} for a decision`
}

const noteOf = ({ reasonLabel, fairLabel }: ItemView) => {
  const note = reasonLabel ?? fairLabel
  return note ? { note } : {}
}

const decided = (item: ItemView) =>
  item.decision === null || item.changed
    ? { text: '', tag: { text: item.changed ? 'Changed: decide again' : 'To decide', tone: 'lamp' as const } }
    : { text: item.decisionLabel ?? '', ...noteOf(item) }

export function itemsTable({ items, state, id }: AccessRequestView): TableModel {
  return {
    caption: 'What is held',
    captionHidden: true,
    columns: [{ label: 'What' }, { label: 'It says' }, { label: 'Whose' }, { label: 'What becomes of it' }],
    rows: items.map(item => [
      {
        text: item.label,
        ...(state === 'reviewing' ? { href: `${requestHref(id)}/items/${item.id}` } : {}),
        note: [item.caseReference, item.onDate && formatCivilDate(item.onDate)].filter(Boolean).join(', '),
      },
      {
        text: item.text ? startOf(item.text) : 'These words were removed.',
        ...(item.names.length > 0 ? { note: `Names ${item.names.join(', ')}` } : {}),
      },
      { text: item.whoseLabel },
      decided(item),
    ]),
  }
}

function waysOn({ id, state, undecided, extended, kind }: AccessRequestView): readonly LinkModel[] {
  const to = (path: string) => `${requestHref(id)}/${path}`
  const open = ['received', 'reviewing'].includes(state)
  return [
    ...(state === 'reviewing' && undecided === 0 ? [{ text: 'Release', href: to('release') }] : []),
    ...(state === 'reviewing' && undecided > 1
      ? [{ text: 'Decide on many at once', href: to('decisions') }]
      : []),
    ...(state === 'stopped' ? [{ text: 'It is safe to answer them', href: to('resume') }] : []),
    ...(open && kind === 'freedom-of-information'
      ? [{ text: 'Write the answer', href: to('information') }]
      : []),
    ...(open && kind === 'subject-access'
      ? [{ text: state === 'received' ? 'Search what is held' : 'Search again', href: to('gather') }]
      : []),
    ...(open && kind === 'subject-access' && !extended
      ? [{ text: 'Take two months more', href: to('extension') }]
      : []),
    ...(open ? [{ text: 'Whoever asks is a source of risk: stop it', href: to('stop') }] : []),
    ...(open || state === 'stopped' ? [{ text: 'Refuse it, or they took it back', href: to('end') }] : []),
    ...(state === 'released' && kind === 'subject-access'
      ? [
          { text: 'To print', href: to('bundle') },
          { text: 'As a ZIP, with files', href: to('bundle.zip') },
        ]
      : []),
  ]
}

export function aboutCard(request: AccessRequestView): CardModel {
  const [button, ...links] = waysOn(request)
  const {
    name,
    contact,
    askedBy,
    asks,
    receivedOn,
    dueOn,
    overdue,
    citation,
    endedOn,
    personName,
    personId,
    kindLabel,
  } = request
  return {
    heading: 'The request',
    tone: overdue || request.state === 'stopped' ? 'clay' : 'plain',
    facts: [
      { term: 'Kind', value: kindLabel },
      {
        term: 'Who asks',
        ...(name ? { value: name } : { missing: 'These words were removed' }),
        note: [askedBy, contact].filter(Boolean).join(', '),
      },
      ...(personId ? [{ term: 'Whose records', value: personName ?? 'Name not known' }] : []),
      { term: 'They ask for', ...(asks ? { value: asks } : { missing: 'These words were removed' }) },
      { term: 'It came', value: formatCivilDate(receivedOn) },
      {
        term: 'Legal deadline',
        value: formatCivilDate(dueOn),
        note: citation,
        ...(overdue ? { tag: { text: 'Past the legal deadline', tone: 'clay' as const } } : {}),
      },
      ...(endedOn ? [{ term: 'Ended', value: formatCivilDate(endedOn) }] : []),
    ],
    ...(button ? { button } : {}),
    links,
  }
}
