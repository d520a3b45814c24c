import type { Role } from './roles.ts'

/** Who acts: one person in one role for one council, or the system itself. */
export interface Actor {
  /** The account's id; undefined for the system and the public. */
  readonly id: string | undefined
  readonly name: string
  readonly role: Role
  readonly councilId: string
  /** The homes a home's own people act for; empty for everyone else. */
  readonly homeIds: readonly string[]
}

/** Which door an action came through. */
export type Via = 'page' | 'api' | 'cli' | 'job' | 'system'

/** What a door passes with each call. */
export interface Caller {
  readonly actor: Actor
  readonly via: Via
  /** The client's id of this request: a repeat of it has no second effect. */
  readonly requestId?: string
  /** Why the record is opened, where the reader was asked. */
  readonly purpose?: string
  /** When it is aborted the work is given up and undone, and ends with `GivenUp`. */
  readonly signal?: AbortSignal | undefined
}

export function systemActor(councilId: string): Actor {
  return { id: undefined, name: 'Lantern', role: 'system', councilId, homeIds: [] }
}

/** Anyone, not signed in, at this council's door. */
export function publicActor(councilId: string): Actor {
  return { id: undefined, name: 'The public', role: 'public', councilId, homeIds: [] }
}
