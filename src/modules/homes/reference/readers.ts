import type { Context } from '#platform/context.ts'
import { readAscof } from './ascof/read.ts'
import { readAuthorities } from './authorities/read.ts'
import { readDeprivation } from './deprivation/read.ts'
import { readPostcodes } from './postcodes/read.ts'
import type { OpenFile, Reading } from './reading.ts'
import type { FileKind } from './schema.ts'

/** How the file of each kind is read. */
export const readers: Readonly<Record<FileKind, (ctx: Context, file: OpenFile) => Promise<Reading>>> = {
  postcodes: (_ctx, file) => readPostcodes(file),
  councils: readAuthorities,
  deprivation: (_ctx, file) => readDeprivation(file),
  ascof: (_ctx, file) => readAscof(file),
}
