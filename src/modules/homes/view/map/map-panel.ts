import { type Box, positionOf } from '../../geography.ts'
import { type Frame, frameOf, isIn, type Look, type Picture } from './frame.ts'
import type { Legend, MapOf, Mappable } from './legend.ts'
import { pathOf, scaleOf } from './lines.ts'
import { type Move, moved, readLook, writeLook } from './looks.ts'
import { countsOf, type MarkModel, marksOf, placed } from './marks.ts'
import { type Seen, wholeOf } from './seen.ts'
import { type MarkKind, shapes } from './shapes.ts'
import { type Label, townLabels } from './towns.ts'
import { attributionOf, sentencesOf } from './words.ts'

export interface PictureModel {
  readonly name: 'wide' | 'narrow'
  /** How many homes are in it. */
  readonly homes: number
  readonly width: number
  readonly height: number
  readonly council: string
  readonly around: readonly string[]
  readonly labels: readonly Label[]
  readonly marks: readonly MarkModel[]
  readonly scale: { readonly text: string; readonly length: number }
}

export interface MapModel {
  readonly title: string
  readonly pictures: readonly PictureModel[]
  readonly controls: readonly { readonly move: Move; readonly text: string; readonly href?: string }[]
  readonly legend: readonly {
    readonly kind: MarkKind
    readonly path: string
    readonly text: string
    readonly count: number
  }[]
  /** Where some marks stand for several homes: what else such a mark says. */
  readonly clustered?: string
  readonly sentences: readonly string[]
  readonly attribution?: string
}

export interface MapAsked {
  /** Where to look, as the address has it. */
  readonly at: string | undefined
  readonly listed: ReadonlySet<string>
  /** The address of this page looking elsewhere; undefined is the whole. */
  readonly to: (at: string | undefined) => string
}

const sizes: readonly (Picture & { readonly name: PictureModel['name'] })[] = [
  { name: 'wide', width: 480, height: 440, margin: 16, apart: 26 },
  { name: 'narrow', width: 340, height: 360, margin: 16, apart: 32 },
]

const moves: readonly (readonly [Move, string])[] = [
  ['in', 'Zoom in'],
  ['out', 'Zoom out'],
  ['west', 'West'],
  ['north', 'North'],
  ['south', 'South'],
  ['east', 'East'],
  ['whole', 'Whole map'],
]

/** Everything the map's template shows: two drawings of one view, for wide screens and for phones. */
export function mapPanel<H extends Mappable>(map: MapOf<H>, asked: MapAsked, legend: Legend<H>): MapModel {
  const whole = wholeOf(map)
  const attribution = attributionOf(map)
  const words = { title: legend.title(map), ...(attribution ? { attribution } : {}) }
  if (whole) return { ...words, ...drawn(map, whole, asked, legend) }
  const sentences = sentencesOf(map, { inWhole: 0, inPart: 0, zoomed: false })
  return { ...words, pictures: [], controls: [], legend: [], sentences }
}

function drawn<H extends Mappable>(
  map: MapOf<H>,
  whole: Box,
  { at, listed, to }: MapAsked,
  legend: Legend<H>,
) {
  const look = readLook(at, whole)
  const goTo = (next: Look) => to(next.zoom === 0 ? undefined : writeLook(next))
  const seen: Seen = { whole, look, listed, to: goTo }
  const pictures = sizes.map(size =>
    pictureOf(map, { frame: frameOf(whole, size, look), name: size.name }, seen, legend),
  )
  return {
    pictures,
    ...(pictures.some(({ marks }) => marks.some(({ kind }) => kind === 'cluster'))
      ? { clustered: legend.foremostWords }
      : {}),
    controls: controlsOf(seen),
    legend: countsOf(map.homes, legend).map(one => ({
      ...{ ...one, path: shapes[one.kind], text: legend.words[one.kind] ?? '' },
    })),
    sentences: sentencesOf(map, {
      inWhole: map.homes.filter(home => isIn(whole, positionOf(home))).length,
      inPart: pictures[0]?.homes ?? 0,
      zoomed: look.zoom > 0,
    }),
  }
}

function controlsOf({ look, whole, to }: Seen): MapModel['controls'] {
  return moves.map(([move, text]) => {
    const next = moved(look, move, whole)
    return { move, text, ...(next ? { href: to(next) } : {}) }
  })
}

function pictureOf<H extends Mappable>(
  { homes, outline, around }: MapOf<H>,
  { frame, name }: { readonly frame: Frame; readonly name: PictureModel['name'] },
  seen: Seen,
  legend: Legend<H>,
): PictureModel {
  const inPicture = placed(homes, frame)
  const marks = marksOf(inPicture, frame, seen, legend)
  return {
    name,
    homes: inPicture.length,
    width: frame.width,
    height: frame.height,
    council: outline ? pathOf(outline.rings, frame) : '',
    around: around.map(({ rings }) => pathOf(rings, frame)).filter(path => path !== ''),
    labels: townLabels(inPicture, marks, frame),
    marks,
    scale: scaleOf(frame),
  }
}
