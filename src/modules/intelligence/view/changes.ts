import type { TodayRows } from '#platform/today/index.ts'
import { formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CellModel } from '#platform/view/models.ts'
import type { AttentionChange, AttentionChanges } from '../changes/schema.ts'
import { levels } from '../triangulate/levels.ts'
import { PROMPT } from './attention-rows.ts'
import { picturePath } from './picture.ts'
import { levelWords } from './words.ts'

/** What changed, as an officer reads it in a minute. Pure. */

const rank = (level: AttentionChange['level']): number => levels.indexOf(level)

export function changeInWords({ level, was }: Pick<AttentionChange, 'level' | 'was'>): string {
  if (level === was) return `${levelWords[level]} as before, for other reasons`
  if (level === 'insufficient') return `Too little known now; “${levelWords[was].toLowerCase()}” before`
  return `${levelWords[level]}; ${rank(level) > rank(was) ? 'it was' : 'down from'} “${levelWords[was].toLowerCase()}”`
}

/** Which reasons came and went, each as a sentence. */
export function reasonsInWords({ gained, lost }: Pick<AttentionChange, 'gained' | 'lost'>): string {
  const said = (words: string, reasons: readonly string[]) => reasons.map(one => `${words}: ${lower(one)}.`)
  return [...said('New', gained), ...said('No longer', lost)].join(' ')
}

/** What moved it, as far as something that counts became known; else what can have. */
export function movedBy({ told, alsoTold, wasOn, silence }: AttentionChange): string {
  if (told.length === 0 && silence)
    return 'Silence: nothing, or little, has been told for a year, where of homes like it we do hear.'
  if (told.length === 0)
    return 'Nothing new was told that counts: what was told before has ended, was put right or has aged, or homes like it changed.'
  // What one source told on one day is told of together.
  const together = Map.groupBy(told, one => `${one.source}, known since ${formatShortDate(one.receivedOn)}`)
  const each = [...together].map(([from, own]) => `${own.map(one => one.sentence).join('; ')} (${from})`)
  const more = alsoTold > 0 ? `, and ${plural(alsoTold, 'more telling')} since ${formatShortDate(wasOn)}` : ''
  return `${each.join('; ')}${more}.`
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const changedHomeCell = ({ homeId, name, provider, area }: AttentionChange): CellModel => ({
  ...{ text: name, href: picturePath(homeId) },
  note: [provider, area].filter(Boolean).join(', '),
})

export const changedCell = (change: AttentionChange): CellModel => ({
  text: changeInWords(change),
  note: `${change.changedOn ? `On ${formatCivilDate(change.changedOn)}` : 'Since then'}; before, as on ${formatCivilDate(change.wasOn)}`,
})

export const changeColumns = [
  { header: 'Home', value: (row: AttentionChange) => row.name },
  { header: 'Provider', value: (row: AttentionChange) => row.provider },
  { header: 'Level', value: (row: AttentionChange) => levelWords[row.level] },
  { header: 'Before', value: (row: AttentionChange) => levelWords[row.was] },
  { header: 'As it was on', value: (row: AttentionChange) => row.wasOn },
  { header: 'Changed on', value: (row: AttentionChange) => row.changedOn },
  { header: 'Reasons', value: reasonsInWords },
  { header: 'What became known', value: movedBy },
  { header: 'What this is', value: () => PROMPT },
]

/** A list reads a day from three boxes. */
function sinceHref(since: string): string {
  const { day, month, year } = Temporal.PlainDate.from(since)
  return `/intelligence/changes?since-day=${day}&since-month=${month}&since-year=${year}`
}

/** On the first page: at most five, and where the others are. Undefined: nothing changed. */
export function changesToday({ items, total, since }: AttentionChanges): TodayRows | undefined {
  if (total === 0) return undefined
  const pressing = items.some(one => rank(one.level) > rank(one.was) && one.level !== 'routine')
  return {
    heading: `Attention changed at ${plural(total, 'home')}`,
    count: total,
    ...(pressing ? { tone: 'lamp' as const } : {}),
    text: `Since ${formatCivilDate(since)}. A prompt to look, unproven.`,
    rows: items.map(change => ({
      date: formatShortDate(change.changedOn ?? since),
      text: `${change.name}: ${lower(changeInWords(change))}`,
      href: picturePath(change.homeId),
      note: reasonsInWords(change),
    })),
    more: { text: 'What changed, and what moved it', href: sinceHref(since) },
  }
}
