import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import type { Outline } from '../boundaries/outline.ts'
import { sharedData } from './register.ts'

/** Helps the tests of boundaries: a small file of two squares side by side, and the real one. */

const realFile = join(sharedData, 'boundaries/geogALL2022UK.json')
export const hasBoundaries = existsSync(realFile)
if (!hasBoundaries && process.env.CI)
  throw new Error(`The real data is missing: ${realFile}. Set LANTERN_SHARED_DATA.`)
export const unlessBoundaries = hasBoundaries ? '' : ' (skipped: the file of real boundaries is not here)'
export const realBoundaries = (): Uint8Array => readFileSync(realFile)

/** Oldham is the square to the west, Rochdale the one to the east; line 0 is the border between them. */
export function twoSquares() {
  const area = (code: string, name: string, arcs: readonly number[][]) => ({
    type: 'Polygon',
    arcs,
    properties: { AREACD: code, AREANM: name },
  })
  return {
    type: 'Topology',
    transform: { scale: [0.01, 0.01], translate: [-2, 53] },
    arcs: [
      [
        [10, 0],
        [0, 10],
      ],
      [
        [10, 10],
        [-10, 0],
        [0, -10],
        [10, 0],
      ],
      [
        [10, 10],
        [10, 0],
        [0, -10],
        [-10, 0],
      ],
    ],
    objects: {
      UTLA: {
        type: 'GeometryCollection',
        geometries: [area('E08000004', 'Oldham', [[0, 1]]), area('E08000005', 'Rochdale', [[0, 2]])],
      },
      RGN: { type: 'GeometryCollection', geometries: [area('E12000002', 'North West', [[1, ~2]])] },
    },
  }
}

export function fileOf(
  content: object | string | Uint8Array,
  fileName = 'boundaries-2022.json',
): UploadedFile {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(text)
  return { fileName, mimeType: 'application/json', bytes }
}

/** Whether a position lies inside an outline: it crosses an odd number of lines on its way west. */
export function isInside(
  { rings }: Outline,
  [x, y]: readonly [longitude: number, latitude: number],
): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [at, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[at + 1] ?? [x1, y1]
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
  }
  return inside
}
