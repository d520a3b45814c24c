import type { Context } from '#platform/context.ts'
import { together } from '#platform/database/together.ts'
import { besideOn } from '../compared/beside-on.ts'
import { type Compared, type Standards, standardsOn } from '../compared/standard-store.ts'
import { keepFirstLooks } from '../first-looks/keep.ts'
import { allLooksOf, type LookRow, looksByHome } from '../first-looks/look-store.ts'
import { liveOf, movedAsOf } from '../tellings/live-store.ts'
import type { TellingRow } from '../tellings/row.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { historyBefore, monthsBefore, standingSince } from './history.ts'
import { type Made, makePicture } from './make.ts'
import {
  addHistory,
  findPictures,
  type Kept,
  keepPictures,
  type Moment,
  type PictureRow,
} from './picture-store.ts'

export type Stale = ReadonlyMap<string, { readonly shareable: boolean }>

/** What homes' pictures are made of: what counts of each now, and what stood on the first of the month. */
export interface Told {
  readonly live: readonly TellingRow[]
  /** Only of homes whose own edition is to be made. */
  readonly own: ReadonlyMap<string, readonly TellingRow[]>
}

/**
 * Makes the pictures of some homes anew, for each kind of reader. What it costs depends on what counts of a home now,
 * never on how much was ever told of it; but the first time, which also looks back. The home's own edition is made
 * only where something shareable changed: nothing that is protected ever moves it. The transaction knows of every case.
 * @returns how many pictures changed
 */
export async function refreshHomes(ctx: Context, stale: Stale): Promise<number> {
  if (stale.size === 0) return 0
  const { tx, actor, today } = ctx
  const { councilId } = actor
  const [all, own] = [[...stale.keys()], [...stale].flatMap(([id, one]) => (one.shareable ? [id] : []))]
  const [live, moved, beside] = await together([
    liveOf(tx, councilId, all),
    movedAsOf(tx, { councilId, homeIds: own, day: ownDay(today) }),
    readBeside(ctx, all),
  ])
  return makeAll(ctx, stale, { live, own: ownRows(ctx, own, live, moved) }, beside)
}

/** The same of rows that were read already. */
export async function makeAll(ctx: Context, stale: Stale, told: Told, beside: Beside): Promise<number> {
  const homeIds = [...stale.keys()]
  const { tx, actor, now } = ctx
  const to = { councilId: actor.councilId, at: now }
  const known = everythingOf(told, beside)
  const made = homeIds.flatMap(homeId =>
    (['council', 'cleared'] as const).map(edition => ({
      homeId,
      ...pictureFor(ctx, known, homeId, edition),
    })),
  )
  const back = await lookBack(ctx, known, homeIds)
  const earlier = Map.groupBy(back, one => `${one.homeId} ${one.edition}`)
  const changed = [...made, ...ownEditions(ctx, told.own)].flatMap(one => {
    const key = `${one.homeId} ${one.edition}`
    const before = known.before.get(key)
    return before && sameAs(before, one) ? [] : [kept(one, before ?? standingSince(earlier.get(key) ?? []))]
  })
  await together([
    keepPictures(tx, to, changed),
    addHistory(tx, to, [...changed.flatMap(one => momentOf(one, known.before)), ...back]),
  ])
  await keepFirstLooks(ctx, made, { known: beside.looks, live: known.live })
  return changed.length
}

/** What is read beside what homes' pictures are made of. */
interface Beside {
  readonly looks: readonly LookRow[]
  readonly standards: Standards
  readonly before: readonly PictureRow[]
}

export async function readBeside({ tx, actor, today }: Context, homeIds: readonly string[]): Promise<Beside> {
  const { councilId } = actor
  const [looks, standards, before] = await together([
    allLooksOf(tx, councilId, homeIds),
    standardsOn(tx, councilId, [today.toString()]),
    findPictures(tx, councilId, homeIds),
  ])
  return { looks, standards, before }
}

interface Everything {
  readonly live: ReadonlyMap<string, readonly TellingRow[]>
  readonly looks: ReturnType<typeof looksByHome>
  readonly standards: Standards
  readonly before: ReadonlyMap<string, PictureRow>
}

const everythingOf = ({ live }: Told, { looks, standards, before }: Beside): Everything => ({
  live: Map.groupBy(live, row => row.homeId),
  looks: looksByHome(looks),
  standards,
  before: new Map(before.map(row => [`${row.homeId} ${row.edition}`, row])),
})

function pictureFor({ today }: Context, known: Everything, homeId: string, edition: Compared): Made {
  const rows = known.live.get(homeId) ?? []
  const looks = known.looks.get(homeId) ?? []
  const on = today.toString()
  const { beside } = besideOn(known.standards, { edition, on, homeId })
  return makePicture({ edition, on, rows, looks, beside }, rulesInUse)
}

/** The day of the home's own edition: it is as it was known on the first of the month. */
export const ownDay = (today: Temporal.PlainDate): string => today.with({ day: 1 }).toString()

/** What stood of homes on the day of their own edition: what counts now, but for what has moved since. */
function ownRows(
  { today }: Context,
  homeIds: readonly string[],
  live: readonly TellingRow[],
  moved: Awaited<ReturnType<typeof movedAsOf>>,
): Told['own'] {
  const day = ownDay(today)
  const keyOf = ({ homeId, source, key }: Pick<TellingRow, 'homeId' | 'source' | 'key'>) =>
    `${homeId} ${source} ${key}`
  const keys = new Set(moved.map(keyOf))
  const stood = moved.flatMap(one =>
    one.stood && one.stood.homeId === one.homeId && !one.stood.takenBack ? [one.stood] : [],
  )
  const still = live.filter(row => row.knownOn <= day && !keys.has(keyOf(row)))
  const byHome = Map.groupBy([...still, ...stood], row => row.homeId)
  return new Map(homeIds.map(homeId => [homeId, byHome.get(homeId) ?? []]))
}

function ownEditions({ today }: Context, own: Told['own']): (Made & { readonly homeId: string })[] {
  const on = ownDay(today)
  return [...own].map(([homeId, rows]) => ({
    homeId,
    ...makePicture({ edition: 'home', on, rows, looks: [], beside: null }, rulesInUse),
  }))
}

function sameAs(before: PictureRow, made: Made): boolean {
  return before.body === made.body && before.inputsHash.equals(made.inputsHash)
}

function kept(
  made: Made & { readonly homeId: string },
  before: Pick<PictureRow, 'level' | 'since' | 'before'> | undefined,
): Kept {
  const moved = !before || before.level !== made.level
  return {
    ...made,
    since: moved ? made.on : before.since,
    before: moved ? (before?.level ?? null) : before.before,
  }
}

/** What history keeps of it: that its level or its reasons changed, and how it stood at the beginning of a month. */
function momentOf(made: Kept, known: Everything['before']): readonly Moment[] {
  if (made.level === null) return []
  const before = known.get(`${made.homeId} ${made.edition}`)
  if (!before) return []
  const same = before.level === made.level && before.ruleCodes.join() === made.ruleCodes.join()
  if (same && before.onDate.slice(0, 7) === made.on.slice(0, 7)) return []
  const { homeId, edition, on: onDate, level, ruleCodes, themes, rules } = made
  const inputsHash = made.inputsHash.toString('hex')
  return [
    ...[
      {
        homeId,
        edition,
        onDate,
        level,
        before: before.level,
        ruleCodes,
        themes,
        rules,
        afterwards: false,
        inputsHash,
      },
    ],
  ]
}

/** A home seen for the first time: how it would have stood by what was known then. */
async function lookBack(ctx: Context, known: Everything, homeIds: readonly string[]): Promise<Moment[]> {
  const fresh = homeIds.filter(homeId => !known.before.has(`${homeId} council`))
  if (fresh.length === 0) return []
  const { tx, actor, today } = ctx
  const standards = await standardsOn(tx, actor.councilId, [...monthsBefore(today), today.toString()])
  const moments: Moment[] = []
  for (const homeId of fresh) moments.push(...(await historyBefore(ctx, homeId, standards)))
  return moments
}
