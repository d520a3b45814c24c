/**
 * A way back to a report without an account: a reference that may be known, and a code that only the reporter has.
 * Pure; what is kept (the reference, the hash, the tries) is the module's own.
 */
export { codeFits, hashOfCode } from './hash.ts'
export { afterWrongCode, mayTry, type Tries } from './tries.ts'
export { isCode, isReference, newCode, newReference, tidied } from './words.ts'
