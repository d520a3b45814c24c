/** Words for codes of information sharing, in one place. */

export const surenesses = { hearsay: 'Hearsay', verified: 'Verified' } as const
export type Sureness = keyof typeof surenesses

export const surenessHints: Readonly<Record<Sureness, string>> = {
  hearsay: 'Somebody was told it, or says it of themselves.',
  verified: 'It was seen, checked, or stands in a public register.',
}

export const audiences = {
  partners: 'Partners who are invited, and the council',
  council: 'The council’s officers who are invited',
  'case-roles': 'Only those with a role in cases',
} as const
export type Audience = keyof typeof audiences

/** Cases so grave that it is gone through who could have known when. */
export const seriousKinds = {
  death: 'Somebody died',
  'serious-harm': 'Somebody was seriously harmed',
  'organisational-abuse': 'Many people were harmed by how a home was run',
  'adults-review': 'A safeguarding adults review',
  'sudden-closure': 'A home had to close at once',
} as const
export type SeriousKind = keyof typeof seriousKinds

/** The four days of each partner, in their order. */
export const latencySteps = {
  'could-have-known': 'Could have known',
  knew: 'Knew',
  shared: 'Shared it',
  acted: 'Acted',
} as const
export type LatencyStep = keyof typeof latencySteps

export const latencySources = {
  telling: 'From what was told of the home',
  meeting: 'From a meeting that was held',
  decision: 'From a decision that was carried out',
  typed: 'Written down, with its source',
} as const
export type LatencySource = keyof typeof latencySources

export const keysOf = <T extends object>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]
