import { themesOn } from '#law/themes.ts'
import type { Signal } from '#platform/signal.ts'
import { kinds, partnerOf } from '../submissions/kinds.ts'
import type { Level } from '../triangulate/levels.ts'
import { isOf } from '../triangulate/live.ts'
import { allLevelRules, rulesInUse } from '../triangulate/rule-sets.ts'

/** What people read for codes. One place, so that a level is never called two things. */

export const levelWords: Readonly<Record<Level, string>> = {
  insufficient: 'Insufficient information',
  routine: 'Routine',
  look: 'Look',
  'act-now': 'Act now',
}

type Family = Signal['source']['family']

export const familyWords: Readonly<Record<Family, string>> = {
  regulator: 'The regulator',
  council: 'The council',
  health: 'Health staff',
  'emergency-services': 'Police, fire and ambulance',
  home: 'The home itself',
  'people-who-live-there': 'People who live there',
  'relatives-and-friends': 'Relatives and friends',
  staff: 'Staff',
  'advocates-and-visitors': 'Advocates and visitors',
  'public-record': 'Public records',
}

/** How to hear somebody who has not been heard. */
export const howToHear: Readonly<Partial<Record<Family, string>>> = {
  'people-who-live-there': 'Visit, and speak with people alone; for those who do not speak, sit and watch.',
  'relatives-and-friends': 'Ring relatives, or come to a relatives’ meeting.',
  staff: 'Ask staff away from the home, and remind them how to speak up in confidence.',
  health: 'Ask the GP practice and the district nurses who go there.',
  council: 'Ask the social workers and reviewers who were there last, or send one.',
  'advocates-and-visitors': 'Ask advocates, volunteers and Healthwatch who has been there.',
}

export const independenceWords: Readonly<Record<Signal['independence'], string>> = {
  independent: 'independent',
  'self-reported': 'the home says so of itself',
  derived: 'reckoned from what others said',
}

export const standingWords: Readonly<Record<Signal['standing'], string>> = {
  alleged: 'alleged, nobody has looked into it yet',
  'being-looked-at': 'being looked into',
  found: 'looked into and found so',
  'not-found': 'looked into and not found',
  withdrawn: 'withdrawn',
}

export const ownerWords: Readonly<Partial<Record<Signal['owner'], string>>> = {
  former: 'under a former owner',
}

const gradeWords: Readonly<Record<string, string>> = {
  outstanding: 'Outstanding',
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
  'over-3-years': 'more than three years old',
  'over-5-years': 'more than five years old',
  'over-6-years': 'more than six years old',
}

export function gradeInWords(grade: string): string {
  return gradeWords[grade] ?? plainly(grade)
}

const whatWords: Readonly<Record<string, (measure: string, theme: string) => string>> = {
  'cqc.rating': grade => `CQC rated the home ${grade}`,
  'cqc.rating.safe': grade => `CQC rated how safe it is ${grade}`,
  'cqc.rating.effective': grade => `CQC rated how effective it is ${grade}`,
  'cqc.rating.caring': grade => `CQC rated how caring it is ${grade}`,
  'cqc.rating.responsive': grade => `CQC rated how responsive it is ${grade}`,
  'cqc.rating.well-led': grade => `CQC rated how well it is led ${grade}`,
  'cqc.inspected-not-rated': () => 'CQC inspected and gave no overall rating',
  'cqc.registered-again': () => 'The home was registered again',
  'cqc.new-provider': () => 'Another provider took over',
  'cqc.rating-age': grade => `CQC’s rating is ${grade}`,
  'cqc.never-rated': () => 'CQC has never rated this home',
  'cqc.manager-absent': () => 'The registered manager is away',
  'cqc.manager-vacant': () => 'No registered manager is listed',
  'cqc.dormant': () => 'Registered and said to be caring for nobody',
  'cqc.condition': () => 'CQC put a condition on the registration',
  'cqc.enforcement': () => 'CQC took enforcement action',
  'capacity.few-taken': () => 'Many places stand empty',
  'capacity.agency': () => 'Much of the care is given by agency staff',
  'food-hygiene.rating': grade => `Food hygiene rated ${grade} of 5`,
  'isolation.few-eyes': () => 'Few people from outside come, who could notice',
  'isolation.many-with-nobody': () => 'Many residents have nobody who comes or rings',
  'isolation.visits-limited': () => 'Visits were refused, put off or watched',
  'isolation.not-heard': () => 'We have not heard of this home, where of homes like it we have',
  'isolation.few-out': () => 'Few residents go out',
  'isolation.only-home-says': () => 'Only the home itself says who comes',
  'indicator.more-than-expected': () => 'An indicator in use counts more here than at homes like it',
  'indicator.fewer-than-expected': () => 'An indicator in use counts fewer here than at homes like it',
  'safeguarding.concern': (_measure, theme) =>
    theme ? `A safeguarding concern about ${theme}` : 'A safeguarding concern',
}

/** One signal as a sentence without its full stop. Pure: codes in, words out. */
export function signalInWords({ what, measure, theme, observed }: Signal): string {
  const named = themeInWords(theme, observed.to)
  const grade = measure.kind === 'grade' ? gradeInWords(measure.grade) : ''
  const known = Object.hasOwn(whatWords, what) ? whatWords[what] : undefined
  if (known)
    return `${known(grade, named?.toLowerCase() ?? '')}${witnesses({ what, measure })}${outOf({ what, measure })}`
  const counted = measure.kind === 'count' ? `: ${measure.count}${against(measure.denominator, what)}` : ''
  return `${toldAs(what)}${grade ? `: ${grade}` : counted}${named ? ` (${named.toLowerCase()})` : ''}`
}

/** The same of a code alone: what was seen, without when, of what or how much. */
export function whatInWords(what: string): string {
  return Object.hasOwn(whatWords, what) ? (whatWords[what]?.('', '') ?? '') : toldAs(what)
}

const sourceWords: Readonly<Record<string, string>> = {
  'cqc-register': 'CQC’s register',
  safeguarding: 'Safeguarding concerns',
  'eyes-on': 'Who comes to the home',
}

/** A kind of source as people know it: a partner by its name. */
export const sourceInWords = (kind: string): string =>
  sourceWords[kind] ?? partnerOf(kind)?.label ?? sentence(plainly(kind))

/** What partners tell is called as they chose it. */
const toldAs = (what: string): string =>
  kinds.find(one => isOf(what, `partners.${one.code}`))?.label ?? sentence(plainly(what))

/** What a number is counted against, and where that is only taken to be so. */
function against(bedDays: number | null, what: string): string {
  if (bedDays === null) return ''
  const taken = what.endsWith('.by-beds') ? ', if every bed was taken' : ''
  const known = what.endsWith('.by-occupied') ? ', by places taken as last known' : ''
  return ` in ${Math.round(bedDays).toLocaleString('en-GB')} bed days${taken}${known}`
}

function outOf({ what, measure }: Pick<Signal, 'what' | 'measure'>): string {
  if (!isOf(what, 'capacity') || measure.kind !== 'count' || measure.denominator === null) return ''
  const of = `${measure.count} of ${measure.denominator}`
  return what === 'capacity.few-taken' ? `: ${of} are taken` : `: ${of}`
}

function witnesses({ what, measure }: Pick<Signal, 'what' | 'measure'>): string {
  if (what !== 'safeguarding.concern' || measure.kind !== 'count' || measure.count < 2) return ''
  return `, raised for ${measure.count} people or by ${measure.count} reports: one event`
}

/** Null for what is about the home as a whole. */
export function themeInWords(theme: string | null, day: string): string | null {
  if (theme === null) return null
  return themesOn(day).find(one => one.code === theme)?.name ?? sentence(plainly(theme))
}

export function ruleInWords(code: string): { readonly says: string; readonly ifWrong: string } {
  const rule = allLevelRules.find(one => one.code === code)
  return rule ? { says: rule.says, ifWrong: rule.ifWrong } : { says: plainly(code), ifWrong: '' }
}

export function overrideInWords(code: string): string {
  return rulesInUse.overrides.find(one => one.code === code)?.says ?? plainly(code)
}

export const touchWords = {
  'more-than-one-resident': 'more than one resident',
  management: 'management',
  concealment: 'concealment',
} as const

export const decisionKinds = {
  visit: 'Visit the home',
  listen: 'Listen to those who have not been heard',
  ask: 'Ask the home, or a partner, for what is missing',
  meeting: 'Call an information sharing meeting',
  support: 'Offer the home support',
  'nothing-now': 'Nothing now, and look again later',
  'caution-placements': 'Ask for caution with new placements',
  'pause-placements': 'Ask for new placements to be paused',
} as const

/** They touch placements: each rests on facts that the home has heard, and never on a level alone. */
export const formalKinds: readonly (keyof typeof decisionKinds)[] = ['caution-placements', 'pause-placements']

function plainly(code: string): string {
  return code.replaceAll(/[.-]/g, ' ')
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
