import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import type { Tx } from '../database/database.ts'
import { query } from '../query.ts'
import { type Blobs, hashOf } from './blobs.ts'
import { blobs } from './provide.ts'
import { keptAfter } from './store.ts'

const Checked = z.object({
  ok: z.boolean(),
  files: z.number().int(),
  faultCount: z.number().int(),
  faults: z
    .array(z.object({ fileId: z.string(), kind: z.enum(['missing', 'altered']), sentence: z.string() }))
    .meta({ description: 'The first 1,000.' }),
})

export type FilesChecked = z.output<typeof Checked>

const TOLD = 1_000
const PAGE = 500

/** Reads every stored file of the transaction's council: there, and byte for byte what was put. Needs no key. */
export async function checkStoredFiles(tx: Tx, place: Blobs): Promise<FilesChecked> {
  const faults: FilesChecked['faults'] = []
  let [files, faultCount, after] = [0, 0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const page = await keptAfter(tx, after, PAGE)
    for (const { id, stored } of page) {
      const fault = await faultOf(place, id, stored)
      if (fault && faultCount++ < TOLD) faults.push(fault)
    }
    files += page.length
    const last = page.at(-1)
    if (!last) return { ok: faultCount === 0, files, faultCount, faults }
    after = last.id
  }
}

async function faultOf(place: Blobs, fileId: string, stored: string) {
  const bytes = await place.read(stored)
  if (!bytes) {
    const sentence = `The stored file ${fileId} is not on the disk: put it back from a backup.`
    return { fileId, kind: 'missing' as const, sentence }
  }
  if (hashOf(bytes) === stored) return undefined
  const sentence = `The stored file ${fileId} was altered on the disk: keep it as it is, and compare with a backup.`
  return { fileId, kind: 'altered' as const, sentence }
}

export const checkFiles = query({
  name: 'platform.checkFiles',
  does: 'Checks that every stored file is on the disk and unaltered.',
  api: 'GET /files/verification',
  input: z.object({}),
  output: Checked,
  can: 'event.verify',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: ctx => checkStoredFiles(ctx.tx, blobs()),
  trace: 'search',
  traced: ({ ok, files, faultCount }) => ({ ok, files, faultCount }),
  example: { role: 'information-governance', input: {} },
})
