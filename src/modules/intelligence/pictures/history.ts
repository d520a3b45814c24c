import type { Context } from '#platform/context.ts'
import { besideOn } from '../compared/beside-on.ts'
import type { Standards } from '../compared/standard-store.ts'
import type { Edition } from '../tellings/sources.ts'
import { knownOnDays } from '../tellings/telling-store.ts'
import type { Level } from '../triangulate/levels.ts'
import { makePicture } from './make.ts'
import type { Moment } from './picture-store.ts'

/** How far back a home is looked at that is seen for the first time. */
export const MONTHS_BACK = 24

/** The first of each month before today. */
export function monthsBefore(today: Temporal.PlainDate): string[] {
  const first = today.with({ day: 1 })
  const days = Array.from({ length: MONTHS_BACK }, (_, back) =>
    first.subtract({ months: MONTHS_BACK - 1 - back }).toString(),
  )
  return days.filter(day => day < today.toString())
}

/** How a home would have stood on the first of each month before today, by what was known on that day. */
export async function historyBefore(
  { tx, actor, today }: Context,
  homeId: string,
  standards: Standards,
): Promise<Moment[]> {
  const days = [...monthsBefore(today), today.toString()]
  const known = await knownOnDays(tx, actor.councilId, homeId, days)
  const all = (edition: Exclude<Edition, 'home'>): Moment[] => {
    const levels = days.map(on => {
      const rows = known.get(on) ?? []
      const { beside, rules } = besideOn(standards, { edition, on, homeId })
      return makePicture({ edition, on, rows, looks: [], beside }, rules)
    })
    return levels.flatMap(({ level, on, ruleCodes, themes, rules, inputsHash }, at) => {
      if (level === null) return []
      const before = levels[at - 1]?.level ?? null
      const hash = inputsHash.toString('hex')
      return [
        {
          ...{ homeId, edition, onDate: on, level, before, ruleCodes, themes, rules },
          ...{ afterwards: true, inputsHash: hash },
        },
      ]
    })
  }
  return [...all('council'), ...all('cleared')]
}

/** Since when a home stands as it does, and how it stood before, by what was reckoned of earlier days; oldest first. */
export function standingSince(
  moments: readonly Moment[],
): { readonly level: Level; readonly since: string; readonly before: Level | null } | undefined {
  const last = moments.at(-1)
  if (!last) return undefined
  const other = moments.findLastIndex(one => one.level !== last.level)
  const first = moments[other + 1] ?? last
  return { level: last.level, since: first.onDate, before: moments[other]?.level ?? null }
}
