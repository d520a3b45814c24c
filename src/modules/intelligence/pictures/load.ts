import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { homeById } from '#src/modules/homes/index.ts'
import { besideOn } from '../compared/beside-on.ts'
import { type Compared, standardsOn } from '../compared/standard-store.ts'
import { allLooksOf, type LookRow, looksOf } from '../first-looks/look-store.ts'
import { findKnownHome } from '../reading/home-store.ts'
import type { TellingRow } from '../tellings/row.ts'
import type { Edition } from '../tellings/sources.ts'
import { knownOn, tellingsAt } from '../tellings/telling-store.ts'
import type { Level } from '../triangulate/levels.ts'
import { type KeptPicture, makePicture } from './make.ts'
import { findPictures } from './picture-store.ts'

/** A picture with all that its page shows beside it. */
export interface Loaded {
  readonly picture: KeptPicture | null
  readonly inputsHash: string
  readonly since: string | null
  readonly before: Level | null
  readonly rows: readonly TellingRow[]
  readonly looks: readonly LookRow[]
  readonly providerSince: string | null
}

/** The home itself, under the id that stands: for a page, a subject and a name. @throws NotFound */
export async function homeOf({ tx }: Context, homeId: string) {
  const home = await homeById(tx, homeId)
  if (!home) throw new NotFound('We could not find that home. Look for it in the list of homes.')
  return home
}

/** As it is known now: the picture that was kept. */
export async function loadKept(ctx: Context, homeId: string, edition: Edition): Promise<Loaded> {
  const { tx, actor } = ctx
  const { councilId } = actor
  const kept = (await findPictures(tx, councilId, [homeId])).find(row => row.edition === edition)
  return {
    picture: kept ? (JSON.parse(kept.body) as KeptPicture) : null,
    inputsHash: kept?.inputsHash.toString('hex') ?? '',
    ...{ since: kept?.since ?? null, before: kept?.before ?? null },
    rows: await tellingsAt(tx, councilId, kept?.tellings ?? []),
    looks: await allLooksOf(tx, councilId, [homeId]),
    providerSince: (await findKnownHome(tx, councilId, homeId))?.providerSince ?? null,
  }
}

/** As it was known at the end of a day: made again of what had been told by then. */
export async function loadPast(ctx: Context, homeId: string, edition: Compared, on: string): Promise<Loaded> {
  const { tx, actor } = ctx
  const { councilId } = actor
  const rows = await knownOn(tx, councilId, homeId, on)
  const looks = (await looksOf(tx, councilId, [homeId])).get(homeId) ?? []
  const standards = await standardsOn(tx, councilId, [on])
  const { beside, rules } = besideOn(standards, { edition, on, homeId })
  const made = makePicture({ edition, on, rows, looks, beside }, rules)
  const used = new Set(made.tellings)
  return {
    ...{ picture: made.picture, inputsHash: made.inputsHash.toString('hex'), since: null, before: null },
    rows: rows.filter(row => used.has(row.seq)),
    looks: (await allLooksOf(tx, councilId, [homeId])).filter(look => (look.lookedOn ?? '9') <= on),
    providerSince: (await findKnownHome(tx, councilId, homeId))?.providerSince ?? null,
  }
}
