import type { MappedHome } from '../../map/schema.ts'
import { ratingWords } from '../words.ts'
import type { Legend } from './legend.ts'
import { ratingKinds } from './shapes.ts'
import { titleOf } from './words.ts'

/** The marks of the list of homes: each home by its rating. */
export const byRating: Legend<MappedHome> = {
  kinds: ratingKinds,
  kindOf: ({ rating }) => rating ?? 'not-rated',
  words: Object.fromEntries(ratingKinds.map(kind => [kind, ratingWords(kind === 'not-rated' ? null : kind)])),
  says: ({ rating }) => (rating ? `rated ${ratingWords(rating)}` : 'not rated'),
  foremost: ['inadequate', 'requires-improvement'],
  foremostWords: 'A small mark is the lowest rating among them.',
  href: ({ id }) => `/homes/${id}`,
  title: titleOf,
}
