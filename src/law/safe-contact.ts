import type { Answer, MayOrWhyNot } from './answers.ts'
import { type Day, hasTrait } from './code-list.ts'
import { dayInWords } from './day-in-words.ts'

/**
 * The safe-contact card: is it safe, how, when, through whom, who must not know, have police asked us to wait?
 * Local practice under the care and support statutory guidance, chapter 14. Without a card, or while it is not
 * known whether contact is safe, the adult is told in person and in no other way. Keeping someone safe never
 * waits.
 */
export interface SafeContactCard {
  readonly safe: Answer
  /** Codes of `contact-channels` that the adult chose; in person is always one where contact is safe. */
  readonly channels: readonly string[]
  readonly nothingInWriting: boolean
  readonly doNotContact: boolean
  /** Who must never be written to, asked or told in this case. */
  readonly barred: readonly BarredPerson[]
  /** Who else listens to the telephone, opens the post or reads the mail. */
  readonly shared: readonly { readonly channel: string; readonly person: string }[]
  readonly policeHold?: PoliceHold | undefined
  readonly diedOn?: string | undefined
}

/** `person` is the identifier of a record, never a name. */
export interface BarredPerson {
  readonly person: string
  readonly because: 'source-of-risk' | 'close-to-source' | 'adult-asked' | 'court'
  /** A code of `representatives`, where they are one. */
  readonly representative?: string | undefined
}

export interface PoliceHold {
  readonly from: string
  readonly reviewOn: string
  readonly liftedOn?: string | undefined
  /** What police said may go on. */
  readonly allows?: readonly ContactPurpose[]
}

export type ContactPurpose =
  | 'safety'
  | 'conversation'
  | 'letter'
  | 'feedback'
  | 'consultation'
  | 'survey'
  | 'bereavement'

export interface Contact {
  readonly purpose: ContactPurpose
  /** A code of `contact-channels`. */
  readonly channel: string
  /** The adult, or the identifier of someone else. */
  readonly to: 'adult' | { readonly person: string }
  /** Whoever speaks between us. */
  readonly through?: { readonly person: string; readonly tie: Tie } | undefined
}

/** What an interpreter, communicator or other go-between is to the adult and the home. */
export type Tie = 'independent' | 'advocate' | 'known-communicator' | 'home-staff' | 'family'

/** Why a person takes part: each is closed to whoever is barred. */
export type Part =
  | 'recipient'
  | 'consultee'
  | 'appropriate-person'
  | 'representative'
  | 'proxy'
  | 'interpreter'

/** What holds for an adult whose card nobody has filled in yet. */
export const noCardYet: SafeContactCard = {
  safe: 'unknown',
  channels: [],
  nothingInWriting: false,
  doNotContact: false,
  barred: [],
  shared: [],
}

/** True, or the weightiest reason why not. Asked anew before every send, also of what was made before. */
export function mayContact(card: SafeContactCard, contact: Contact, day: Day): MayOrWhyNot {
  return (
    whyNotBarred(card, contact) ??
    whyNotAfterDeath(card, contact, day) ??
    whyNotOnHold(card, contact, day) ??
    (contact.to === 'adult' ? whyNotAdult(card, contact) : undefined) ??
    true
  )
}

/** May this person take that part in the case? */
export function mayTakePart(card: SafeContactCard, person: string, part: Part): MayOrWhyNot {
  const barred = card.barred.find(one => one.person === person)
  return barred ? `${barredBecause[barred.because]}, so may not be ${partNames[part]} in this case.` : true
}

/** The authorities to tell of a barred attorney, deputy or appointee: codes of `parallel-processes`. */
export function routesForBarred({ representative }: BarredPerson): readonly ('opg' | 'dwp')[] {
  if (representative === undefined) return []
  if (hasTrait('representatives', representative, 'public-guardian')) return ['opg']
  return hasTrait('representatives', representative, 'dwp') ? ['dwp'] : []
}

/** A hold stands until police lift it; past its review date they are asked again. */
export function holdOn(hold: PoliceHold | undefined, day: Day): 'none' | 'held' | 'review-due' {
  const on = String(day)
  if (!hold || on < hold.from || (hold.liftedOn !== undefined && hold.liftedOn <= on)) return 'none'
  return on < hold.reviewOn ? 'held' : 'review-due'
}

const barredBecause: Readonly<Record<BarredPerson['because'], string>> = {
  'source-of-risk': 'This person is named as the source of risk',
  'close-to-source': 'This person is close to whoever is named as the source of risk',
  'adult-asked': 'The adult asked that this person is not told',
  court: 'A court has shut this person out',
}

const partNames: Readonly<Record<Part, string>> = {
  recipient: 'sent anything',
  consultee: 'consulted',
  'appropriate-person': 'the appropriate person',
  representative: 'the adult’s representative',
  proxy: 'asked instead of the adult',
  interpreter: 'the interpreter',
}

function whyNotBarred(card: SafeContactCard, { to, through, channel }: Contact): string | undefined {
  const isBarred = (person: string) => card.barred.some(one => one.person === person)
  if (to !== 'adult') {
    const may = mayTakePart(card, to.person, 'recipient')
    return may === true ? undefined : may
  }
  if (through && isBarred(through.person))
    return 'Never through anyone who is barred from this case. Find another way.'
  if (through?.tie === 'home-staff' || through?.tie === 'family') {
    return 'Not through staff of the home or family: find someone independent.'
  }
  return card.shared.some(one => one.channel === channel && isBarred(one.person))
    ? 'Someone barred from this case sees or hears what goes this way. Find another way.'
    : undefined
}

function whyNotAfterDeath(card: SafeContactCard, contact: Contact, day: Day): string | undefined {
  if (card.diedOn === undefined || card.diedOn > String(day)) {
    return contact.purpose === 'bereavement' ? 'Only after a death that is recorded.' : undefined
  }
  if (contact.to === 'adult') return 'The adult has died: nothing is sent to them.'
  if (contact.purpose === 'survey') return 'The adult has died: nobody is asked these questions.'
  return contact.purpose === 'bereavement' && isWritten(contact.channel)
    ? 'One named person speaks to the family, never a form or a letter.'
    : undefined
}

function whyNotOnHold({ policeHold }: SafeContactCard, { purpose }: Contact, day: Day): string | undefined {
  if (purpose === 'safety' || purpose === 'bereavement') return undefined
  const state = holdOn(policeHold, day)
  if (!policeHold || state === 'none' || policeHold.allows?.includes(purpose)) return undefined
  const review = dayInWords(policeHold.reviewOn)
  return state === 'held'
    ? `Police have asked us to wait. They are asked again on ${review}. Safety steps go on.`
    : `Police have asked us to wait, and were to be asked again on ${review}. Ask them now. Safety steps go on.`
}

function whyNotAdult(card: SafeContactCard, { channel, purpose }: Contact): string | undefined {
  const inPerson = hasTrait('contact-channels', channel, 'in-person')
  if (card.nothingInWriting && isWritten(channel)) return 'The adult wants nothing in writing.'
  if (purpose === 'safety' && inPerson) return undefined
  if (card.doNotContact) return 'The adult asked us not to make contact, except to keep them safe.'
  if (card.safe === 'no') return 'Contact is not safe. Only what keeps the adult safe, and in person.'
  if (inPerson) return undefined
  if (card.safe === 'unknown')
    return 'It is not known yet whether this is safe. Until then the adult is told in person.'
  return card.channels.includes(channel)
    ? undefined
    : 'The adult did not choose this way. Tell them in person, or ask how they want to be told.'
}

function isWritten(channel: string): boolean {
  return hasTrait('contact-channels', channel, 'written')
}
