import type { Module } from '../module.ts'
import { checkFiles } from './check.ts'
import { councilsWithErasedFiles } from './store.ts'
import { removeErasedFiles, sweepFiles } from './tidy.ts'

export { eraseFiles, hideFile, type ListedFile, listFiles } from './change.ts'
export { checkStoredFiles, type FilesChecked } from './check.ts'
export { type CustodyAction, custodyOf, looksAt } from './custody.ts'
export { fileField } from './field.ts'
export type { RecordKey } from './key.ts'
export { custodyOfOpening, type Opened, OpenedFile, type Opening, openFile, ownerOfFile } from './open.ts'
export { prepareFile } from './prepare.ts'
export { blobs, provideFiles } from './provide.ts'
export { putFile, putStripped, type Received, type Receiving } from './put.ts'
export { MOST_SENT_WITH_FILE, sentFile } from './sent.ts'
export type { CustodyEntry, FileOwner, FileRole } from './store.ts'

/** What the platform's own module takes from here. */
export const filesPart = {
  policy: {},
  commands: [removeErasedFiles, sweepFiles],
  queries: [checkFiles],
  schedules: [{ command: sweepFiles, cron: '40 3 * * *', input: {} }],
  sweeps: [{ command: removeErasedFiles, due: pool => councilsWithErasedFiles(pool) }],
} as const satisfies Pick<Module, 'policy' | 'commands' | 'queries' | 'schedules' | 'sweeps'>
