/**
 * Who could notice, and what is counted of it: data. A role is what somebody is to the home or to a resident; nobody's
 * name is ever kept. Derived, from what closed cultures have in common: nobody comes (CQC on closed cultures; the
 * fourth of the Hull themes, resisting outside involvement).
 */

export const eyes = {
  relative: { label: 'A relative', many: 'relatives' },
  friend: { label: 'A friend', many: 'friends' },
  gp: { label: 'A GP', many: 'a GP' },
  nurse: { label: 'A nurse from outside', many: 'a nurse from outside' },
  advocate: { label: 'An advocate', many: 'an advocate' },
  volunteer: { label: 'A volunteer or befriender', many: 'volunteers' },
  visitor: { label: 'Another visitor: faith, hairdresser, neighbour', many: 'other visitors' },
  officer: { label: 'An officer of the council, CQC or the NHS', many: 'an officer' },
} as const
export type Eye = keyof typeof eyes
export const EYES = Object.keys(eyes) as [Eye, ...Eye[]]

/** How Lantern knows that they were there. */
export const sightingSources = {
  visit: 'Seen on a visit',
  told: 'An officer was told',
  'care-records': 'The home’s care records',
} as const
export type SightingSource = keyof typeof sightingSources
export const SIGHTING_SOURCES = Object.keys(sightingSources) as [SightingSource, ...SightingSource[]]

/** Only the home says so: labelled, and no reason by itself to think that enough people come. */
export const saidByHome = (source: SightingSource | 'home' | 'officer' | 'register'): boolean =>
  source === 'care-records' || source === 'home'

interface MonthlyNumber {
  readonly label: string
  readonly hint?: string
  /** Kinds of people that this number may speak of: more than none of it is one of them, never two. */
  readonly speaksOf?: readonly Eye[]
  /** How they are told together, since the number does not say which of them it was. */
  readonly together?: { readonly label: string; readonly many: string }
}

const numbers = <const T extends Readonly<Record<string, MonthlyNumber>>>(list: T): T => list

/** The five: how many of those who live there, in the month. */
export const five = numbers({
  family: {
    label: 'Residents visited by a relative or friend',
    hint: 'Each resident once, however often somebody came',
    speaksOf: ['relative', 'friend'],
    together: { label: 'A relative or friend', many: 'relatives or friends' },
  },
  health: {
    label: 'Residents seen by somebody from health outside',
    hint: 'A GP, nurse, therapist or other professional',
    speaksOf: ['gp', 'nurse'],
    together: { label: 'Somebody from health outside', many: 'somebody from health' },
  },
  others: {
    label: 'Residents visited by an advocate or a volunteer',
    hint: 'A befriender, faith visitor or neighbour too',
    speaksOf: ['advocate', 'volunteer', 'visitor'],
    together: { label: 'An advocate, volunteer or other visitor', many: 'an advocate, volunteer or visitor' },
  },
  out: { label: 'Residents who went out of the home', hint: 'To a shop, a garden elsewhere, family' },
  nobody: {
    label: 'Residents whom nobody from outside came to see or rang',
    hint: 'Leave out those who want to be left alone',
  },
})

/** What many homes count already. Each may be left empty. */
export const counted = numbers({
  falls: { label: 'Falls', hint: 'This and what follows: only if it is counted already' },
  refused: { label: 'Visits refused or put off by the home' },
  escorted: { label: 'Visits at which staff stayed though nobody wished it' },
  complaints: { label: 'Complaints made to the home' },
  compliments: { label: 'Compliments' },
})

export const monthly = { ...five, ...counted }
export type NumberKey = keyof typeof monthly
export const FIVE = Object.keys(five) as readonly (keyof typeof five)[]
export const COUNTED = Object.keys(counted) as readonly (keyof typeof counted)[]
export const NUMBER_KEYS = Object.keys(monthly) as readonly NumberKey[]
export const speaksOf = (key: NumberKey): readonly Eye[] => (monthly[key] as MonthlyNumber).speaksOf ?? []

/** What they are called: by their own kind, or with the kinds that a monthly number may have meant. */
export const calledAs = (role: Eye, from?: NumberKey): { readonly label: string; readonly many: string } =>
  (from && (monthly[from] as MonthlyNumber).together) ?? eyes[role]

/** Days after which a pair of eyes counts half. Derived: a season. */
export const HALF_LIFE = 90
/** Days after which they no longer count at all. */
export const WINDOW = 365
/** Fewer than two kinds of people lately: few could notice. Derived; no publisher sets it. */
export const FEW = 2
/** From this share of those who live there with nobody, it is a finding. */
export const MANY_WITH_NOBODY = 0.25
/** Below this share went out in a month. */
export const FEW_OUT = 0.1
/** A number of people below five is not shown, nor one of a home so small that it points at somebody. */
export const SMALL_HOME = 10
