import { hasTrait } from '#law/code-list.ts'
import { councils } from '#law/councils.ts'
import {
  type Acceptance,
  dayOneTasks,
  type Places,
  type Responsibility,
  responsibilityFor,
} from '#law/lead-council.ts'
import type { AcceptanceRow, PlacesRow } from './store.ts'
import type { AcceptanceWords } from './words.ts'

type Known = Pick<PlacesRow, 'happenedIn' | 'adultNow' | 'adultNowIn' | 'fundedBy'>

/** As the rules read it; where nothing was recorded, it is ours and nothing is known. Pure. */
export function placesAsRuled(
  row: Known | undefined,
  acceptance?: { readonly row: AcceptanceRow; readonly words: AcceptanceWords | undefined },
): Places {
  const accepted: { acceptance?: Acceptance } = acceptance
    ? {
        acceptance: {
          council: acceptance.row.councilCode,
          by: acceptance.words?.acceptedBy ?? '(removed)',
          on: Temporal.PlainDate.from(acceptance.row.acceptedOn),
          inWriting: true,
          reason: acceptance.words?.reason ?? '(removed)',
        },
      }
    : {}
  return {
    happenedIn: row?.happenedIn ?? undefined,
    adultNowIn: row?.adultNowIn ?? undefined,
    fundedBy: row?.fundedBy ?? 'not-known',
    receivedBy: 'own',
    ...accepted,
  }
}

export const responsibilityOf = (places: Places): Responsibility => responsibilityFor(places)

export const ASK_BEFORE_RETURN = 'ask-before-return'

/** Asked again each time the adult goes to another place; the others once. */
const eachTime: readonly string[] = [ASK_BEFORE_RETURN, 'tell-council-where-adult-is']

interface Task {
  readonly code: string
  readonly dueOn: string
}

/** What is to be done now that is not on the list yet. Pure. */
export function newTasks(
  places: Places,
  { adultNow, moved, backOn }: { adultNow: string; moved: boolean; backOn: string | undefined },
  before: readonly { readonly code: string; readonly doneOn: string | null }[],
  days: { readonly receivedOn: Temporal.PlainDate; readonly today: Temporal.PlainDate },
): readonly Task[] {
  const first = before.length === 0
  const wanted: Task[] = dayOneTasks(places, first ? days.receivedOn : days.today).map(task => ({
    code: task.code,
    dueOn: task.due.toString(),
  }))
  if (hasTrait('adult-now', adultNow, 'asks-before-return')) {
    wanted.push({ code: ASK_BEFORE_RETURN, dueOn: backOn ?? days.today.toString() })
  }
  return wanted.filter(({ code }) => {
    const same = before.filter(one => one.code === code)
    if (same.some(one => one.doneOn === null)) return false
    return same.length === 0 || (moved && eachTime.includes(code))
  })
}

/** What a task says. */
export function taskWords(code: string): string {
  return says[code] ?? code
}

const says: Readonly<Record<string, string>> = {
  'tell-placing-authority': 'Tell whoever placed them or pays. What they must do is theirs.',
  'tell-lead-council': 'Tell the council where it happened, and ask who there accepts it in writing.',
  'tell-council-where-adult-is': 'Tell the council where the adult is now.',
  'offer-assessment': 'Offer an assessment: whoever pays for their own care has the same service.',
  [ASK_BEFORE_RETURN]:
    'Ask before discharge: is it safe to go back? Ask the adult, the ward and who works on this.',
}

export function councilName(code: string | null | undefined, own: string): string {
  if (code === 'own') return own
  if (!code) return 'Not known'
  return councils.find(council => council.code === code)?.niceName ?? code
}
