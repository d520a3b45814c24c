import type { Context } from '#platform/context.ts'
import { type Opener, openerFor, type Sealer, sealerFor } from '#platform/vault/index.ts'

/** What is written in a case lies under one key, that of its concern; what was reported under the report's. */
export interface ReportWords {
  readonly account: string
  readonly danger?: string | undefined
  readonly place?: string | undefined
  readonly happenedAbout?: string | undefined
  readonly adultKnows?: string | undefined
  readonly adultWants?: string | undefined
  readonly reporterName?: string | undefined
  readonly reporterContact?: string | undefined
  /** Whom it is about, as far as somebody at the public door knew. */
  readonly adultName?: string | undefined
  readonly adultTold?: string | undefined
  readonly adultAge?: string | undefined
  readonly happenedOn?: string | undefined
}

export interface ConcernWords {
  /** The account as the concern was opened with it. */
  readonly account: string
  readonly danger?: string | undefined
  readonly place?: string | undefined
  readonly happenedAbout?: string | undefined
  readonly adultKnows?: string | undefined
  readonly adultWants?: string | undefined
}

export interface DecisionWords {
  readonly needs?: string | undefined
  readonly abuse?: string | undefined
  readonly protect?: string | undefined
  readonly reason?: string | undefined
}

export interface NoteWords {
  readonly text: string
}

/** Opens words of one kind; undefined where they were forgotten. */
export function opened<W>(open: Opener, recordId: string, sealed: Buffer | null): W | undefined {
  return open(recordId, sealed) as W | undefined
}

export const caseOpener = (ctx: Context, concernId: string): Promise<Opener> => openerFor(ctx, [concernId])
export const caseSealer = (ctx: Context, concernId: string): Promise<Sealer> => sealerFor(ctx, concernId)
