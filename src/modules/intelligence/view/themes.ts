import { plural } from '#platform/view/filters.ts'
import type { CellModel } from '#platform/view/models.ts'
import type { ThemeRow } from '../themes/queries.ts'
import { PROMPT } from './attention-rows.ts'
import { familyWords } from './words.ts'

/** Themes across homes, in rows. Pure. */

export const themeCell = ({ theme, name, homes }: ThemeRow): CellModel => ({
  text: name,
  ...(homes > 0 ? { href: `/intelligence?theme=${encodeURIComponent(theme)}` } : {}),
})

export const homesCell = ({ homes, before }: ThemeRow): CellModel => ({
  text: homes === 0 ? 'None' : plural(homes, 'home'),
  note: changeInWords({ homes, before }),
})

export function changeInWords({ homes, before }: Pick<ThemeRow, 'homes' | 'before'>): string {
  if (before === null) return 'How it was four weeks ago is not known'
  if (homes === before) return 'As many as four weeks ago'
  const by = Math.abs(homes - before)
  return `${by} ${homes > before ? 'more' : 'fewer'} than four weeks ago`
}

export const toldCell = ({ told }: ThemeRow): CellModel => ({
  text: told === 0 ? 'None now' : plural(told, 'home'),
})

export const tellersCell = ({ families }: ThemeRow): CellModel => ({
  text: families.length === 0 ? 'Not enough for a reason anywhere' : inWords(families),
})

const inWords = (families: ThemeRow['families']): string =>
  families.map((one, at) => (at === 0 ? familyWords[one] : lower(familyWords[one]))).join(', ')

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const themeColumns = [
  { header: 'Theme', value: (row: ThemeRow) => row.name },
  { header: 'Homes with it as a reason', value: (row: ThemeRow) => row.homes },
  { header: 'Four weeks ago', value: (row: ThemeRow) => row.before },
  { header: 'Homes of which it is told', value: (row: ThemeRow) => row.told },
  { header: 'Who tells of it', value: (row: ThemeRow) => inWords(row.families) },
  { header: 'What this is', value: () => PROMPT },
]
