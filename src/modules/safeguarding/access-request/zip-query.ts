import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { OpenedFile, openFile } from '#platform/files/index.ts'
import { query } from '#platform/query.ts'
import { type PackedPart, packedFile, storedPart, zipOf } from '#platform/sheets/write-zip.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import { caseFileOwners } from './held.ts'
import { getBundle } from './queries.ts'
import type { BundleView } from './schema.ts'
import { itemsOf } from './store.ts'
import { requestSubject } from './subject.ts'

/** Plain text that any computer opens: one after another, each with its case and day. Pure. */
export function textOf({ reference, personName, items, withheld }: BundleView): string {
  const head = [`Answer to the request ${reference}`, personName ?? '', ''].filter(
    (line, at) => at === 2 || line,
  )
  const each = items.map(({ label, caseReference, onDate, given }, at) =>
    [`${at + 1}. ${label}`, [caseReference, onDate].filter(Boolean).join(', '), given ?? '', ''].join('\n'),
  )
  const kept = withheld.map(({ reason, count }) => `${count} kept back: ${reason}`)
  return [...head, ...each, ...kept].join('\n')
}

/** The files that were released, as people are shown them: stripped of what says who made them. */
async function filesIn(ctx: Context, accessRequestId: string): Promise<readonly PackedPart[]> {
  const items = await itemsOf(ctx.tx, ctx.actor.councilId, accessRequestId)
  const parts: PackedPart[] = []
  for (const item of items.filter(one => one.source === 'file' && one.decision === 'release')) {
    const type = caseFileOwners.find(one => one === item.field) ?? 'concern'
    const owner = { type, id: item.keyId }
    const opened = await openFile(ctx, {
      fileId: item.rowId,
      owner,
      key: fileKeyFor(ctx, item.keyId),
      show: true,
    })
    const ending =
      opened.mediaType
        .split('/')
        .at(-1)
        ?.replaceAll(/[^a-z0-9]/g, '') ?? 'bin'
    const name = `files/${String(parts.length + 1).padStart(3, '0')}.${ending}`
    if (opened.bytes) parts.push(packedFile(name, opened.bytes))
  }
  return parts
}

export const getBundleZip = query({
  name: 'safeguarding.getBundleZip',
  does: 'Gives what was released as a ZIP: the texts, and the files among them.',
  input: z.object({ accessRequestId: z.uuid(), show: z.boolean().optional() }),
  output: OpenedFile,
  can: 'access-request.handle',
  subject: (ctx, input) => requestSubject(ctx, input.accessRequestId),
  async run(ctx, { accessRequestId }, subject) {
    const bundle = (await getBundle.run(ctx, { accessRequestId }, subject)) as BundleView
    const parts = [storedPart('records.txt', textOf(bundle)), ...(await filesIn(ctx, accessRequestId))]
    return {
      ...{
        state: 'whole' as const,
        fileId: accessRequestId,
        ofId: null,
        kind: 'original' as const,
        hash: null,
      },
      ...{ mediaType: 'application/zip', stripped: false, name: `${bundle.reference}.zip` },
      bytes: new Uint8Array(zipOf(parts)),
    }
  },
  trace: 'export',
  traced: ({ bytes }) => ({ bytes: bytes?.length ?? 0 }),
  leaves: ({ fileId }) => [
    event('RecordsTakenOut', {}, { type: 'access-request', id: fileId, sensitive: true }),
  ],
})
