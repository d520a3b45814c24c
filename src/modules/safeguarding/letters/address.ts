import { hasTrait } from '#law/code-list.ts'

/** Somebody to whom nothing in this case may go: shut out, a source of risk, or one who acts for the adult. */
export interface KeptOut {
  readonly name?: string | undefined
  /** How they are reached, or what else is known of where they live. */
  readonly reach?: string | undefined
}

/** The home, where somebody in it must not know: others sort the post there. */
export interface WatchedHome {
  readonly name: string
  readonly postcode: string | null
}

const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/gi
const EMAIL = /[^\s<>(),;:"]+@[^\s<>(),;:"]+\.[a-z]+/gi

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const marksOf = (text: string): readonly string[] => [
  ...[...text.matchAll(POSTCODE)].map(found => plain(found[0])),
  ...[...text.matchAll(EMAIL)].map(found => found[0].toLowerCase()),
]

/** 'Carol Finch' of 'Carol Finch, her niece': what is said of somebody after their name is not their name. */
const nameOf = ({ name = '' }: KeptOut): string => plain(name.split(/[,(;]/)[0] ?? '')

const LONG_ENOUGH = 6

/** Whether this names somebody who is kept out: so that nothing goes care of them, or by their hand. Pure. */
export function namesKeptOut(words: string, keptOut: readonly KeptOut[]): boolean {
  const said = plain(words)
  return keptOut.some(one => {
    const name = nameOf(one)
    if (name === '') return false
    return said === name || (name.length >= LONG_ENOUGH && said.includes(name))
  })
}

/** Whether an address of theirs and this one are the same, or share a postcode or a mailbox. */
function isTheirs(address: string, { reach = '' }: KeptOut): boolean {
  const marks = marksOf(address)
  if (marksOf(reach).some(mark => marks.includes(mark))) return true
  const [here, there] = [plain(address), plain(reach)]
  return there.length >= 2 * LONG_ENOUGH && (here.includes(there) || there.includes(here))
}

/** Why nothing may go to this address; undefined where nothing is known against it. It names nobody. Pure. */
export function whyNotThere(
  address: string,
  keptOut: readonly KeptOut[],
  home: WatchedHome | undefined,
): string | undefined {
  if (namesKeptOut(address, keptOut) || keptOut.some(one => isTheirs(address, one))) {
    return 'This address is linked with somebody who must not get letters in this case. Give another, or hand it over in person.'
  }
  if (!home) return undefined
  const postcode = home.postcode ? plain(home.postcode) : undefined
  const isHome = plain(address).includes(plain(home.name)) || marksOf(address).some(mark => mark === postcode)
  return isHome
    ? 'Somebody at the home must not know of this, and others may open the post there. Hand it over in person instead.'
    : undefined
}

/** Attorneys, deputies, appointees and other representatives get nothing that is the adult's; an advocate may. */
export function actsForAdult(kind: string): boolean {
  return (
    hasTrait('representatives', kind, 'public-guardian') ||
    hasTrait('representatives', kind, 'dwp') ||
    kind === 'rpr' ||
    kind === 'next-of-kin'
  )
}
