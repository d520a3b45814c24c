import type { Module } from '../module.ts'
import { readNumbers, setNumbers } from './units.ts'

export type { Numbers } from './schema.ts'
export { numbersIn } from './schema.ts'
export { numbersOf } from './store.ts'
export { readNumbers, setNumbers } from './units.ts'
export { EMERGENCY, numbersCard, numbersSentence } from './words.ts'

/** What this folder brings to the platform's module: whom to ring, by day and by night. */
export const numbersPart = {
  policy: {},
  commands: [setNumbers],
  queries: [readNumbers],
} as const satisfies Pick<Module, 'policy' | 'commands' | 'queries'>
