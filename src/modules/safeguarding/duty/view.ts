import type { PageContext } from '#platform/http/page/page.ts'
import { civilDateOf, formatAgo, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, CellModel, PageModel, TableModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { concernHref, paragraphsOf } from '../view/words.ts'
import type { DutyRow, DutyView, RestrictedRow } from './schema.ts'

interface DutyPage {
  readonly page: PageModel
  readonly first: readonly CaseBlock[]
  readonly story: readonly CaseBlock[]
  readonly facts: readonly CaseBlock[]
  readonly [name: string]: unknown
}

/** What to know before ringing or going: danger first, then what is new, then how to reach people. */
export function dutyPage(answer: DutyView, ctx: PageContext): DutyPage {
  return {
    page: {
      title: titleOf(answer),
      caption: 'Duty',
      lede: 'If somebody’s life is in danger, 999 comes first. Act, and write it down after.',
      width: 'wide',
    },
    first: restrictedFirst(answer.restricted),
    story: [
      ...listBlock('In danger now', answer.danger, ctx, 'Nobody is said to be in danger now.'),
      ...listBlock('New: nobody has looked at it', answer.fresh, ctx, 'Nothing that is new.'),
      ...listBlock('Whoever told us wrote again', answer.unread, ctx, 'Nothing unread.'),
      ...listBlock(
        'Take care how you reach them',
        answer.live,
        ctx,
        'No card says so. Where there is no card, in person only.',
      ),
    ],
    facts: handoverBlocks(answer),
  }
}

export function titleOf({ danger, fresh, restricted }: DutyView): string {
  const closed = restricted.filter(row => row.danger === 'now').length
  const count = danger.length + closed
  if (count > 0)
    return count === 1 ? 'One person may be in danger now' : `${count} people may be in danger now`
  if (fresh.length > 0) {
    return fresh.length === 1 ? 'One concern is new' : `${fresh.length} concerns are new`
  }
  return 'Nothing new has come in'
}

const whoCell = (row: DutyRow, { today }: PageContext): CellModel => ({
  text: row.adult.name,
  href: concernHref(row.id),
  note: [
    row.reference,
    row.home?.name,
    formatAgo(civilDateOf(row.receivedAt), today),
    row.lead ?? 'nobody leads it yet',
  ]
    .filter(Boolean)
    .join(', '),
  ...(row.danger === 'now' ? { tag: { text: 'Danger now', tone: 'clay' as const } } : {}),
})

const reachCell = (row: DutyRow): CellModel => ({
  text: row.reach ?? 'Nobody has written down yet how: in person only',
  note: [row.when, row.policeReviewOn && `Police are asked again on ${formatCivilDate(row.policeReviewOn)}`]
    .filter(Boolean)
    .join('. '),
})

const mustNotKnowCell = ({ mustNotKnow, sources }: DutyRow): CellModel => ({
  text: mustNotKnow ?? 'Nobody named yet',
  ...(sources > 0
    ? {
        note: `${sources === 1 ? 'A source of risk is' : `${sources} sources of risk are`} recorded: ask whoever leads the case who`,
      }
    : {}),
})

const COLUMNS = [
  'Adult',
  'How to reach them',
  'Must not know',
  'What keeps them safe now',
  'Placed or paid by',
] as const

function listBlock(
  heading: string,
  rows: readonly DutyRow[],
  ctx: PageContext,
  empty: string,
): readonly CaseBlock[] {
  if (rows.length === 0) return [{ card: { heading, text: empty } }]
  const model: TableModel = {
    caption: heading,
    captionHidden: true,
    columns: COLUMNS.map(label => ({ label })),
    rows: rows.map(row => [
      whoCell(row, ctx),
      reachCell(row),
      mustNotKnowCell(row),
      { text: row.keepsSafe.join('. ') || 'No protective measure is in place' },
      { text: row.placing ?? 'Not written down yet' },
    ]),
    narrow: 'cards',
  }
  return [{ table: { heading: rows.length > 1 ? `${heading} (${rows.length})` : heading, model } }]
}

/** A restricted case is never nothing: whom to ring is said. */
function restrictedFirst(rows: readonly RestrictedRow[]): readonly CaseBlock[] {
  if (rows.length === 0) return []
  const danger = rows.some(row => row.danger === 'now')
  const card: CardModel = {
    heading: rows.length === 1 ? 'One case is restricted' : `${rows.length} cases are restricted`,
    tone: danger ? 'clay' : 'lamp',
    text: 'You cannot open these from here. If nobody answers and somebody is in danger, open one by its reference with a reason: that is reviewed the next morning.',
    facts: rows.map(row => ({
      term: row.reference,
      value: `Restricted: ring ${row.ring}`,
      note: `Came in on ${formatDateTime(row.receivedAt)}`,
      ...(row.danger === 'now' ? { tag: { text: 'Danger now', tone: 'clay' as const } } : {}),
    })),
  }
  return [{ card }]
}

function handoverBlocks({ handovers }: DutyView): readonly CaseBlock[] {
  const write: CaseBlock = {
    card: {
      heading: handovers.length > 0 ? 'Handover' : 'Nobody has written a handover yet',
      text: 'What whoever comes next should know.',
      button: { text: 'Write a handover', href: '/safeguarding/duty/handover' },
    },
  }
  return [
    write,
    ...handovers.map(one => ({
      said: {
        heading: formatDateTime(one.at),
        paragraphs: paragraphsOf(one.words ?? 'These words were removed.'),
        note: one.by ?? 'Somebody',
      },
    })),
  ]
}
