import type { ReachedDatabase } from '#platform/database/reach.ts'
import type { Lantern } from '../lantern.ts'

/** What a verb stands on: the running product, the database it joined or started, and what was typed. */
export interface VerbContext {
  readonly lantern: Lantern
  readonly database: ReachedDatabase
  /** Words after the verb, and its options. */
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** Results: standard output. */
  readonly tell: (line: string) => void
  /** Progress and logs: standard error. */
  readonly say: (line: string) => void
}

export interface Verb {
  /** As typed: `import cqc-api`. */
  readonly name: string
  readonly takes: string
  /** The words it takes after its name, options apart: what to say where one is missing. */
  readonly needs?: readonly string[]
  readonly does: string
  readonly options?: Readonly<Record<string, 'text' | 'flag'>>
  /** Runs without the demonstration being made first, and before the schema is looked at as the app. */
  readonly bare?: boolean
  /** The exit code: 0 done, 2 what was given is wrong, 1 anything else. */
  readonly run: (context: VerbContext) => Promise<number>
}

/** What was typed is wrong; the message says how to put it right. Exit 2. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

export function text(context: VerbContext, option: string): string | undefined {
  const value = context.options[option]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function needed(value: string | undefined, message: string): string {
  if (value === undefined || value === '') throw new Usage(message)
  return value
}
