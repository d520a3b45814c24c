import type { PersonRole } from '#platform/access/roles.ts'
import type { FindingCode } from './findings.ts'

interface Remedy {
  readonly label: string
  readonly does: string
  /** Who can do it. */
  readonly who: string
  /** What it helps with. */
  readonly helps: readonly FindingCode[]
  /** Whom the council would usually ask to see to it. */
  readonly owners: readonly PersonRole[]
}

const list = <const T extends Readonly<Record<string, Remedy>>>(remedies: T): T => remedies

/** What can be done so that more people could notice: data. A friend is the remedy, and not an audit. */
export const remedies = list({
  befriending: {
    label: 'Befriending',
    does: 'Volunteers come each week to people whom nobody visits, matched by what they like.',
    who: 'A befriending charity or the home’s own volunteers’ group',
    helps: ['many-with-nobody', 'few-eyes'],
    owners: ['practice-officer', 'commissioner'],
  },
  visit: {
    label: 'A visit to listen',
    does: 'An officer goes to talk with residents, relatives and staff, each alone, and brings no checklist.',
    who: 'A practice officer, quality officer or lay visitor',
    helps: ['not-heard', 'not-known', 'only-home-says', 'few-eyes'],
    owners: ['practice-officer', 'quality-officer'],
  },
  advocacy: {
    label: 'An advocate who calls regularly',
    does: 'An independent advocate is known in the home and sees people who cannot easily speak for themselves.',
    who: 'The council’s advocacy provider',
    helps: ['many-with-nobody', 'not-heard', 'visits-limited'],
    owners: ['commissioner', 'practice-officer'],
  },
  'telephone-round': {
    label: 'A telephone round of relatives',
    does: 'Somebody outside the home rings relatives and friends and asks how it goes, and whether they can come.',
    who: 'An officer, Healthwatch or a carers’ organisation',
    helps: ['not-heard', 'only-home-says', 'not-known'],
    owners: ['practice-officer', 'quality-officer'],
  },
  'open-visiting': {
    label: 'Talk about visiting with the home',
    does: 'Go through why visits were refused or watched, and agree how people can be seen alone.',
    who: 'A practice officer with the registered manager',
    helps: ['visits-limited'],
    owners: ['practice-officer', 'quality-officer'],
  },
  outings: {
    label: 'Ways to go out',
    does: 'A minibus share, volunteer drivers, a club nearby: so that people are seen outside the home.',
    who: 'The home with community transport or local clubs',
    helps: ['few-out'],
    owners: ['practice-officer', 'commissioner'],
  },
  'relatives-group': {
    label: 'A relatives’ and friends’ group',
    does: 'Relatives meet each other without the home’s managers, and say together what they see.',
    who: 'Relatives themselves, with a practice officer for the first meeting',
    helps: ['few-eyes', 'not-heard'],
    owners: ['practice-officer'],
  },
  'health-round': {
    label: 'Health professionals who come in',
    does: 'A regular round by the practice or community nurses, so that somebody from outside sees people often.',
    who: 'The integrated care board and the GP practice',
    helps: ['few-eyes'],
    owners: ['commissioner', 'practice-officer'],
  },
  support: {
    label: 'An offer of support to the home',
    does: 'Somebody asks the home what would help: leadership, training, people to come in. It is an offer, and no condition.',
    who: 'The council’s practice team, with the home',
    helps: ['few-eyes', 'few-out', 'only-home-says', 'visits-limited'],
    owners: ['practice-officer', 'quality-officer'],
  },
  'placing-body': {
    label: 'Tell whoever placed people there',
    does: 'Each council and integrated care board that placed somebody there, above all from far away, is told who could be harder to hear, and asked when they last saw their people alone. Write which bodies into the reason.',
    who: 'The council, to the placing council or integrated care board',
    helps: ['many-with-nobody', 'few-eyes', 'not-heard'],
    owners: ['commissioner', 'quality-officer'],
  },
})
export type RemedyKind = keyof typeof remedies
export const REMEDY_KINDS = Object.keys(remedies) as [RemedyKind, ...RemedyKind[]]

/** What would help with these findings, those that help with most of them first; what is under way is left out. */
export function suggested(findings: readonly FindingCode[], underWay: readonly string[] = []): RemedyKind[] {
  const helps = (kind: RemedyKind) =>
    findings.filter(code => (remedies[kind].helps as readonly FindingCode[]).includes(code)).length
  return REMEDY_KINDS.filter(kind => helps(kind) > 0 && !underWay.includes(kind)).toSorted(
    (a, b) => helps(b) - helps(a) || REMEDY_KINDS.indexOf(a) - REMEDY_KINDS.indexOf(b),
  )
}

/** How a remedy ended. */
export const outcomes = {
  heard: 'More people are there now who could notice',
  told: 'Whoever was to be told knows, and said what they do',
  'no-change': 'It was done, and little has changed',
  'not-wanted': 'People who live there did not want it',
} as const
export type RemedyOutcome = keyof typeof outcomes
export const OUTCOMES = Object.keys(outcomes) as [RemedyOutcome, ...RemedyOutcome[]]

/** Who is heard now. */
export const heardNow = {
  residents: 'Residents, seen alone',
  relatives: 'Relatives and friends',
  staff: 'Staff',
  health: 'Health professionals who come in',
  advocates: 'Advocates and volunteers',
  nobody: 'Nobody more than before',
} as const
export type HeardNow = keyof typeof heardNow
export const HEARD_NOW = Object.keys(heardNow) as [HeardNow, ...HeardNow[]]
