import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Actor } from '#platform/access/actor.ts'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { importReference, undoReference } from '../reference/commands.ts'
import type { ReferenceKindName } from '../reference/kinds.ts'
import { listReferenceImports } from '../reference/queries.ts'
import type { FileKind } from '../reference/schema.ts'
import { sharedData, testRegister } from './register.ts'

/** Helps the tests of reference data: files made by hand, the real ones, and what the tables hold. */

const folders = ['postcodes', 'deprivation', 'ascof-2024-25', 'councils-england']
export const hasReference = folders.every(folder => existsSync(join(sharedData, folder)))
if (!hasReference && process.env.CI)
  throw new Error(`The real data is missing: ${sharedData}. Set LANTERN_SHARED_DATA.`)
export const unlessReference = hasReference ? '' : ' (skipped: the real files are not here)'

export const pathOf = (file: string): string => join(sharedData, file)
export const textOf = (file: string): string => readFileSync(pathOf(file), 'utf8')

export function uploadOf(content: string | Uint8Array, fileName: string): UploadedFile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(content)
  return { fileName, mimeType: 'application/octet-stream', bytes }
}

export const realFile = (file: string): UploadedFile => uploadOf(readFileSync(pathOf(file)), basename(file))

export function referenceIn(database: TestDatabase) {
  const register = () => testRegister(database)
  return {
    bringIn: (kind: FileKind, upload: unknown, more: object = {}, who: Partial<Actor> = {}) => {
      const { runner, as } = register()
      return runner.run(importReference, { kind, upload, dryRun: false, ...more }, as('administrator', who))
    },
    undo: (referenceId: string | null, who: Partial<Actor> = {}) => {
      const { runner, as } = register()
      return runner.run(undoReference, { referenceId }, as('administrator', who))
    },
    list: async (kind: ReferenceKindName) => {
      const { runner, as } = register()
      return (await runner.ask(listReferenceImports, { kind }, as('analyst'))).items
    },
    /** A fingerprint of every row of a table, without the import that it came with. */
    async content(table: string): Promise<string> {
      const { rows } = await database.superuser.query(
        `select count(*)::int || ' rows, ' || coalesce(md5(string_agg((to_jsonb(t) - 'import_id')::text, '|'
           order by (to_jsonb(t) - 'import_id')::text)), '') as said from ${table} t`,
      )
      return rows[0].said
    },
    rows: async (sql: string, ...values: readonly unknown[]) =>
      (await database.superuser.query(sql, [...values])).rows,
  }
}
