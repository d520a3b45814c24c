import { inTransaction } from '#platform/database/transaction.ts'
import { readPublicKeys, readPublished, sealsFile, verifyDatabase } from '#platform/events/index.ts'
import { blobs, checkStoredFiles, type FilesChecked } from '#platform/files/index.ts'
import { councilsFor } from './council.ts'
import type { Verb, VerbContext } from './verb.ts'

export const auditVerify: Verb = {
  name: 'audit verify',
  takes: '[--council GSS] [--json]',
  does: 'Proves that the event log and the stored files are whole and unchanged, or names what is not',
  options: { json: 'flag' },
  bare: true,
  async run(context) {
    let ok = true
    for (const council of await councilsFor(context)) ok = (await verifyOne(context, council)) && ok
    return ok ? 0 : 1
  },
}

async function verifyOne(
  context: VerbContext,
  council: { id: string; code: string; name: string },
): Promise<boolean> {
  const { dataFolder } = context.lantern.config
  const published = await readPublished(sealsFile(dataFolder))
  const own = published.get(council.id)
  const result = await verifyDatabase(context.lantern.database.pool, {
    councilId: council.id,
    publicKeys: await readPublicKeys(dataFolder),
    publishedSeals: own ? [own] : [],
    say: context.say,
  })
  const files = await inTransaction(
    context.lantern.database.pool,
    { councilId: council.id, readOnly: true },
    tx => checkStoredFiles(tx, blobs()),
  )
  if (context.options.json) context.tell(JSON.stringify({ council: council.code, ...result, files }))
  else {
    tellResult(context, council.name, result)
    tellFiles(context, files)
  }
  return result.ok && files.ok
}

function tellFiles({ tell }: VerbContext, { ok, files, faultCount, faults }: FilesChecked): void {
  if (files === 0) return
  tell(
    ok
      ? `  ${files} stored files: all there and unchanged.`
      : `  ${files} stored files: ${faultCount} fault(s).`,
  )
  for (const fault of faults) tell(`  ${fault.sentence}`)
}

function tellResult(
  { tell }: VerbContext,
  name: string,
  result: Awaited<ReturnType<typeof verifyDatabase>>,
): void {
  const counts = `${result.events} events, ${result.sealed} sealed in ${result.seals} seals, ${result.waiting} waiting for a seal`
  tell(
    result.ok
      ? `${name}: whole and unchanged. ${counts}.`
      : `${name}: ${result.faultCount} fault(s). ${counts}.`,
  )
  for (const fault of result.faults) tell(`  ${fault.sentence}`)
}
