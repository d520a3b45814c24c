import type { z } from 'zod'
import type { Permission, Subject } from './access/permissions.ts'
import type { Context, Example } from './context.ts'
import type { EventDraft } from './events/event.ts'

/**
 * What a reading leaves in the event log.
 * - `nothing`: national reference data, read by id
 * - `record`: a person's record or something as sensitive was opened
 * - `search`: a list was searched or shown (its filter and count are logged)
 * - `export`: a list was taken out of Lantern
 */
export type ReadTrace = 'nothing' | 'record' | 'search' | 'export'

export interface QueryDefinition<I extends z.ZodType, O extends z.ZodType, S extends Subject> {
  readonly name: string
  readonly does: string
  readonly api?: string
  readonly input: I
  readonly output: O
  readonly can: Permission
  readonly subject: (ctx: Context, input: z.output<I>) => Promise<S> | S
  readonly run: (ctx: Context, input: z.output<I>, subject: S) => Promise<z.input<O>>
  readonly trace: ReadTrace
  /** What the trace records besides the input: for a search its count. Codes and numbers only. */
  readonly traced?: (result: z.input<O>, input: z.output<I>) => Record<string, unknown>
  /** Further events of the reading, beside its own trace: what it leaves in the custody of a file. */
  readonly leaves?: (result: z.input<O>, input: z.output<I>) => readonly EventDraft[]
  readonly example?: Example<z.input<I>>
}

export interface Query<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  S extends Subject = Subject,
> extends QueryDefinition<I, O, S> {
  readonly kind: 'query'
}

/** Declares a query once. It runs read-only: PostgreSQL refuses any write it tries. */
export function query<I extends z.ZodType, O extends z.ZodType, S extends Subject>(
  definition: QueryDefinition<I, O, S>,
): Query<I, O, S> {
  if (definition.leaves && definition.trace === 'nothing')
    throw new Error(
      `${definition.name} leaves further events, so it must leave a trace of its own: say which`,
    )
  return { kind: 'query', ...definition }
}
