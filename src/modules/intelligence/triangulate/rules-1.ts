import type { LevelRule } from './levels.ts'
import type { RuleSet } from './rule-set.ts'

/** The rule table. Numbers are fixed until a back-test sets others, which are then another version. */
const levels: readonly LevelRule[] = [
  {
    code: 'first-look-credible',
    level: 'act-now',
    scope: 'home',
    atLeast: { credibleFirstLooks: 1 },
    says: 'A first look found it credible, and it touches more than one resident, management or concealment',
    ifWrong: 'Residents seen alone say otherwise, and records and rosters agree with them',
  },
  {
    code: 'three-families-agree',
    level: 'act-now',
    scope: 'theme',
    atLeast: { families: 3, gravest: 3 },
    says: 'Three kinds of independent people tell of separate events of one theme, one of them serious',
    ifWrong: 'The events share a cause outside the home, or go back to one teller',
  },
  {
    code: 'two-families-agree-and-found',
    level: 'act-now',
    scope: 'theme',
    atLeast: { families: 2, foundSerious: 1 },
    says: 'A serious event was looked into and found so, and another kind of independent people tells of the same theme',
    ifWrong: 'What was found has been put right, and a visit without notice sees it',
  },
  {
    code: 'two-families-agree',
    level: 'look',
    scope: 'theme',
    atLeast: { families: 2 },
    says: 'Two kinds of independent people tell of separate events of one theme',
    ifWrong: 'A visit finds nothing of the theme, and others who come to the home have seen nothing',
  },
  {
    code: 'found-serious',
    level: 'look',
    scope: 'theme',
    atLeast: { foundSerious: 1 },
    says: 'A serious event was looked into and found so',
    ifWrong: 'What was found has been put right, and somebody independent has seen that it was',
  },
  {
    code: 'same-again',
    level: 'look',
    scope: 'theme',
    atLeast: { events: 3 },
    says: 'Three separate events of one theme',
    ifWrong: 'Homes like it have as many, or one teller stands behind all',
  },
  {
    code: 'three-families-across',
    level: 'look',
    scope: 'home',
    atLeast: { families: 3 },
    says: 'Three kinds of independent people tell of separate events, of whatever theme',
    ifWrong: 'Each event has an explanation of its own that somebody independent has checked',
  },
  {
    code: 'not-heard',
    level: 'look',
    scope: 'home',
    atLeast: { silence: 1 },
    says: 'We have not heard: go and listen',
    ifWrong: 'Residents, relatives and staff, asked apart, know whom to tell and have had nothing to tell',
  },
  {
    code: 'heard-and-seen',
    level: 'routine',
    scope: 'home',
    atLeast: { voiceCoverage: 0.5, independentLooks: 1 },
    says: 'Most of those who could tell have been heard lately, and nothing asks for more',
    ifWrong: 'Those who were not heard tell something else when they are asked',
  },
]

export const rules1: RuleSet = {
  version: '1',
  source:
    'Derived. That a theme stands on independent sources of different kinds: ADASS asks for it. That some things override any average: CQC’s Intelligent Monitoring always flagged a validated whistleblower’s contact. The numbers are Lantern’s, to be set on the back-test.',
  severity: [0, 0.25, 0.5, 0.75, 1],
  reliability: { A: 1, B: 0.9, C: 0.75, D: 0.4, E: 0.6 },
  standing: { found: 1, 'being-looked-at': 0.8, alleged: 0.7, 'not-found': 0, withdrawn: 0 },
  countsFrom: 0.2,
  seriousFrom: 3,
  ageing: [
    { what: 'cqc.rating', halfLife: 1095, window: Infinity },
    { what: 'cqc', halfLife: 730, window: 1825 },
    { what: 'safeguarding', halfLife: 365, window: 730 },
    { what: '', halfLife: 180, window: 365 },
  ],
  voices: [
    'people-who-live-there',
    'relatives-and-friends',
    'staff',
    'health',
    'council',
    'advocates-and-visitors',
  ],
  voiceHalfLife: 180,
  firstLookWithin: 28,
  overrides: [
    {
      code: 'whistleblower',
      says: 'Somebody who works there, or did, discloses harm',
      whats: [''],
      sourceKinds: ['whistleblower'],
      leastSeverity: 1,
    },
    {
      code: 'staff-disclose-harm',
      says: 'Staff tell of serious harm',
      whats: ['safeguarding'],
      families: ['staff'],
      leastSeverity: 3,
    },
    {
      code: 'serious-harm',
      says: 'Serious harm is alleged',
      whats: ['safeguarding'],
      leastSeverity: 3,
    },
    {
      code: 'enforcement',
      says: 'The regulator takes enforcement action',
      whats: ['cqc.enforcement'],
      leastSeverity: 1,
    },
  ],
  levels,
}
