import { civilDate } from '#platform/clock.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Invalid } from '#platform/errors.ts'
import {
  type HomePast,
  openSource,
  type PastsRead,
  pastsFrom,
  pastsOfCouncil,
} from '../../modules/homes/index.ts'
import {
  type BacktestAsked,
  endedTens,
  judgedWith,
  type RuleSet,
  ruleSets,
  rulesInUse,
  runWorlds,
  type WorldsResult,
} from '../../modules/intelligence/index.ts'
import { callerFor } from '../council.ts'
import { progressLine } from '../import.ts'
import { pathHere } from '../typed-path.ts'
import { type TypedContext, text, Usage, type VerbContext } from '../verb.ts'

export interface Judged {
  readonly pasts: readonly HomePast[]
  /** On which days they are judged, and what officers named on some of them. */
  readonly with: Pick<BacktestAsked, 'dates' | 'topTens'>
}

/** What `risk backtest` and `risk model-card` both judge, and by which rules. */

export function typedRules(context: TypedContext): RuleSet {
  const version = text(context, 'rules')
  if (version === undefined) return rulesInUse
  const found = ruleSets.find(one => one.version === version)
  if (found) return found
  const known = ruleSets.map(one => one.version).join(', ')
  throw new Usage(`There are no rules of version "${version}". Use one of: ${known}.`)
}

const MOST_WORLDS = 10_000

export function typedWorlds(context: TypedContext): number | undefined {
  const typed = text(context, 'worlds')
  if (typed === undefined) return undefined
  const number = Number(typed)
  if (Number.isInteger(number) && number > 0 && number <= MOST_WORLDS) return number
  throw new Usage(`--worlds is "${typed}". It must be a whole number from 1 to ${MOST_WORLDS}; 200 will do.`)
}

/** World after world, with a line of progress each second. */
export function judgeWorlds({ say }: TypedContext, seeds: number, rules: RuleSet): WorldsResult {
  const shown = progressLine(say)
  const worlds = runWorlds({ seeds, rules, lose: true })
  let step = worlds.next()
  while (!step.done) {
    shown('worlds', step.value, seeds)
    step = worlds.next()
  }
  return step.value
}

/** The pasts of a folder or ZIP as CQC's API gives its records. @throws Invalid with a line for each fault */
export async function pastsAt(typed: string): Promise<readonly HomePast[]> {
  const { path, isFolder } = await pathHere(typed)
  const kind = isFolder ? ('folder' as const) : ('zip' as const)
  const source = await openSource({ kind, path }, { url: '', key: undefined, perSecond: 1 })
  try {
    const records: { json: unknown; address: string }[] = []
    for await (const batch of source.list(nothingKnown)) {
      const wanted = batch.filter(one => one.kind === 'location')
      const fetched = await source.read(wanted)
      for (const [i, one] of fetched.entries()) {
        const address = wanted[i]?.address ?? ''
        if ('json' in one) records.push({ json: one.json, address })
        else
          throw new Invalid([{ field: address, message: 'problem' in one ? one.problem : 'cannot be read.' }])
      }
    }
    return whole(pastsFrom(records.map(one => one.json)))
  } finally {
    await source.close()
  }
}

const nothingKnown = {
  ...{ locationIds: new Set<string>(), providerIds: new Set<string>(), changesFrom: undefined },
  changesTo: Temporal.Instant.from('9999-01-01T00:00:00Z'),
}

/** A back-test on part of a folder would be of another area than it says. */
function whole({ pasts, faults }: PastsRead): readonly HomePast[] {
  if (faults.length > 0) throw new Invalid(faults.map(({ id, message }) => ({ field: id, message })))
  return pasts
}

/** The pasts of the council's homes as its register has them, and the tens that officers wrote in quarters that are over. */
export async function judgedHere(context: VerbContext): Promise<Judged> {
  const { actor } = await callerFor(context)
  const { councilId } = actor
  const { database, clock } = context.lantern
  return inTransaction(database.pool, { councilId, readOnly: true, long: true }, async tx => {
    const pasts = await pastsOfCouncil(tx, councilId)
    const tens = await endedTens(tx, { councilId, today: civilDate(clock.now()) })
    return { pasts, with: judgedWith(pasts, tens) }
  })
}
