import type { Level } from '../triangulate/levels.ts'
import type { Picture } from '../triangulate/picture.ts'

const pressing: Readonly<Record<Level, number>> = { insufficient: 0, routine: 0, look: 1, 'act-now': 2 }

/**
 * A number that puts pictures in the order in which homes would be looked at: by level, and within it by how much
 * stands behind it. Only to ask whether the order was right; it is shown nowhere and stored nowhere.
 */
export function orderOf({ level, themes }: Pick<Picture, 'level' | 'themes'>): number {
  const behind = themes.reduce(
    (sum, one) => sum + one.events + one.families + one.foundSerious + one.gravest,
    0,
  )
  return pressing[level] * 1_000 + Math.min(999, behind)
}
