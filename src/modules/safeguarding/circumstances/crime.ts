import { circumstancesOn } from '#law/circumstances.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { circumstancesOf } from './store.ts'

interface Asking {
  readonly askedOf: string
  readonly conflicts?: Readonly<Record<string, string>> | undefined
}

/**
 * A home is not asked to enquire as if no crime were suspected while the case says that one is. A manager may still
 * sign why it enquires. @throws Invalid beside the question
 */
export async function refuseAsIfNoCrime(
  ctx: Context,
  concernId: string,
  { askedOf, conflicts }: Asking,
): Promise<void> {
  if (askedOf !== 'home' || conflicts?.['crime-suspected'] !== 'no') return
  const crimes = new Map(
    circumstancesOn(ctx.today).flatMap(one => (one.crime ? [[one.code, one.title] as const] : [])),
  )
  const written = await circumstancesOf(ctx.tx, ctx.actor.councilId, concernId)
  const found = written.find(one => one.standing === 'holds' && crimes.has(one.kind))
  if (!found) return
  const message = `The case says: ${crimes.get(found.kind)?.toLowerCase()}. That may be a crime: answer yes, or say there that it is not so.`
  throw new Invalid([{ field: 'conflicts.crime-suspected', message }])
}
