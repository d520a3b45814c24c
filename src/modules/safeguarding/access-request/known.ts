import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { type Opener, openerFor } from '#platform/vault/index.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { relatedRows } from '../case/links-store.ts'
import { linksOf } from '../case/store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { processesOfConcern } from '../process/links-store.ts'
import { findReport } from '../report/store.ts'
import { peopleAround } from '../representatives/store.ts'
import type { AroundWords } from '../representatives/words.ts'
import type { SourceWords } from '../sources/commands.ts'
import { sourcesOf } from '../sources/store.ts'
import type { SupporterWords } from '../support/commands.ts'
import { supportersOf } from '../support/store.ts'
import { findTrust } from '../trust/store.ts'
import type { TrustWords } from '../trust/words.ts'
import { opened, type ReportWords } from '../words.ts'
import type { KnownPerson } from './naming.ts'

/**
 * Everybody known in these cases but the adult: who told us, people around them, sources of risk, supporters, whoever a
 * position of trust record is about, and the adults of linked cases.
 */
export async function peopleKnown(
  ctx: Context,
  cases: readonly ConcernWithPeople[],
  open: Opener,
): Promise<readonly KnownPerson[]> {
  const known: (KnownPerson | undefined)[] = []
  for (const row of cases) {
    known.push(...(await reporterOf(ctx, row, open)), ...(await inCase(ctx, row, open)))
    known.push(...(await inTrust(ctx, row)), ...(await ofLinked(ctx, row)))
  }
  return known.filter((one): one is KnownPerson => Boolean(one?.name))
}

/** These people by name alone. */
export async function namesOf(ctx: Context, personIds: readonly string[]): Promise<readonly KnownPerson[]> {
  return [...(await personsInBrief(ctx, personIds)).values()].flatMap(({ name }) => (name ? [{ name }] : []))
}

const named = (name: string | undefined, reach?: string): KnownPerson | undefined =>
  name ? { name, reach } : undefined

async function reporterOf(ctx: Context, { councilId, reportId }: ConcernWithPeople, open: Opener) {
  const report = await findReport(ctx.tx, councilId, reportId)
  if (!report) return []
  const told = opened<ReportWords>(open, reportId, report.words)
  // An officer who wrote down what somebody else told is named in their work, as all officers are.
  const own = ['officer', 'phone', 'import'].includes(report.door) ? null : report.raisedBy
  const account = own && (await accountNames(ctx.tx, councilId, [own])).get(own)
  const reach = told?.reporterContact
  return [
    named(told?.reporterName ?? (reach ? 'Whoever told us' : undefined), reach),
    named(account ?? undefined),
  ]
}

async function inCase(ctx: Context, { councilId, id, personId }: ConcernWithPeople, open: Opener) {
  const around = await peopleAround(ctx.tx, councilId, [id])
  const sources = await sourcesOf(ctx.tx, councilId, id)
  const supporters = await supportersOf(ctx.tx, councilId, id)
  const others = sources.flatMap(one => (one.personId && one.personId !== personId ? [one.personId] : []))
  const persons = await personsInBrief(ctx, others)
  return [
    ...around.map(({ words }) => {
      const { name, reach } = opened<AroundWords>(open, id, words) ?? {}
      return named(name, reach)
    }),
    ...sources.map(({ words }) => named(opened<SourceWords>(open, id, words)?.name)),
    ...supporters.map(({ words }) => named(opened<SupporterWords>(open, id, words)?.name)),
    ...[...persons.values()].map(one => named(one.name)),
  ]
}

async function inTrust(ctx: Context, { councilId, id }: ConcernWithPeople) {
  const ids = await processesOfConcern(ctx.tx, councilId, 'trust', id)
  const open = await openerFor(ctx, ids)
  const known = []
  for (const trustId of ids) {
    const row = await findTrust(ctx.tx, councilId, trustId)
    if (row) known.push(named(opened<TrustWords>(open, trustId, row.words)?.name))
  }
  return known
}

/** One incident may have harmed several: the others' names are theirs. */
async function ofLinked(ctx: Context, { councilId, id, personId }: ConcernWithPeople) {
  const links = await linksOf(ctx.tx, councilId, id)
  const rows = await relatedRows(
    ctx.tx,
    councilId,
    links.map(link => link.otherId),
  )
  const others = rows.map(row => row.personId).filter(one => one !== personId)
  return [...(await personsInBrief(ctx, others)).values()].map(one => named(one.name))
}
