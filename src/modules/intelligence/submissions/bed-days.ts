import type { Context } from '#platform/context.ts'
import { localValuesOf } from '#src/modules/homes/index.ts'
import { daysBetween } from '../triangulate/live.ts'
import { kindOf } from './kinds.ts'
import type { Facts } from './schema.ts'
import type { Submission } from './signals.ts'

/** What is known of how many people live at a home. */
export interface Places {
  /** Places taken, as last known; undefined where nobody said. */
  readonly occupied: number | undefined
  readonly beds: number | null
}

type Given = Pick<Facts, 'kind' | 'from' | 'to' | 'bedDays'>

/**
 * What a number of a return is counted against: bed days as they were given, else places taken, else all beds, and which
 * of these it is. Where nobody lives there is nothing to count against, and no rate. Pure.
 */
export function bedDaysOf(
  { kind, from, to, bedDays }: Given,
  { occupied, beds }: Places,
): Pick<Submission, 'bedDays' | 'bedDaysFrom'> {
  if (!kindOf(kind, null)?.counted) return { bedDays: null, bedDaysFrom: null }
  if (typeof bedDays === 'number') return { bedDays, bedDaysFrom: 'told' }
  const days = daysBetween(from, to || from) + 1
  const counted = (places: number) => (places > 0 && days > 0 ? places * days : null)
  if (occupied !== undefined) {
    const byOccupied = counted(occupied)
    return { bedDays: byOccupied, bedDaysFrom: byOccupied === null ? null : 'occupied' }
  }
  const byBeds = counted(beds ?? 0)
  return { bedDays: byBeds, bedDaysFrom: byBeds === null ? null : 'beds' }
}

/** Places taken of some homes, by the home’s id. */
export async function occupiedOf(
  { tx, actor }: Context,
  homeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const values = await localValuesOf(tx, actor.councilId, [...new Set(homeIds)], 'occupied')
  return new Map([...values].flatMap(([id, value]) => (typeof value === 'number' ? [[id, value]] : [])))
}
