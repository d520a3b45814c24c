import type { Opener } from '#platform/vault/index.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { safeWords, stateWords } from '../organisational/resident-words.ts'
import type { ResidentWords } from '../organisational/words.ts'
import { opened } from '../words.ts'
import type { Held } from './held.ts'
import type { WelfareHeld } from './held-store.ts'

/**
 * How a resident was seen while their home was enquired into, each thing by itself: the check, what came of telling
 * their family, and who sees to them elsewhere.
 */
export const welfareHeld = (row: WelfareHeld, open: Opener): readonly Held[] => {
  const words = opened<ResidentWords>(open, row.organisationalId, row.words)
  const { familyToldOn } = row
  const told = familyToldOn ? `Told ${formatCivilDate(familyToldOn)}` : undefined
  const things = {
    check: [checkOf(row), words?.seen],
    family: [told, words?.family],
    responsibleName: [words?.responsibleName],
  }
  return Object.entries(things).flatMap(([field, lines]) => {
    const text = lines.filter(Boolean).join('. ')
    return text === '' ? [] : [{ ...ofCheck(row), field, text }]
  })
}

const checkOf = ({ state, seenOn, safe }: WelfareHeld): string =>
  [
    seenOn ? `${stateWords[state]} ${formatCivilDate(seenOn)}` : stateWords[state],
    ...(safe ? [safeWords[safe]] : []),
  ].join(', ')

const ofCheck = ({ id, organisationalId, reference, policeHold, seenOn }: WelfareHeld) => ({
  ...{ source: 'welfare', keyId: organisationalId, rowId: id, onDate: seenOn, caseReference: reference },
  kind: policeHold ? 'police-hold' : 'welfare',
})
