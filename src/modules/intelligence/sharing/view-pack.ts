import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, LinkModel, PageModel, TableModel } from '#platform/view/models.ts'
import { levelWords } from '../view/words.ts'
import { surenesses } from './kinds.ts'
import { meetingHref, packHref } from './pages/addresses.ts'
import { whyMarked } from './pages/facts.ts'
import type { FactView, PackView } from './schema.ts'

interface Sheet {
  readonly name: string
  readonly level: string | undefined
  readonly reasons: readonly string[]
  readonly note: string | undefined
  readonly tables: readonly TableModel[]
}

export interface PackPage {
  readonly page: PageModel
  readonly caution: string
  readonly sheets: readonly Sheet[]
  readonly about: CardModel
  readonly [name: string]: unknown
}

/** A pack as it is read and printed: one home after another, and on each sheet what it is and is not. Pure. */
export function packPage(view: PackView): PackPage {
  const { meeting, editionLabel, version, on, caution, homes } = view
  return {
    page: {
      title: `What is known of ${homes.length === 1 ? homes[0]?.name : `${homes.length} homes`}`,
      caption: `${editionLabel}. Version ${version}, as known on ${formatCivilDate(on)}`,
      back: { text: 'The meeting', href: meetingHref(meeting.id) },
      width: 'wide',
    },
    caution,
    sheets: homes.map(sheetOf),
    about: aboutCard(view),
  }
}

type Home = PackView['homes'][number]

function sheetOf(home: Home): Sheet {
  const { name, kept, level, reasons, facts, brought } = home
  const empty = facts.length === 0 && brought.length === 0
  return {
    name,
    level: level === null ? undefined : `Attention: ${levelWords[level].toLowerCase()}`,
    reasons: reasons.map(one => (one.theme ? `${one.says} (${one.theme.toLowerCase()})` : one.says)),
    note: noteOf(kept, empty),
    tables: [
      ...(facts.length > 0 ? [factsTable(home)] : []),
      ...(brought.length > 0 ? [broughtTable(home)] : []),
    ],
  }
}

function noteOf(kept: boolean, empty: boolean): string | undefined {
  if (kept)
    return 'Fewer than ten beds: what is known of it stays with those who have a role in cases. This is so of every home as small, whether anything is known or not.'
  return empty ? 'Nothing that this edition may have is known. That says nothing about the home.' : undefined
}

const when = ({ from, to }: FactView): string =>
  from === to ? formatCivilDate(to) : `${formatCivilDate(from)} to ${formatCivilDate(to)}`

function factsTable({ name, facts }: Home): TableModel {
  return {
    ...{ caption: `Facts about ${name}`, captionHidden: true, narrow: 'cards' },
    columns: [{ label: 'What' }, { label: 'When' }, { label: 'Source' }, { label: 'How sure' }],
    rows: facts.map(fact => [
      { text: fact.sentence },
      { text: when(fact), note: `Learned ${formatCivilDate(fact.receivedOn)}` },
      { text: fact.source, ...(fact.formerOwner ? { note: 'Under a former owner' } : {}) },
      { text: surenesses[fact.sureness], note: whyMarked(fact) },
    ]),
  }
}

function broughtTable({ brought }: Home): TableModel {
  return {
    ...{ caption: 'Said at the meeting', narrow: 'cards' },
    columns: [{ label: 'What they say' }, { label: 'When' }, { label: 'Who' }, { label: 'How sure' }],
    rows: brought.map(one => [
      { text: one.says ?? 'These words were removed' },
      { text: formatCivilDate(one.on) },
      { text: one.agency, ...(one.source ? { note: one.source } : {}) },
      { text: surenesses[one.sureness] },
    ]),
  }
}

function aboutCard(view: PackView): CardModel {
  const { meeting, edition, editions, version, versions, madeAt, madeBy, hash, unchanged } = view
  const others: LinkModel[] = [
    ...editions
      .filter(one => one.code !== edition)
      .map(one => ({ text: one.label, href: packHref(meeting.id, { edition: one.code }) })),
    ...versions
      .filter(one => one !== version)
      .slice(0, 5)
      .map(one => ({ text: `Version ${one}`, href: packHref(meeting.id, { edition, version: one }) })),
  ]
  return {
    heading: 'How this was made',
    facts: [
      { term: 'Made', value: formatDateTime(madeAt), note: madeBy ?? 'Name not known' },
      {
        term: 'Its mark',
        value: hash.slice(0, 12),
        note: unchanged
          ? 'Not one byte has changed since'
          : 'It is not as it was made: tell information governance',
      },
    ],
    links: [
      {
        text: 'As a list, to filter and download',
        href: `${meetingHref(meeting.id)}/pack/facts?edition=${edition}&version=${version}`,
      },
      ...others,
    ],
  }
}
