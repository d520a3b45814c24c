import type { Permission } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import type { DueRecord } from './reminder-plan.ts'
import type { Workflow } from './workflow.ts'

/** What a module's store is asked for: records in `states` with a target up to `until`, by target day and id. */
export interface DueWanted<S extends string> {
  readonly states: readonly S[]
  /** A civil date, included. */
  readonly until: string
  readonly after?: { readonly dueOn: string; readonly id: string } | undefined
  readonly limit: number
}

/** What a module says to have its people reminded of a workflow's targets. */
export interface Reminders<S extends string, A extends string, R> {
  readonly workflow: Workflow<S, A, R>
  /** The command's name, such as `homes.remindOfChallenges`. */
  readonly name: string
  /** One sentence in plain English, as for any command. */
  readonly does: string
  /** The event for each record, such as `ChallengeReminded`. Its subject is the workflow's. */
  readonly event: string
  /** Those whose role has an action with this permission are told, and whoever raised the record. */
  readonly tell: Permission
  /** Where the list is; a record's own page is below it, by its id. */
  readonly list: string
  readonly find: (ctx: Context, wanted: DueWanted<S>) => Promise<readonly DueRecord<S>[]>
  /** Working days ahead that a target is near. Default 2. */
  readonly soon?: number
  /** Working days until what is past its target is brought up again. Default 5. */
  readonly again?: number
}
