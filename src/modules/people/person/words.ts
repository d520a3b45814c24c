import type { Context } from '#platform/context.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import type { PersonRow } from './store.ts'

/** What is kept of a person in words, sealed under the key of their record. */
export interface PersonWords {
  readonly communication?: string | undefined
  readonly matters?: string | undefined
  readonly placedBy?: string | undefined
}

export async function sealPersonWords(
  ctx: Context,
  personId: string,
  words: PersonWords,
): Promise<Buffer | null> {
  if (!Object.values(words).some(Boolean)) return null
  return (await sealerFor(ctx, personId))(words)
}

export async function openPersonWords(ctx: Context, row: PersonRow): Promise<PersonWords> {
  if (!row.words) return {}
  return ((await openerFor(ctx, [row.id]))(row.id, row.words) as PersonWords | undefined) ?? {}
}
