import { plural } from '#platform/view/filters.ts'
import type { Legend } from '#src/modules/homes/index.ts'
import type { AttentionMap } from '../attention/map-query.ts'
import { levels } from '../triangulate/levels.ts'
import { picturePath } from './picture.ts'
import { levelWords } from './words.ts'

/** The marks of the map of attention: the level in words, by shape, and by colour only besides. */
export const byLevel: Legend<AttentionMap['homes'][number]> = {
  kinds: levels.toReversed(),
  kindOf: ({ level }) => level,
  words: levelWords,
  says: ({ level }) => levelWords[level].toLowerCase(),
  foremost: ['act-now', 'look'],
  foremostWords: 'A small mark is the most pressing level among them.',
  href: ({ id }) => picturePath(id),
  title: ({ homes, total }) => titleOf(homes, total),
}

function titleOf(homes: readonly AttentionMap['homes'][number][], total: number): string {
  if (homes.length === 0)
    return total === 0 ? 'No homes to show on the map' : 'None of these homes can be shown'
  const pressing = homes.filter(({ level }) => level === 'look' || level === 'act-now').length
  return `${pressing} of ${plural(homes.length, 'home')} on the map at “look” or above`
}
