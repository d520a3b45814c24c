import { referenceFrom } from './reference.ts'

/** A for a request for access, B for a breach; the rest as every reference is made. */
export const governingReference = (letter: 'A' | 'B', randomId: string): string =>
  `${letter}${referenceFrom('C', randomId).slice(1)}`
