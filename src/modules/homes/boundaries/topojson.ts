import { z } from 'zod'
import { Invalid } from '#platform/errors.ts'
import type { Position } from '../geography.ts'
import type { Outline, Ring } from './outline.ts'
import { simplified } from './simplify.ts'

/** What an outline may stray from the file's own: what nobody sees on a map of a whole council. */
export const WITHIN_METRES = 50

const MOST_POSITIONS = 2_000_000
const pair = z.tuple([z.number(), z.number()]).rest(z.number())
const arcsOfPolygon = z.array(z.array(z.int()))

const Topology = z.object({
  type: z.literal('Topology'),
  transform: z
    .object({ scale: z.tuple([z.number(), z.number()]), translate: z.tuple([z.number(), z.number()]) })
    .optional(),
  arcs: z.array(z.array(pair)),
  objects: z.record(z.string(), z.unknown()),
})
type Topology = z.output<typeof Topology>

const properties = z.record(z.string(), z.unknown()).default({})
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), arcs: arcsOfPolygon, properties }),
  z.object({ type: z.literal('MultiPolygon'), arcs: z.array(arcsOfPolygon), properties }),
])
type Geometry = z.output<typeof Geometry>

const Layer = z.object({ type: z.literal('GeometryCollection'), geometries: z.array(Geometry).min(1) })

/**
 * The areas of one layer of a TopoJSON file that carry a GSS code, decoded and simplified.
 * @throws Invalid with one line that says how to put it right.
 */
export function areasIn(json: unknown, layer: string): readonly Outline[] {
  const topology = topologyOf(json)
  const lines = linesOf(topology)
  const coded = layerOf(topology, layer).flatMap(geometry => codedOf(geometry) ?? [])
  if (coded.length === 0)
    throw bad(`No area in the layer ${layer} has a GSS code, such as E10000019. Choose another file.`)
  refuseTooMany(coded, lines)
  const outlines = coded.map(({ code, name, arcs }) => ({
    code,
    name,
    rings: arcs.map(ring => ringOf(ring, lines, name)).filter(ring => ring.length > 3),
  }))
  for (const outline of outlines) if (outline.rings.length === 0) throw damaged(outline.name)
  return outlines
}

export function bad(message: string): Invalid {
  return new Invalid([{ field: 'upload', message }])
}

function damaged(name: string): Invalid {
  return bad(`The outline of ${name} is broken: the file is damaged. Download it again.`)
}

function topologyOf(json: unknown): Topology {
  const read = Topology.safeParse(json)
  if (read.success) return read.data
  const { type } = (json ?? {}) as { type?: unknown }
  if (type === 'Topology') throw bad('The file calls itself TopoJSON and is damaged. Download it again.')
  const what = type === 'FeatureCollection' ? 'GeoJSON' : 'JSON, but no map'
  throw bad(`The file is ${what}. Give boundaries as TopoJSON: such a file says "type": "Topology".`)
}

function layerOf(topology: Topology, layer: string): readonly Geometry[] {
  const names = Object.keys(topology.objects)
  if (!names.includes(layer)) {
    const others = names.slice(0, 20).join(', ') || 'none'
    throw bad(
      `The file has no layer ${layer}. Its layers: ${others}. Name the one of counties and unitary authorities.`,
    )
  }
  const read = Layer.safeParse(topology.objects[layer])
  if (!read.success) throw bad(`The layer ${layer} has no areas that can be drawn. Name another layer.`)
  return read.data.geometries
}

/** Publishers name the column by the kind of area and year (CTYUA22CD): the value shows what it is. */
function codedOf({ properties, ...geometry }: Geometry) {
  const values = Object.entries(properties).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string'
  })
  const code = values.find(([, value]) => /^[EKNSW]\d{8}$/.test(value))?.[1]
  if (!code) return undefined
  const name = values.find(([key]) => key.toUpperCase().endsWith('NM'))?.[1] ?? code
  const arcs = geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat()
  return { code, name: name.slice(0, 200), arcs }
}

/** Each position of a quantised file is told from the one before; each line is simplified once for all areas. */
function linesOf({ arcs, transform }: Topology): readonly (readonly Position[])[] {
  const lines = arcs.map(arc => {
    if (!transform) return arc.map(([x, y]): Position => [x, y])
    let [x, y] = [0, 0]
    return arc.map(([dx, dy]): Position => {
      ;[x, y] = [x + dx, y + dy]
      return [
        x * transform.scale[0] + transform.translate[0],
        y * transform.scale[1] + transform.translate[1],
      ]
    })
  })
  for (const line of lines) for (const position of line) refuseElsewhere(position)
  return lines.map(line => simplified(line.map(rounded), WITHIN_METRES))
}

/** To about a metre. */
function rounded([longitude, latitude]: Position): Position {
  return [Math.round(longitude * 1e5) / 1e5, Math.round(latitude * 1e5) / 1e5]
}

function refuseElsewhere([longitude, latitude]: Position): void {
  if (longitude > -12 && longitude < 4 && latitude > 48 && latitude < 62) return
  throw bad(
    'The outlines are not given in degrees within the British Isles. Download them as latitude and longitude (WGS 84).',
  )
}

/** A line may stand in many areas: a small file could unfold without end. */
function refuseTooMany(areas: readonly { arcs: readonly (readonly number[])[] }[], lines: readonly Ring[]) {
  let positions = 0
  for (const arc of areas.flatMap(area => area.arcs).flat()) {
    positions += lines[arc < 0 ? ~arc : arc]?.length ?? 0
    if (positions > MOST_POSITIONS)
      throw bad('The file is too detailed to use. Download a generalised one (BGC or BUC).')
  }
}

/** A ring is its lines one after the other, a negative one backwards; each begins where the last ended. */
function ringOf(arcs: readonly number[], lines: readonly Ring[], name: string): Ring {
  const ring: Position[] = []
  for (const arc of arcs) {
    const line = lines[arc < 0 ? ~arc : arc]
    if (!line) throw damaged(name)
    const positions = arc < 0 ? line.toReversed() : line
    const joint = ring.at(-1)
    if (joint && !same(joint, positions[0])) throw damaged(name)
    for (const position of joint ? positions.slice(1) : positions) ring.push(position)
  }
  if (!same(ring[0], ring.at(-1))) throw damaged(name)
  return ring
}

function same(one: Position | undefined, other: Position | undefined): boolean {
  return one !== undefined && one[0] === other?.[0] && one[1] === other[1]
}
