/**
 * What a council gets to know of a home beside CQC's register: places and price, staff, health around the home
 * (row P17), and what choice means to a person (row E2). Data: a new fact is a new line.
 */

export type ItemKind = 'count' | 'pounds' | 'yes-no' | 'words' | 'day' | 'contract'

export interface Item {
  readonly label: string
  readonly kind: ItemKind
  readonly hint?: string
  /** Named to the integrated care board (ICB) while nobody knows it, or it is not there: 'a named dentist'. */
  readonly gap?: string
}

const items = <const T extends Readonly<Record<string, Item>>>(list: T): T => list

/**
 * The names of the NHS Capacity Tracker's mandatory fields for care homes (s277A Health and Social Care Act 2012,
 * formal notice of 31 July 2022).
 */
const places = items({
  maximumCapacity: {
    label: 'Places it can offer',
    kind: 'count',
    hint: 'Maximum capacity in Capacity Tracker',
  },
  occupied: { label: 'Places taken', kind: 'count', hint: 'Occupied or used' },
  vacantReserved: { label: 'Vacant but reserved', kind: 'count' },
  vacantAccepting: { label: 'Vacant, taking people', kind: 'count', hint: 'Vacancies accepting admissions' },
  weeklyPriceCouncil: {
    label: 'What the council pays a week',
    kind: 'pounds',
    hint: 'Its usual price for one person, before extras',
  },
  weeklyPriceSelf: {
    label: 'What people who pay themselves pay a week',
    kind: 'pounds',
    hint: 'The usual price it tells people',
  },
  contract: { label: 'Contract with the council', kind: 'contract' },
  fundedByCouncil: { label: 'People this council pays for', kind: 'count' },
  fundedByOtherCouncils: { label: 'People other councils pay for', kind: 'count' },
  fundedByNhs: { label: 'People the NHS pays for', kind: 'count', hint: 'NHS continuing healthcare' },
  fundedBySelf: { label: 'People who pay themselves', kind: 'count' },
})

const staff = items({
  employedNurses: { label: 'Registered nurses employed', kind: 'count' },
  employedCareStaff: { label: 'Care staff employed', kind: 'count' },
  employedOtherStaff: { label: 'Other staff employed', kind: 'count' },
  agencyNurses: { label: 'Registered nurses from agencies or a bank', kind: 'count' },
  agencyCareStaff: { label: 'Care staff from agencies or a bank', kind: 'count' },
  agencyOtherStaff: { label: 'Other staff from agencies or a bank', kind: 'count' },
})

const health = items({
  gpPractice: {
    label: 'GP practice',
    kind: 'words',
    hint: 'Its name. Not the name of a doctor.',
    gap: 'a GP practice for the home',
  },
  weeklyRound: { label: 'Weekly round by the practice', kind: 'yes-no', gap: 'a weekly round' },
  clinicalLead: { label: 'A named clinical lead', kind: 'yes-no', gap: 'a named clinical lead' },
  pharmacistReviewOn: {
    label: 'Last review of medicines by a pharmacist',
    kind: 'day',
    gap: 'a pharmacist’s review of medicines',
  },
  dentist: { label: 'Dentist people can see', kind: 'yes-no', gap: 'a dentist' },
  sightTests: { label: 'Sight tests in the home', kind: 'yes-no', gap: 'sight tests' },
  hearingTests: { label: 'Hearing tests and care of hearing aids', kind: 'yes-no', gap: 'hearing tests' },
  therapy: { label: 'Physiotherapy and occupational therapy', kind: 'yes-no', gap: 'therapy' },
  woundHelp: { label: 'Help with wounds and skin', kind: 'yes-no', gap: 'help with wounds' },
  fallsHelp: { label: 'Help to prevent falls', kind: 'yes-no', gap: 'help to prevent falls' },
  poorDischarges: {
    label: 'Problems with discharge to the home, last 12 months',
    kind: 'count',
    hint: 'Hospital to home: at night, without medicines or notes',
  },
  poorTransfers: {
    label: 'Problems with transfer to hospital, last 12 months',
    kind: 'count',
    hint: 'Home to hospital: without notes, medicines or company',
  },
  gapsToldOn: {
    label: 'Gaps told to the ICB',
    kind: 'day',
    hint: 'When the integrated care board was last told what is missing here',
  },
})

const choice = items({
  trialStay: { label: 'Trial stay before deciding', kind: 'yes-no' },
  couples: { label: 'Couples can live together', kind: 'yes-no' },
  pets: { label: 'Pets can come', kind: 'yes-no' },
  languages: {
    label: 'Languages spoken besides English',
    kind: 'words',
    hint: 'For example: Polish, Punjabi, British Sign Language',
  },
  faith: {
    label: 'Faith and culture',
    kind: 'words',
    hint: 'Food, worship and festivals it keeps, in its own words',
  },
  lgbt: {
    label: 'LGBT+ people welcomed, and how',
    kind: 'words',
    hint: 'Training, a pledge, partners recognised',
  },
  visiting: { label: 'Visiting', kind: 'words', hint: 'When people may come, and any limits' },
  nightCare: {
    label: 'Care at night',
    kind: 'words',
    hint: 'How many are awake at night, and how people call them',
  },
})

export const groups = {
  places: { heading: 'Places, price and contract', items: places },
  staff: { heading: 'Staff', items: staff },
  health: { heading: 'Health around the home', items: health },
  choice: { heading: 'What choice means here', items: choice },
} as const

export type GroupName = keyof typeof groups
export const groupNames = Object.keys(groups) as readonly GroupName[]

export const itemOf = { ...places, ...staff, ...health, ...choice }
export type ItemKey = keyof typeof itemOf
export const itemKeys = Object.keys(itemOf) as readonly ItemKey[]
export const isItemKey = (key: string): key is ItemKey => Object.hasOwn(itemOf, key)

export const item = (key: ItemKey): Item => itemOf[key]
export const keysOf = (group: GroupName): readonly ItemKey[] => Object.keys(groups[group].items) as ItemKey[]
export const groupOf = (key: ItemKey): GroupName =>
  groupNames.find(name => Object.hasOwn(groups[name].items, key)) ?? 'places'

/** Whether the council buys there. Homes without a contract owe the council nothing. */
export const contracts = {
  framework: 'On the council’s framework',
  block: 'Block contract',
  spot: 'Spot purchases only',
  none: 'No contract',
} as const
export type Contract = keyof typeof contracts
export const CONTRACTS = Object.keys(contracts) as [Contract, ...Contract[]]

/** Who said so. */
export const localSources = {
  council: 'The council saw it',
  home: 'The home said so',
  records: 'The council’s contracts or payments',
  'capacity-tracker': 'NHS Capacity Tracker',
  nhs: 'The NHS or the ICB',
  partner: 'Another partner',
  people: 'People who live there, or those close to them',
} as const
export type LocalSource = keyof typeof localSources
export const LOCAL_SOURCES = Object.keys(localSources) as [LocalSource, ...LocalSource[]]
