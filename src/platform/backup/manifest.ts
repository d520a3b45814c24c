import { z } from 'zod'

export const MANIFEST = 'manifest.json'
export const FORMAT = 'lantern-backup'

const Table = z.object({
  /** `schema.table` */
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
})

const Part = z.object({ name: z.string(), size: z.number().int(), sha256: z.string() })

/** The last entry of a backup: what is in it, and the SHA-256 of each part. */
export const Manifest = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(1),
  madeAt: z.string(),
  /** The last migration, and all of them in order. */
  schemaVersion: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(Table),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  files: z.object({ count: z.number().int(), bytes: z.number().int() }),
  /** What is left out, and why. */
  leftOut: z.array(z.object({ what: z.string(), why: z.string() })),
  parts: z.array(Part),
  /** The last seal of each council that was published when the copy began: a cut-off tail is still found. */
  published: z.array(
    z.object({
      councilId: z.string(),
      sequence: z.number().int(),
      hash: z.string(),
      sealedAt: z.string(),
      keyId: z.string(),
    }),
  ),
  /** PEM. The private key is never in a backup. */
  publicKeys: z.array(z.string()),
  /** The master key for words about people, where the data folder keeps its own. */
  wordsKey: z.string().optional(),
})

export type Manifest = z.infer<typeof Manifest>
export type TableEntry = z.infer<typeof Table>
export type Part = z.infer<typeof Part>

export const leftOut: Manifest['leftOut'] = [
  { what: 'platform.session', why: 'Everyone signs in again after a restore' },
  { what: 'pgboss', why: 'The job queue is made again at start; jobs that waited are not kept' },
  { what: 'sealing/private.pem', why: 'The key that signs seals is kept apart from what it signs' },
]
