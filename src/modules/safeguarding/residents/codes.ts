/** When, where and how, in the few words in which patterns are seen. Ours, not a published list. */
export const timesOfDay = {
  night: 'Night (10 pm to 7 am)',
  morning: 'Morning (7 am to noon)',
  afternoon: 'Afternoon (noon to 5 pm)',
  evening: 'Evening (5 pm to 10 pm)',
  'not-known': 'Not known',
} as const

export const places = {
  'own-room': 'In the room of the one who was harmed',
  'others-room': 'In the room of the other',
  lounge: 'Lounge',
  dining: 'Dining room',
  corridor: 'Corridor or lift',
  bathroom: 'Bathroom',
  garden: 'Garden',
  outside: 'Away from the home',
  'not-known': 'Not known',
} as const

export const harmKinds = {
  physical: 'Hit, pushed or held',
  sexual: 'Sexual touch or talk',
  words: 'Threats or insults',
  entering: 'Came into their room',
  belongings: 'Took or broke belongings',
  other: 'Something else',
} as const

export const compatibilities = {
  fits: 'They can live together',
  'fits-with-support': 'They can live together with the support of the plan',
  'does-not-fit': 'They cannot live together safely',
  'not-looked-at': 'Not looked at yet',
} as const

export type TimeOfDay = keyof typeof timesOfDay
export type Place = keyof typeof places
export type HarmKind = keyof typeof harmKinds
export type Compatibility = keyof typeof compatibilities

export const keysOf = <K extends string>(labels: Readonly<Record<K, string>>) =>
  Object.keys(labels) as [K, ...K[]]
