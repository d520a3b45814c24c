import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { ChronologyEntry } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import type { MeetingsView } from '../meetings/schema.ts'
import { courtIn } from './blocks.ts'
import type { Section } from './paginate.ts'
import type { CourtCaseView } from './schema.ts'

export interface CaseFile {
  readonly name: string
  readonly mediaType: string
  readonly on: string
  readonly hash: string
}

const GONE = 'These words were removed.'
const NONE: Section['lines'] = [{ text: 'None.' }]
const dayOf = (on: string): string => (on.length === 10 ? formatCivilDate(on) : formatDateTime(on))
const orNone = (lines: Section['lines']): Section['lines'] => (lines.length > 0 ? lines : NONE)

/** Numbered, so that each can be named in court, and nobody wonders whether one is missing. */
const lineOf = ({ on, text, note }: ChronologyEntry, at: number, all: readonly unknown[]) => ({
  head: `${at + 1} of ${all.length}: ${dayOf(on)}`,
  text,
  note: note || undefined,
})

/** What a court is given of a case: proceedings and orders, chronology, decisions, documents. Pure. */
export function sectionsOf(
  whole: CaseView,
  court: CourtCaseView,
  entries: readonly ChronologyEntry[],
  files: readonly CaseFile[],
): readonly Section[] {
  return [
    { heading: 'The proceedings and orders', lines: proceedings(whole, court) },
    { heading: 'Chronology', lines: orNone(entries.map(lineOf)) },
    { heading: 'Decisions', lines: decisions(whole) },
    { heading: 'List of documents', lines: documents(whole, files) },
  ]
}

function proceedings(whole: CaseView, { kindLabel, number, about, nextOn }: CourtCaseView): Section['lines'] {
  const orders = courtIn(whole).items.flatMap(one => one.orders)
  return [
    { head: number ?? GONE, text: kindLabel, note: about ?? undefined },
    ...(nextOn ? [{ head: 'Next hearing', text: formatCivilDate(nextOn) }] : []),
    ...orders.map(order => ({
      head: `Order of ${formatCivilDate(order.madeOn)}${order.inForce ? '' : ', no longer in force'}`,
      text: order.says ?? GONE,
      note: [...order.restrictsLabels, order.maySee].filter(Boolean).join('; ') || undefined,
    })),
  ]
}

function decisions({ decisions: made }: CaseView): Section['lines'] {
  return orNone(
    made.map(one => ({
      head: `${formatDateTime(one.decidedAt)}: ${one.outcomeLabel}`,
      text: [
        ...one.limbs.map(limb => `${limb.question} ${limb.answer}${limb.words ? `: ${limb.words}` : ''}`),
        [one.reason, one.reasonWords].filter(Boolean).join('. '),
      ]
        .filter(Boolean)
        .join('\n'),
      note: [
        one.decidedBy,
        one.citation,
        one.thresholdVersion !== 'none' && `threshold ${one.thresholdVersion}`,
      ]
        .filter(Boolean)
        .join(', '),
    })),
  )
}

function documents({ parts }: CaseView, files: readonly CaseFile[]): Section['lines'] {
  const { evidence } = parts.meetings as MeetingsView
  const listed = [
    ...evidence.map(({ what, source, where, at }) => ({
      text: what ?? GONE,
      note: [source, where, formatDateTime(at)].filter(Boolean).join(', '),
    })),
    ...files.map(({ name, mediaType, on, hash }) => ({
      text: `${name} (${mediaType})`,
      note: `${formatDateTime(on)}, SHA-256 ${hash}`,
    })),
  ]
  return orNone(listed.map((line, at) => ({ ...line, head: `Document ${at + 1}` })))
}
