import type { Signal } from '#platform/signal.ts'

type Weights<T> = readonly (readonly [T, number])[]

/**
 * Who tells what of a home that is all in order, and how often. The numbers are of no real home. What they were taken
 * from: England had about 615,500 concerns in 2023-24, 31 in 100 of them went on to an enquiry, a third of those were
 * in care homes, which have some 450,000 beds (Safeguarding Adults Collection; the rest derived): 0.4 a bed and year.
 * How they divide between tellers is Lantern's guess, and the back-test says how much hangs on it.
 */
export interface Stream {
  readonly code: string
  readonly family: Signal['source']['family']
  readonly what: string
  /** A year, for each bed; or for each home, whatever its size. */
  readonly perBed?: number
  readonly perHome?: number
  readonly reliability: Signal['reliability']
  readonly polarity: Signal['polarity']
  readonly severities: Weights<0 | 1 | 2 | 3 | 4>
  readonly themes: Weights<string | null>
  readonly selfReported?: true
  /** Every one is looked into, and none is found so. */
  readonly untrue?: true
  /** More in winter: how much more at its height, and less at its depth. */
  readonly season?: number
}

export const CONCERNS = 'safeguarding.concern'
const CONCERNS_PER_BED = 0.4

/** As `safeguarding` reads types of abuse as themes, by how common the types are. */
const ofConcerns: Weights<string | null> = [
  ['basics', 0.46],
  ['staff', 0.36],
  ['management', 0.1],
  ['planning', 0.05],
  [null, 0.03],
]
const gravity: Weights<2 | 3 | 4> = [
  [2, 0.1],
  [3, 0.86],
  [4, 0.04],
]
const ofVisits: Weights<string | null> = [
  ['basics', 0.3],
  ['management', 0.2],
  ['staff', 0.2],
  ['residents', 0.2],
  ['isolation', 0.1],
]

const concerns = (
  code: string,
  family: Stream['family'],
  share: number,
  more: Partial<Stream> = {},
): Stream => ({
  ...{
    code,
    family,
    what: CONCERNS,
    perBed: CONCERNS_PER_BED * share,
    reliability: 'C',
    polarity: 'concern',
  },
  ...{ severities: gravity, themes: ofConcerns, ...more },
})

/** Somebody was there. One visit in eight notes an indicator of concern. */
const visits = (code: string, family: Stream['family'], perHome: number): readonly Stream[] => [
  {
    ...{ code, family, what: 'visit.seen', perHome, reliability: 'B', polarity: 'neutral' },
    ...{ severities: [[0, 1]], themes: [[null, 1]] },
  },
  {
    ...{ code, family, what: 'visit.indicator', perHome: perHome / 8, reliability: 'B', polarity: 'concern' },
    ...{ severities: [[2, 1]], themes: ofVisits },
  },
]

const told = (code: string, what: string, perBed: number, more: Partial<Stream>): Stream => ({
  ...{ code, family: 'relatives-and-friends', what, perBed, reliability: 'C', polarity: 'concern' },
  ...{ severities: [[1, 1]], themes: [[null, 1]], ...more },
})

/** Half a year of winter and half of summer: falls, infections and ambulances follow it a little. */
const season = 0.2

export const streams: readonly Stream[] = [
  concerns('relatives', 'relatives-and-friends', 0.12),
  concerns('residents', 'people-who-live-there', 0.05),
  concerns('staff', 'staff', 0.15),
  concerns('health', 'health', 0.22, { season }),
  concerns('emergency', 'emergency-services', 0.06, { season }),
  concerns('council', 'council', 0.06),
  concerns('advocates', 'advocates-and-visitors', 0.02),
  concerns('home', 'home', 0.32, { selfReported: true }),
  told('home', 'incident.near-miss', 0.15, { family: 'home', selfReported: true, season }),
  told('complaints', 'complaints.complaint', 0.15, {
    severities: [
      [1, 0.7],
      [2, 0.3],
    ],
    themes: ofVisits,
  }),
  told('compliments', 'compliments.compliment', 0.25, { polarity: 'positive', severities: [[0, 1]] }),
  ...visits('council', 'council', 1.5),
  ...visits('health', 'health', 3),
  ...visits('advocates', 'advocates-and-visitors', 1),
]

/** What can be lost: a source by the name under which its streams go. */
export const sourceCodes = [...new Set(streams.map(one => one.code))]

/** Homes that are all in order differ in how much is told of them: as a gamma of mean 1 and this whole-number shape. */
export const DIFFER = 5

/** What is told of nursing homes beside that of others. */
export const NURSING_RATIO = 1.25

/** What becomes of a concern: it goes on to an enquiry, which finds it so, finds it not so, or neither. */
export const course = { toEnquiry: 0.31, found: 0.4, notFound: 0.25, witnesses: 0.1 }

/** What the same-day first look finds: credible, and then whether it touches more than the one case. */
export const firstLook = { credible: 0.6, touches: 0.01 }
