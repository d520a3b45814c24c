import { plural } from '#platform/view/filters.ts'
import { boxAround, positionOf } from '../../geography.ts'
import { inWords } from '../words.ts'
import { type Cluster, gathered, spread } from './clusters.ts'
import { type Frame, nearestZoom, type Point } from './frame.ts'
import type { Legend, Mappable } from './legend.ts'
import { short } from './lines.ts'
import { nearerTo } from './looks.ts'
import type { Seen } from './seen.ts'
import { type MarkKind, shapes } from './shapes.ts'

export interface MarkModel extends Point {
  readonly href: string
  /** What it is called, to those who hear it and to those who point at it. */
  readonly label: string
  readonly kind: MarkKind | 'cluster'
  /** Of a single home. */
  readonly path?: string
  /** Of a cluster: how many, how large, the homes of it that the list shows now, and what stands out among them. */
  readonly count?: number
  readonly radius?: number
  readonly homes?: string
  readonly lowest?: { readonly kind: MarkKind; readonly path: string }
}

export type Placed<H extends Mappable> = H & Point

/** Half a mark at the edge of the picture could hardly be pointed at. */
const EDGE = 8

/** The homes in the picture, where they stand in it. */
export function placed<H extends Mappable>(homes: readonly H[], frame: Frame): readonly Placed<H>[] {
  const isShown = ({ x, y }: Point) =>
    x > EDGE && x < frame.width - EDGE && y > EDGE && y < frame.height - EDGE
  return homes.map(home => ({ ...home, ...frame.project(positionOf(home)) })).filter(isShown)
}

/** Homes as marks; those that would overlap as one mark with their number, which leads nearer. */
export function marksOf<H extends Mappable>(
  homes: readonly Placed<H>[],
  frame: Frame,
  seen: Seen,
  legend: Legend<H>,
): readonly MarkModel[] {
  const markOf = (home: Placed<H>) => homeMark(home, legend)
  const nearest = seen.look.zoom >= nearestZoom(seen.whole)
  const marks = gathered(homes, frame.apart).flatMap(cluster => {
    if (cluster.members.length === 1) return cluster.members.map(markOf)
    return nearest ? spread(cluster, frame.apart).map(markOf) : [clusterMark(cluster, frame, seen, legend)]
  })
  // As one reads: whoever goes from mark to mark goes down the map.
  return marks.toSorted((a, b) => a.y - b.y || a.x - b.x)
}

function homeMark<H extends Mappable>(home: Placed<H>, { kindOf, says, href }: Legend<H>): MarkModel {
  const kind = kindOf(home)
  const label = [home.name, says(home), home.town].filter(part => part).join(', ')
  return { x: short(home.x), y: short(home.y), href: href(home), label, kind, path: shapes[kind] }
}

function clusterMark<H extends Mappable>(
  { x, y, members }: Cluster<Placed<H>>,
  frame: Frame,
  seen: Seen,
  legend: Legend<H>,
): MarkModel {
  const box = boxAround(members.map(positionOf)) ?? frame.box
  const lowest = legend.foremost.find(kind => members.some(home => legend.kindOf(home) === kind))
  const listed = members.filter(home => seen.listed.has(home.id)).map(home => home.id)
  return {
    ...{ x: short(x), y: short(y), kind: 'cluster', count: members.length },
    href: seen.to(nearerTo(box, seen.look, seen.whole, frame.box)),
    label: `${plural(members.length, 'home')}: ${kindsInWords(members, legend)}. Zoom in`,
    radius: members.length < 10 ? 12 : members.length < 100 ? 14 : 16,
    ...(listed.length > 0 ? { homes: listed.join(' ') } : {}),
    ...(lowest ? { lowest: { kind: lowest, path: shapes[lowest] } } : {}),
  }
}

export function countsOf<H extends Mappable>(
  homes: readonly H[],
  { kinds, kindOf }: Legend<H>,
): readonly { kind: MarkKind; count: number }[] {
  return kinds
    .map(kind => ({ kind, count: homes.filter(home => kindOf(home) === kind).length }))
    .filter(({ count }) => count > 0)
}

/** '9 Good, 2 Requires improvement and 1 Not rated'. */
function kindsInWords<H extends Mappable>(homes: readonly H[], legend: Legend<H>): string {
  return inWords(countsOf(homes, legend).map(({ kind, count }) => `${count} ${legend.words[kind] ?? ''}`))
}
