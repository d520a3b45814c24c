import type { Facts } from './oracle.ts'

/** One record that a unit is tried on. */
export interface Case {
  readonly on: string
  readonly input: unknown
  readonly facts: Facts
  /** Row-level security hides it: whoever asks is told that there is no such thing. */
  readonly hidden?: boolean
  /** That it exists is sensitive: a refusal says "not found". */
  readonly sensitive?: boolean
  /** Roles that are refused openly all the same. */
  readonly knownTo?: readonly string[]
  /** Where it is made while the tests run: the input with its id. */
  readonly late?: (made: { readonly job: string; readonly otherJob: string }) => unknown
}
