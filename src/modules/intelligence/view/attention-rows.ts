import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CellModel } from '#platform/view/models.ts'
import type { AttentionRow } from '../attention/schema.ts'
import { picturePath } from './picture.ts'
import { familyWords, levelWords } from './words.ts'

/** How a home stands in a row of any list, always the same. Pure. */

export const PROMPT = 'A prompt to look; unproven; not a finding'
const UNKNOWN = 'Too little is known to say anything'

export const levelCell = ({ level, since, before }: AttentionRow): CellModel => ({
  text: levelWords[level],
  note: `Since ${formatCivilDate(since)}${before ? `, ${levelWords[before].toLowerCase()} before` : ''}`,
})

export const nameCell = ({ homeId, name, provider, brand, area }: AttentionRow): CellModel => ({
  ...{ text: name, href: picturePath(homeId) },
  note: [provider, brand, area].filter(Boolean).join(', '),
})

/** Why it is here: the reasons of its level; where there are none, what says that nobody would tell. */
export function whyCell({ reasons, quiet, awaitsFirstLook, challenged }: AttentionRow): CellModel {
  const [first = silentWords(quiet)] = reasons
  const more = reasons.length > 1 ? `And ${plural(reasons.length - 1, 'more reason')}` : ''
  const beside = reasons.length > 0 && quiet.length > 0 ? `Harder to hear: ${listed(quiet)}` : ''
  const silent = reasons.length === 0 && quiet.length > 0 ? NO_LEVEL : ''
  const note = [more, beside, silent, challenged ? CHALLENGED : ''].filter(Boolean)
  return {
    text: first,
    ...(note.length > 0 ? { note: note.join('. ') } : {}),
    ...(awaitsFirstLook ? { tag: { text: 'First look waits', tone: 'clay' as const } } : {}),
  }
}

const CHALLENGED = 'A fact in its picture is challenged'
const NO_LEVEL = 'It raises no level: it says how often to visit'

function silentWords(quiet: readonly string[]): string {
  return quiet.length === 0 ? UNKNOWN : `${listed(quiet)}: go and listen`
}

const listed = (sentences: readonly string[]): string =>
  sentences.map((one, at) => (at === 0 ? one : one.charAt(0).toLowerCase() + one.slice(1))).join('; ')

export const unheardCell = ({ unheard }: AttentionRow): CellModel => ({
  text:
    unheard.length === 0
      ? 'Everybody, at some time'
      : `Not ${unheard.map(one => familyWords[one].toLowerCase()).join(', ')}`,
})

/** The same as a file has it. */
export const attentionColumns = [
  { header: 'Home', value: (row: AttentionRow) => row.name },
  { header: 'Provider', value: (row: AttentionRow) => row.provider },
  { header: 'Brand', value: (row: AttentionRow) => row.brand },
  { header: 'Area', value: (row: AttentionRow) => row.area },
  { header: 'Level', value: (row: AttentionRow) => levelWords[row.level] },
  { header: 'Since', value: (row: AttentionRow) => row.since },
  { header: 'Why', value: (row: AttentionRow) => row.reasons.join('. ') },
  { header: 'A fact is challenged', value: (row: AttentionRow) => row.challenged },
  { header: 'Who could be harder to hear', value: (row: AttentionRow) => row.quiet.join('. ') },
  {
    header: 'Never heard',
    value: (row: AttentionRow) => row.unheard.map(one => familyWords[one]).join(', '),
  },
  { header: 'What this is', value: () => PROMPT },
]
