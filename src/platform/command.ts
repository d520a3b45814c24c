import type { z } from 'zod'
import type { Permission, Subject } from './access/permissions.ts'
import type { Context, Example } from './context.ts'
import type { EventDraft } from './events/event.ts'

/** What a command gives back: the answer for the caller, and what happened. */
export interface Outcome<R> {
  readonly result: R
  readonly events: readonly EventDraft[]
}

export interface CommandDefinition<I extends z.ZodType, O extends z.ZodType, S extends Subject> {
  /** `module.verbNoun`, unique. */
  readonly name: string
  /** One sentence in plain English: what it does. It becomes the API's documentation. */
  readonly does: string
  /** `METHOD /path/{parameter}` under /api/v1; leave out for what has no place in the API. */
  readonly api?: string
  /** 201 for a command that makes something. Default 200. */
  readonly status?: 200 | 201 | 202
  readonly input: I
  readonly output: O
  /**
   * Long work on the input alone (a picture made anew), done before the transaction opens, so that no connection
   * waits for it. What it finds at fault is told as faults of the input are.
   */
  readonly prepare?: (input: z.output<I>) => Promise<void>
  readonly can: Permission
  readonly subject: (ctx: Context, input: z.output<I>) => Promise<S> | S
  readonly run: (ctx: Context, input: z.output<I>, subject: S) => Promise<Outcome<z.input<O>>>
  /** A request that succeeds as it stands against a fresh demonstration council. */
  readonly example?: Example<z.input<I>>
  /**
   * What is kept as the answer to a repeat of the request, where the answer holds a secret that is shown once.
   * Default: the answer itself.
   */
  readonly kept?: (result: z.input<O>) => z.input<O>
  /**
   * Run by the public: whether these answers name the person. Then times and ids are ordinary. Default: never, and
   * `ctx.now` is the half day, ids are random, the event tells no more, and no job can be enqueued.
   */
  readonly named?: (input: z.output<I>) => boolean
  /** May run long (an import): no statement time limit. */
  readonly long?: boolean
  /** Keeps or reads a file (`sentFile`): over the API its body may be as large as that. */
  readonly takesFile?: boolean
}

export interface Command<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  S extends Subject = Subject,
> extends CommandDefinition<I, O, S> {
  readonly kind: 'command'
}

/** Declares a command once; the page, the API, the job, the command line and the tests all use it. */
export function command<I extends z.ZodType, O extends z.ZodType, S extends Subject>(
  definition: CommandDefinition<I, O, S>,
): Command<I, O, S> {
  return { kind: 'command', ...definition }
}

/** `return done(result, event('ConcernDecided', ...))` */
export function done<R>(result: R, ...events: readonly EventDraft[]): Outcome<R> {
  return { result, events }
}
