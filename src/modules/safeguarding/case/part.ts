import type { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import type { Opener } from '#platform/vault/index.ts'
import type {
  AttentionModel,
  CardModel,
  LinkModel,
  TableModel,
  TimelineModel,
} from '#platform/view/models.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import type { HeldTable } from './held-store.ts'
import type { CaseView } from './schema.ts'

/** One thing on a case's page. */
export type CaseBlock =
  | { readonly attention: AttentionModel }
  | { readonly card: CardModel }
  | { readonly said: SaidModel }
  | { readonly timeline: { readonly heading: string; readonly model: TimelineModel } }
  | { readonly table: { readonly heading: string; readonly text?: string; readonly model: TableModel } }

/** Somebody's words, as they said them. */
export interface SaidModel {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly note?: string
  readonly links?: readonly LinkModel[]
  readonly tone?: CardModel['tone']
}

export interface PlacedBlock {
  /** `first`: above all else; `story`: the wide column; `facts`: the narrow one. */
  readonly place: 'first' | 'story' | 'facts'
  /** Lower comes first. The concern's own: 50 what the adult says, 100 account, 200 decision, 900 notes; facts: 100 next, 900 related. */
  readonly order: number
  readonly block: CaseBlock
}

/** One of the steps that a person may take on this case now, as a link in "What can be done now". */
export interface CaseStep {
  readonly order: number
  readonly link: LinkModel
  /** The one thing most likely to be next: shown as the button. */
  readonly primary?: boolean
}

/** One thing that happened in a case, for its chronology. */
export interface ChronologyEntry {
  /** A civil date or a moment. */
  readonly on: string
  readonly text: string
  /** Who, where from; words of a person are quoted. */
  readonly note?: string
  /** A turning point. */
  readonly turning?: boolean
}

/**
 * A part of a case that has a folder of its own (safe contact, the enquiry): what it adds to the case as it is
 * given by the query, and to its page. Read in the case's own transaction, judged and logged with it.
 */
export interface CasePart<O extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly output: O
  readonly load: (ctx: Context, row: ConcernWithPeople, open: Opener) => Promise<z.input<O>>
  /** With every row that it has, where `load` gives the newest: for a court, and for whoever asks for their records. */
  readonly loadAll?: (ctx: Context, row: ConcernWithPeople, open: Opener) => Promise<z.input<O>>
  /** It rests on rows of these tables alone: a case that has none of them is not asked, and has `none`. */
  readonly restsOn?: { readonly tables: readonly HeldTable[]; readonly none: z.input<O> }
  readonly blocks?: (value: z.input<O>, whole: CaseView, page: PageContext) => readonly PlacedBlock[]
  readonly steps?: (value: z.input<O>, whole: CaseView, page: PageContext) => readonly CaseStep[]
  /** What of it belongs into the chronology of the case. */
  readonly chronology?: (value: z.input<O>, whole: CaseView) => readonly ChronologyEntry[]
}

export function casePart<O extends z.ZodType>(part: CasePart<O>): CasePart {
  return part as unknown as CasePart
}
