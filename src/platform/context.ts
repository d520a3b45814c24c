import type { Expression, SqlBool } from 'kysely'
import type { Actor } from './access/actor.ts'
import type { Permission } from './access/permissions.ts'
import type { PersonRole } from './access/roles.ts'
import type { SubjectColumns } from './access/visible.ts'
import type { Tx } from './database/database.ts'
import type { Ids } from './ids.ts'
import type { JobRequest } from './jobs/job.ts'

/** What a handler is given. It has the transaction, never the pool; the clock's time, never the machine's. */
export interface Context {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Temporal.Instant
  /** The civil date in England. */
  readonly today: Temporal.PlainDate
  readonly ids: Ids
  /** The rows of a list that this actor may see, as a WHERE clause. */
  readonly visible: (permission: Permission, columns: SubjectColumns) => Expression<SqlBool>
  /** May this actor do that to this subject? For showing or leaving out a button; the runner still judges. */
  readonly enqueue: (job: JobRequest) => Promise<void>
}

/** A request that succeeds as it stands against a fresh demonstration council. */
export interface Example<I> {
  readonly role: PersonRole | 'system'
  readonly input: I
  readonly summary?: string
}
