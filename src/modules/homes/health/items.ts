import { type ItemKey, item, keysOf } from '../local-facts/items.ts'

/**
 * What partners of the council see of a home (row P17): health around it, what choice means there, and how many people
 * each payer pays for. Prices, contracts and places are between the council and the home.
 */
export const sharedKeys: readonly ItemKey[] = [
  ...keysOf('health'),
  ...keysOf('choice'),
  ...keysOf('places').filter(key => key.startsWith('fundedBy')),
]

/** What is named to the integrated care board while it is not there, or nobody knows. */
export const gapKeys: readonly ItemKey[] = keysOf('health').filter(key => item(key).gap !== undefined)

/** Gaps that somebody can say are there: 'no weekly round'. The others are known or not. */
export const absentKeys: readonly ItemKey[] = gapKeys.filter(key => item(key).kind === 'yes-no')

/** 'a weekly round'. */
export const gapInWords = (key: ItemKey): string => item(key).gap ?? item(key).label
