import { plural } from '#platform/view/filters.ts'
import type { CellModel } from '#platform/view/models.ts'
import type { RunnerRow } from '../runners/schema.ts'
import { levels } from '../triangulate/levels.ts'
import { PROMPT } from './attention-rows.ts'
import { levelWords } from './words.ts'

/** Providers and brands, in rows. Pure. */

const listPath = ({ by, id }: RunnerRow): string =>
  `/intelligence?${by === 'provider' ? 'providerId' : 'brandId'}=${encodeURIComponent(id)}`
const ownPath = ({ by, id }: RunnerRow): string => `/${by}s/${encodeURIComponent(id)}`

export const runnerCell = (row: RunnerRow): CellModel => ({ text: row.name, href: ownPath(row) })

/** '1 look, 2 insufficient information', most pressing first. */
export function levelsInWords({ homes }: RunnerRow): string {
  return levels
    .toReversed()
    .map(level => ({ level, count: homes.filter(home => home.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${count} ${levelWords[level].toLowerCase()}`)
    .join(', ')
}

const pressingOf = ({ homes }: RunnerRow) =>
  homes.filter(({ level }) => level === 'look' || level === 'act-now').map(home => home.name)

export function standCell(row: RunnerRow): CellModel {
  const pressing = pressingOf(row)
  return {
    ...{ text: `${plural(row.homes.length, 'home')}: ${levelsInWords(row)}`, href: listPath(row) },
    ...(pressing.length > 0 ? { note: pressing.join(', ') } : {}),
  }
}

export const sharedInWords = ({ shared }: RunnerRow): string =>
  shared.map(one => `${one.name}, at ${plural(one.homes, 'home')}`).join('; ')

export const sharedCell = (row: RunnerRow): CellModel => ({
  text: sharedInWords(row) || (row.homes.length > 1 ? 'None' : 'One home only'),
})

export const elsewhereCell = ({ elsewhere }: RunnerRow): CellModel =>
  elsewhere.homes === 0
    ? { text: 'None in the register' }
    : {
        text: `${plural(elsewhere.homes, 'home')} in ${plural(elsewhere.councils, 'other area')}`,
        note: 'How they stand is known there: ask those councils',
      }

export const runnerColumns = [
  { header: 'Name', value: (row: RunnerRow) => row.name },
  { header: 'Homes here', value: (row: RunnerRow) => row.homes.length },
  { header: 'How they stand', value: levelsInWords },
  { header: 'Homes at look or above', value: (row: RunnerRow) => pressingOf(row).join(', ') },
  { header: 'Themes they share', value: sharedInWords },
  { header: 'Homes elsewhere', value: (row: RunnerRow) => row.elsewhere.homes },
  { header: 'What this is', value: () => PROMPT },
]
