import type { Role } from './roles.ts'

/**
 * The closed union of permissions. Each module adds its own beside its policy:
 *
 *     declare module '#platform/access/permissions.ts' {
 *       interface Permissions { 'home.read': true }
 *     }
 *
 * A command or query that names none, or one that is not here, does not compile; one that is here but has no
 * rule in any policy stops the start.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging in each module's policy
export interface Permissions {}

export type Permission = keyof Permissions

/** What a permission is judged on. `councilId` absent means national reference data. */
export interface Subject {
  readonly type: string
  readonly id: string | undefined
  readonly councilId?: string | undefined
  readonly homeId?: string | undefined
  /** The person whose record it is: whoever is excluded from them is excluded from this. */
  readonly personId?: string | undefined
  /** The account that raised or made it. */
  readonly ownerId?: string | undefined
  /** The accounts it is assigned to. */
  readonly assignedTo?: readonly string[] | undefined
  /** The roles to which it stands open as it is now: not restricted, or not yet anybody's. */
  readonly openTo?: readonly Role[] | undefined
  /** A refusal must look like "not found", because that it exists is itself sensitive. */
  readonly sensitive?: boolean | undefined
  /** Kept to those who work on it: other systems are told nothing of it unless that is declared (`Telling.evenIf`). */
  readonly restricted?: boolean | undefined
  /** Roles that are told of it all the same when they are refused, and whom to ring: a duty worker at night. */
  readonly knownTo?: readonly Role[] | undefined
}

/** The council as a whole: the subject of lists, searches and things not made yet. */
export function wholeCouncil(councilId: string): Subject {
  return { type: 'council', id: councilId, councilId }
}
