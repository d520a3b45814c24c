import type { Tx } from '#platform/database/database.ts'
import { Conflict } from '#platform/errors.ts'
import { withdrawChanges } from '../registry/homes-store.ts'
import { lockRegister } from '../registry/joins-store.ts'
import { keepRatings, keepRegistrations } from '../registry/registrations-store.ts'
import { regroup } from '../registry/regroup.ts'
import { settleGrouping } from '../registry/settle.ts'
import { endMismatchesOf } from '../sources/mismatch-store.ts'
import { forgetSaid } from '../sources/said-store.ts'
import {
  type Before,
  changedSince,
  forgetBefore,
  hasBefore,
  providersBefore,
  type RegistrationBefore,
  registrationsBefore,
} from './before-store.ts'
import {
  dateAgain,
  dropNewHomes,
  dropProviders,
  dropRegistrations,
  forgetChallengesOfNobody,
  homesOf,
  noticedBy,
  putBackFacts,
  putBackProviders,
  writtenAbout,
} from './put-back-store.ts'

export interface Undoing {
  readonly importId: string
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

export interface Undone {
  /** Registrations that say again what they said before. */
  readonly putBack: number
  /** Registrations that only this import brought. */
  readonly removed: number
  readonly homesRemoved: number
}

const AT_ONCE = 250

/** PostgreSQL's word for a row that others still refer to. */
const FOREIGN_KEY = '23503'

/**
 * Makes the register as it was before an import, in the caller's transaction: all of it or nothing. The records it
 * brought are kept, so that one can see what was wrong with them.
 * @throws Conflict when it cannot be undone whole: what follows has to be undone first, or people have written about
 *   homes that it brought.
 */
export async function undoItems(tx: Tx, undoing: Undoing): Promise<Undone> {
  await lockRegister(tx)
  await refuseUnlessWhole(tx, undoing.importId)
  await forgetChallengesOfNobody(tx, undoing.importId)
  await refuseIfWrittenAbout(tx, undoing.importId)
  try {
    return await putAllBack(tx, undoing)
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY) throw error
    // Row-level security hides whose; the database knows that there is somebody.
    throw new Conflict(
      'Another council has written about a home that only this import brought. Taking it back would lose what they wrote, so it stays.',
      { allowed: [] },
    )
  }
}

async function putAllBack(tx: Tx, { importId, now, today }: Undoing): Promise<Undone> {
  const { touched, ...counts } = await putBackRegistrations(tx, importId)
  const providers = await providersBefore(tx, importId)
  for (const home of await putBackProviders(tx, providers)) touched.add(home)
  await withdrawChanges(tx, await noticedBy(tx, importId), now)
  await endMismatchesOf(tx, importId, now)
  await forgetSaid(tx, importId)
  const homeIds = [...touched]
  await settleGrouping(tx, await regroup(tx, []), { now, today, homeIds })
  const homesRemoved = await dropNewHomes(tx, importId)
  await dateAgain(tx, homeIds)
  const made = providers.filter(one => !one.before).map(one => one.id)
  await dropProviders(tx, made)
  await forgetBefore(tx, importId)
  return { ...counts, homesRemoved }
}

async function refuseUnlessWhole(tx: Tx, importId: string): Promise<void> {
  if (!(await hasBefore(tx, importId)))
    throw new Conflict('This import changed nothing: every record said what it said before.', {
      allowed: [],
    })
  if (await changedSince(tx, importId))
    throw new Conflict(
      'A later import has changed some of the same homes since. Take that one back first: the latest comes first.',
      { allowed: ['Take the later import back'] },
    )
}

async function putBackRegistrations(tx: Tx, importId: string) {
  const touched = new Set<string>()
  const counts = { putBack: 0, removed: 0 }
  for (let after: string | undefined; ; ) {
    const batch = await registrationsBefore(tx, importId, after, AT_ONCE)
    after = batch.at(-1)?.id
    if (after === undefined) return { touched, ...counts }
    const made = batch.filter(one => !one.before).map(one => one.id)
    for (const home of await dropRegistrations(tx, made)) touched.add(home)
    for (const home of await putBack(tx, batch)) touched.add(home)
    counts.removed += made.length
    counts.putBack += batch.length - made.length
  }
}

/** Gives the homes that these registrations belonged to, then and now: what is grouped again starts from then. */
async function putBack(tx: Tx, batch: readonly Before<RegistrationBefore>[]): Promise<string[]> {
  const known = batch.flatMap(({ id, before }) => (before ? [{ id, ...before }] : []))
  if (known.length === 0) return []
  const now = await homesOf(
    tx,
    known.map(one => one.id),
  )
  const then = known.map(({ asOf, ...one }) => ({ ...one, fetchedAt: Temporal.Instant.from(asOf) }))
  await keepRegistrations(tx, then)
  await keepRatings(tx, then)
  await putBackFacts(tx, known)
  return [...now, ...then.map(one => one.homeId)]
}

async function refuseIfWrittenAbout(tx: Tx, importId: string): Promise<void> {
  const names = await writtenAbout(tx, importId)
  if (names.length === 0) return
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  throw new Conflict(
    `People have written about homes that only this import brought: ${names.slice(0, 3).join(', ')}${more}. Taking it back would lose what they wrote, so it stays. Challenge the facts that are wrong instead.`,
    { allowed: [] },
  )
}
