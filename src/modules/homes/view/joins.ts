import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { LinkModel, OptionModel, TableModel } from '#platform/view/models.ts'
import type { openJoinCandidates } from '../registry/join-queries.ts'
import type { AnswerOf } from './shapes.ts'
import { bedsInWords } from './words.ts'

export type Candidate = AnswerOf<typeof openJoinCandidates>['items'][number]
type Alike = Candidate['registrations'][number]

export interface CandidateModel {
  readonly heading: string
  readonly sentence: string
  readonly table: TableModel
  readonly links: readonly LinkModel[]
}

/** Registrations that look alike, side by side, so that what differs can be seen at a glance. */
export function candidateModel(candidate: Candidate, mayDecide: boolean): CandidateModel {
  const { registrations } = candidate
  return {
    heading: headingOf(registrations),
    sentence: candidate.sentence,
    table: {
      caption: headingOf(registrations),
      captionHidden: true,
      narrow: 'scroll',
      columns: [
        { label: 'What' },
        ...registrations.map((item, at) => ({ label: columnName(item, at, registrations) })),
      ],
      rows: [
        row('CQC number', registrations, item => item.cqcLocationId),
        row('Postcode', registrations, item => item.postcode ?? 'Not given'),
        row('Registered', registrations, periodInWords),
        row('Beds', registrations, item => (item.beds === null ? 'Not given' : String(item.beds))),
        row('Run by', registrations, item => item.provider ?? 'Not known'),
        [
          { text: 'Now part of' },
          ...registrations.map(item => ({ text: item.homeName, href: `/homes/${item.homeId}` })),
        ],
      ],
    },
    links: mayDecide
      ? [
          {
            text: 'They are one home',
            href: `/joins/${candidate.id}/join`,
            hiddenText: headingOf(registrations),
          },
          {
            text: 'They are different homes',
            href: `/joins/${candidate.id}/keep-apart`,
            hiddenText: headingOf(registrations),
          },
        ]
      : [],
  }
}

function row(
  name: string,
  items: readonly Alike[],
  value: (item: Alike) => string,
): TableModel['rows'][number] {
  return [{ text: name }, ...items.map(item => ({ text: value(item) }))]
}

/** Two of one name are told apart by their year. */
function columnName(item: Alike, at: number, all: readonly Alike[]): string {
  const twin = all.some((other, i) => i !== at && other.name === item.name)
  return twin ? `${item.name}, ${item.from.slice(0, 4)}` : item.name
}

export function headingOf(registrations: readonly Alike[]): string {
  const names = [...new Set(registrations.map(item => item.name))]
  const [first = 'A home', second] = names
  if (names.length === 1) return `${first}: one home, or ${registrations.length}?`
  if (names.length === 2) return `${first} and ${second}: one home, or two?`
  return `${first} and ${plural(names.length - 1, 'other')}: which are one home?`
}

export function periodInWords({ from, to }: { readonly from: string; readonly to: string | null }): string {
  return to
    ? `${formatCivilDate(from)} to ${formatCivilDate(to)}`
    : `Since ${formatCivilDate(from)}, open now`
}

/** Each registration as something to tick. */
export function registrationOptions(candidate: Candidate): OptionModel[] {
  return candidate.registrations.map(item => ({
    value: item.cqcLocationId,
    text: `${item.name} (${item.cqcLocationId})`,
    hint: `${periodInWords(item)}; ${bedsInWords(item.beds)}; run by ${item.provider ?? 'not known'}`,
  }))
}
