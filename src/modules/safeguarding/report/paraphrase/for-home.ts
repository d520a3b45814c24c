import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { opened } from '../../words.ts'
import { findReport } from '../store.ts'
import { type ParaphraseRow, paraphrasesOf } from './store.ts'
import type { ParaphraseWords } from './write.ts'

/** What may be said to a home of one report. Never the reporter's own words. */
export type ForHome =
  | { readonly may: true; readonly text: string; readonly paraphraseId: string }
  /** `needed`: nothing of it goes before somebody has paraphrased it so that the home could not tell. */
  | { readonly may: false; readonly needed: boolean; readonly why: string }

/**
 * For whoever sends something to a home: the paraphrase that holds, if a person answered that the home could not tell
 * who said it. The caller has judged who may see the report. Of a named reporter none is needed; if one was written,
 * it is what goes.
 */
export async function wordsForHome(ctx: Context, reportId: string): Promise<ForHome> {
  const { councilId } = ctx.actor
  const row = await findReport(ctx.tx, councilId, reportId)
  const last = (await paraphrasesOf(ctx.tx, councilId, reportId)).at(-1)
  const open = await openerFor(ctx, [reportId])
  const text = last && opened<ParaphraseWords>(open, reportId, last.words)?.text
  return verdictOn(row?.naming ?? 'anonymous', last, text)
}

/** Pure. */
export function verdictOn(
  naming: 'named' | 'name-withheld' | 'anonymous',
  last: Pick<ParaphraseRow, 'id' | 'couldTell'> | undefined,
  text: string | undefined,
): ForHome {
  if (last?.couldTell === 'no' && text) return { may: true, text, paraphraseId: last.id }
  if (last && last.couldTell !== 'no') return { may: false, needed: true, why: COULD_TELL }
  if (naming === 'named') return { may: false, needed: false, why: NOT_NEEDED }
  return { may: false, needed: true, why: NONE }
}

const COULD_TELL =
  'Whoever paraphrased this thinks that the home could tell who said it, or is not sure. Write it again so that it could not.'
const NONE =
  'The reporter is protected. Before anything of it goes to the home, write a paraphrase and answer whether the home could tell who said it.'
const NOT_NEEDED = 'The reporter lets us use their name. No paraphrase is needed.'
