import { plural } from '#platform/view/filters.ts'
import { boxAround, positionOf } from '../../geography.ts'
import type { MappedHome } from '../../map/schema.ts'
import { inWords, ratingWords } from '../words.ts'
import { type Cluster, gathered, spread } from './clusters.ts'
import { type Frame, nearestZoom, type Point } from './frame.ts'
import { short } from './lines.ts'
import { nearerTo } from './looks.ts'
import type { Seen } from './seen.ts'
import { type MarkKind, markKinds, shapes } from './shapes.ts'

export interface MarkModel extends Point {
  readonly href: string
  /** What it is called, to those who hear it and to those who point at it. */
  readonly label: string
  readonly kind: MarkKind | 'cluster'
  /** Of a single home. */
  readonly path?: string
  /** Of a cluster: how many, how large, the homes of it that the list shows now, and its lowest rating. */
  readonly count?: number
  readonly radius?: number
  readonly homes?: string
  readonly lowest?: { readonly kind: MarkKind; readonly path: string }
}

export interface PlacedHome extends MappedHome, Point {}

/** Half a mark at the edge of the picture could hardly be pointed at. */
const EDGE = 8

/** The homes in the picture, where they stand in it. */
export function placed(homes: readonly MappedHome[], frame: Frame): readonly PlacedHome[] {
  const isShown = ({ x, y }: Point) =>
    x > EDGE && x < frame.width - EDGE && y > EDGE && y < frame.height - EDGE
  return homes.map(home => ({ ...home, ...frame.project(positionOf(home)) })).filter(isShown)
}

/** Homes as marks; those that would overlap as one mark with their number, which leads nearer. */
export function marksOf(homes: readonly PlacedHome[], frame: Frame, seen: Seen): readonly MarkModel[] {
  const nearest = seen.look.zoom >= nearestZoom(seen.whole)
  const marks = gathered(homes, frame.apart).flatMap(cluster => {
    if (cluster.members.length === 1) return cluster.members.map(markOf)
    return nearest ? spread(cluster, frame.apart).map(markOf) : [clusterMark(cluster, frame, seen)]
  })
  // As one reads: whoever goes from mark to mark goes down the map.
  return marks.toSorted((a, b) => a.y - b.y || a.x - b.x)
}

function markOf({ id, name, town, rating, x, y }: PlacedHome): MarkModel {
  const kind = rating ?? 'not-rated'
  const rated = rating ? `rated ${ratingWords(rating)}` : 'not rated'
  const label = [name, rated, town].filter(part => part).join(', ')
  return { x: short(x), y: short(y), href: `/homes/${id}`, label, kind, path: shapes[kind] }
}

function clusterMark({ x, y, members }: Cluster<PlacedHome>, frame: Frame, seen: Seen): MarkModel {
  const box = boxAround(members.map(positionOf)) ?? frame.box
  const lowest = (['inadequate', 'requires-improvement'] as const).find(kind =>
    members.some(home => home.rating === kind),
  )
  const listed = members.filter(home => seen.listed.has(home.id)).map(home => home.id)
  return {
    ...{ x: short(x), y: short(y), kind: 'cluster', count: members.length },
    href: seen.to(nearerTo(box, seen.look, seen.whole, frame.box)),
    label: `${plural(members.length, 'home')}: ${ratingsInWords(members)}. Zoom in`,
    radius: members.length < 10 ? 12 : members.length < 100 ? 14 : 16,
    ...(listed.length > 0 ? { homes: listed.join(' ') } : {}),
    ...(lowest ? { lowest: { kind: lowest, path: shapes[lowest] } } : {}),
  }
}

export function countsOf(homes: readonly MappedHome[]): readonly { kind: MarkKind; count: number }[] {
  return markKinds
    .map(kind => ({ kind, count: homes.filter(home => (home.rating ?? 'not-rated') === kind).length }))
    .filter(({ count }) => count > 0)
}

export function wordsFor(kind: MarkKind): string {
  return ratingWords(kind === 'not-rated' ? null : kind)
}

/** '9 Good, 2 Requires improvement and 1 Not rated'. */
function ratingsInWords(homes: readonly MappedHome[]): string {
  return inWords(countsOf(homes).map(({ kind, count }) => `${count} ${wordsFor(kind)}`))
}
