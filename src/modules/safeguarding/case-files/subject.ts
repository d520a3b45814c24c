import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { listFiles } from '#platform/files/index.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import { type CaseFileRow, findCaseFile } from './store.ts'
import { ownerOf } from './view-of.ts'

const NO_FILE = 'We could not find that file. Look for it on the page of its case.'

/** The file of this case that has this id, or one of whose copies has it. @throws NotFound */
export async function getCaseFile(ctx: Context, concernId: string, id: string): Promise<CaseFileRow> {
  const { councilId } = ctx.actor
  const own = await findCaseFile(ctx.tx, { councilId, concernId, id })
  if (own) return own
  const pieces = await listFiles(ctx, ownerOf(concernId), fileKeyFor(ctx, concernId))
  const root = pieces.find(one => one.id === id)?.ofId
  const found = root ? await findCaseFile(ctx.tx, { councilId, concernId, id: root }) : undefined
  if (!found) throw new NotFound(NO_FILE)
  return found
}
