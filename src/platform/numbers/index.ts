import type { Module } from '../module.ts'
import { readNumbers, setNumbers } from './units.ts'

/** What this folder brings to the platform's module: whom to ring, by day and by night. */
export const numbersPart = {
  policy: {},
  commands: [setNumbers],
  queries: [readNumbers],
} as const satisfies Pick<Module, 'policy' | 'commands' | 'queries'>
