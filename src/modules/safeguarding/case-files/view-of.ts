import { labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { type ListedFile, listFiles, looksAt } from '#platform/files/index.ts'
import { fileKeyFor, type Opener } from '#platform/vault/index.ts'
import { opened } from '../words.ts'
import type { CaseFileView } from './schema.ts'
import type { CaseFileRow } from './store.ts'
import type { CaseFileWords } from './words.ts'

/** As what files of a case are kept: under its concern, and erased with it. */
export const ownerOf = (concernId: string) => ({ type: 'concern', id: concernId }) as const

const PIECES = ['copy', 'small', 'original'] as const

/** Rows with what the platform keeps of their files, and who looked at them last. */
export async function viewsOfFiles(
  ctx: Context,
  concernId: string,
  rows: readonly CaseFileRow[],
  open: Opener,
): Promise<readonly CaseFileView[]> {
  if (rows.length === 0) return []
  const pieces = await listFiles(ctx, ownerOf(concernId), fileKeyFor(ctx, concernId))
  const looks = await looksAt(
    ctx,
    rows.map(row => row.id),
  )
  const names = await accountNames(ctx.tx, ctx.actor.councilId, [
    ...rows.map(row => row.by),
    ...[...looks.values()].map(look => look.lastBy),
  ])
  return rows.flatMap(row => {
    const [copy, , original] = PIECES.map(kind =>
      pieces.find(one => one.kind === kind && (one.ofId ?? one.id) === row.id),
    )
    const look = looks.get(row.id)
    if (!original) return []
    return [
      {
        ...viewOf(row, original, opened<CaseFileWords>(open, concernId, row.words)),
        copyId: copy?.id ?? null,
        by: (row.by && names.get(row.by)) ?? null,
        looks: look?.count ?? 0,
        lastLookAt: look?.lastAt.toString() ?? null,
        lastLookBy: (look?.lastBy && names.get(look.lastBy)) ?? null,
      },
    ]
  })
}

function viewOf(row: CaseFileRow, original: ListedFile, words: CaseFileWords | undefined) {
  return {
    ...{ id: row.id, kind: row.kind, madeOn: row.madeOn, at: row.at.toString() },
    kindLabel: labelOf('file-kinds', row.kind),
    ...{ what: words?.what ?? null, madeBy: words?.madeBy ?? null, madeAbout: words?.madeAbout ?? null },
    name: original.name ?? null,
    ...{ mediaType: original.mediaType, size: original.size, hash: original.hash },
    intimate: original.hidden,
  }
}
