import { labelOf } from '#law/code-list.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CellModel } from '#platform/view/models.ts'
import type { ResidentView } from './schema.ts'

export const responsibleWords = {
  host: 'We do',
  'other-council': 'The placing council',
  health: 'The NHS board',
  abroad: 'The authority that placed them',
} as const

export const stateWords = {
  'not-seen': 'Not seen yet',
  seen: 'Seen',
  'cannot-see': 'Could not be seen',
  escalated: 'Escalated, still listed',
} as const

export const safeWords = { yes: 'Safe and well', no: 'Not safe or well', 'not-known': 'Not sure' } as const

const safeTags = {
  yes: { text: safeWords.yes, tone: 'moss' },
  no: { text: safeWords.no, tone: 'clay' },
  'not-known': { text: safeWords['not-known'], tone: 'lamp' },
} as const

/** How a resident stands, in words; the colour says no more. */
export function seenCell({ state, seenOn, safe, seenWords }: ResidentView): CellModel {
  const text = seenOn ? `${stateWords[state]} ${formatCivilDate(seenOn)}` : stateWords[state]
  const tag = safe
    ? safeTags[safe]
    : state === 'seen'
      ? undefined
      : { text: 'Nobody has seen them', tone: 'lamp' as const }
  return { text, ...(tag ? { tag } : {}), ...(seenWords ? { note: seenWords } : {}) }
}

export function familyCell({ familyWish, familyToldOn }: ResidentView): CellModel {
  const note = labelOf('family-wishes', familyWish)
  return { text: familyToldOn ? `Told ${formatCivilDate(familyToldOn)}` : 'Not told', note }
}
