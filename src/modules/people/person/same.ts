import type { Context } from '#platform/context.ts'
import { nameKey } from './names.ts'
import type { PersonNamed } from './schema.ts'
import { findByExactName } from './store.ts'

/**
 * The one person of this very first and last name in this very home, where nothing speaks against it; else
 * nobody: two records of one person are put together by a person, one record of two harms both.
 */
export async function samePerson(
  ctx: Context,
  said: PersonNamed,
  homeId: string | undefined,
): Promise<{ readonly id: string; readonly restricted: boolean } | undefined> {
  const { givenName, familyName, bornOn } = said
  if (!givenName || !familyName || !homeId) return undefined
  const names = { givenKey: nameKey(givenName), familyKey: nameKey(familyName) }
  const rows = await findByExactName(ctx.tx, ctx.actor.councilId, names, homeId)
  const same = rows.filter(row => !bornOn || !row.bornOn || row.bornOn === bornOn)
  return same.length === 1 ? same[0] : undefined
}
