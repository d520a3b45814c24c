import { readPublicKeys, readPublished, sealsFile, verifyDatabase } from '#platform/events/index.ts'
import { councilsFor } from './council.ts'
import type { Verb, VerbContext } from './verb.ts'

export const auditVerify: Verb = {
  name: 'audit verify',
  takes: '[--council GSS] [--json]',
  does: 'Proves that the event log is whole and unchanged, or names what is not',
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
  if (context.options.json) context.tell(JSON.stringify({ council: council.code, ...result }))
  else tellResult(context, council.name, result)
  return result.ok
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
