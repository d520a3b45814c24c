import type { ReachedDatabase } from '#platform/database/reach.ts'
import type { Lantern } from '../lantern.ts'

/** What was typed, and where to answer. */
export interface TypedContext {
  /** Words after the verb, and its options. */
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** Results: standard output. */
  readonly tell: (line: string) => void
  /** Progress and logs: standard error. */
  readonly say: (line: string) => void
}

/** What a verb stands on besides: the running product, and the database it joined or started. */
export interface VerbContext extends TypedContext {
  readonly lantern: Lantern
  readonly database: ReachedDatabase
}

interface Described {
  /** As typed: `import cqc-api`. */
  readonly name: string
  readonly takes: string
  /** The words it takes after its name, options apart: what to say where one is missing. */
  readonly needs?: readonly string[]
  readonly does: string
  readonly options?: Readonly<Record<string, 'text' | 'flag'>>
  /** What else its own help says, a line each. */
  readonly more?: readonly string[]
}

export interface Verb extends Described {
  /** Runs without the demonstration being made first, and before the schema is looked at as the app. */
  readonly bare?: boolean
  /** Finds what is wrong with what was typed before anything is opened: a demonstration may be made first, for minutes. */
  readonly before?: (context: TypedContext) => Promise<unknown>
  /** What it does where the options say that it needs no database; undefined where they do not say so. */
  readonly runAlone?: (context: TypedContext) => Promise<number> | undefined
  /** The exit code: 0 done, 2 what was given is wrong, 1 anything else. */
  readonly run: (context: VerbContext) => Promise<number>
}

/** A verb that needs neither database nor configuration, and opens none. */
export interface LoneVerb extends Described {
  readonly alone: true
  readonly run: (context: TypedContext) => Promise<number>
}

/** What was typed is wrong; the message says how to put it right. Exit 2. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

export function text(context: TypedContext, option: string): string | undefined {
  const value = context.options[option]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function needed(value: string | undefined, message: string): string {
  if (value === undefined || value === '') throw new Usage(message)
  return value
}
