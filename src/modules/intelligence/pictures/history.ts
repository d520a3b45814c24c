import type { Context } from '#platform/context.ts'
import type { Edition } from '../tellings/sources.ts'
import { knownOnDays } from '../tellings/telling-store.ts'
import { rules1 } from '../triangulate/rules-1.ts'
import { makePicture } from './make.ts'
import type { Moment } from './picture-store.ts'

const MONTHS_BACK = 24

/** How a home would have stood on the first of each month before today, by what was known on that day. */
export async function historyBefore({ tx, actor, today }: Context, homeId: string): Promise<Moment[]> {
  const first = today.with({ day: 1 })
  const days = Array.from({ length: MONTHS_BACK }, (_, back) =>
    first.subtract({ months: MONTHS_BACK - 1 - back }).toString(),
  )
  const known = await knownOnDays(tx, actor.councilId, homeId, [...days, today.toString()])
  const all = (edition: Edition): Moment[] => {
    const levels = [...new Set([...days, today.toString()])].map(on => {
      const rows = known.get(on) ?? []
      return makePicture({ edition, on, rows, looks: [], expected: null }, rules1)
    })
    return levels.flatMap(({ level, on, ruleCodes, rules }, at) => {
      if (level === null) return []
      const before = levels[at - 1]?.level ?? null
      return [{ homeId, edition, onDate: on, level, before, ruleCodes, rules, afterwards: true }]
    })
  }
  return [...all('council'), ...all('cleared')]
}
