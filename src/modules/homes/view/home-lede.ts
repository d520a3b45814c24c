import { plural } from '#platform/view/filters.ts'
import type { Home, Registration } from './shapes.ts'
import { caresFor, inWords, kindOfHome, placeInWords } from './words.ts'

type Lede = Pick<
  Home,
  | 'nursing'
  | 'beds'
  | 'specialisms'
  | 'address'
  | 'postcode'
  | 'council'
  | 'provider'
  | 'registrations'
  | 'registered'
  | 'closedOn'
>

/** 'Nursing home for 38 people, dementia and older people · Wend Road, Marshby · run by Wold Care Ltd since 2019'. */
export function ledeOf(home: Lede): string {
  return [whatAndForWhom(home), placeInWords(home), whoRunsIt(home)].filter(part => part !== '').join(' · ')
}

function whatAndForWhom(home: Lede): string {
  const people = home.beds === null ? '' : ` for ${plural(home.beds, 'person', 'people')}`
  const names = caresFor(home.specialisms)
  const most = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more needs`] : names
  const whom = most.length > 0 ? `, ${inWords(most)}` : ''
  const what = home.registered ? kindOfHome(home) : `Closed ${kindOfHome(home).toLowerCase()}`
  return `${what}${people}${whom}`
}

function whoRunsIt(home: Lede): string {
  const name = home.provider?.name
  if (!name) return ''
  const since = sinceWhen(home)
  if (home.registered) return `run by ${name}${since ? ` since ${since}` : ''}`
  return `was run by ${name}`
}

/** The year since which the present provider runs it: '2019'. */
export function sinceWhen(home: Pick<Home, 'registrations' | 'provider'>): string | undefined {
  return runSince(home.registrations, home.provider?.id)?.slice(0, 4)
}

/** The first day of the unbroken run of registrations under this provider that reaches to now. */
export function runSince(
  registrations: readonly Registration[],
  providerId: string | undefined,
): string | undefined {
  const newestFirst = registrations.toSorted((a, b) => b.from.localeCompare(a.from))
  const others = newestFirst.findIndex(item => item.provider?.id !== providerId)
  const run = others === -1 ? newestFirst : newestFirst.slice(0, others)
  return run.at(-1)?.from
}
