import type { Context } from '#platform/context.ts'
import { heldIn } from '../reply/held.ts'
import type { SharedRow } from './store.ts'

/**
 * Of what is shared with somebody what they may read now: the police may have asked since then that nobody is told. It
 * comes back once that is lifted. What keeps somebody safe stays.
 */
export async function notHeld(ctx: Context, rows: readonly SharedRow[]): Promise<readonly SharedRow[]> {
  const others = rows.filter(row => row.purpose !== 'protection').map(row => row.concernId)
  if (others.length === 0) return rows
  const held = await heldIn(ctx, [...new Set(others)])
  return rows.filter(
    row => row.purpose === 'protection' || !held.get(row.concernId)?.police.includes('disclosure'),
  )
}
