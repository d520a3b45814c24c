import { councilNameKey } from '#law/council-names.ts'
import type { Tx } from '#platform/database/database.ts'
import { councilCodeOf } from '../cqc/councils.ts'

/** From CQC's name of a council to Lantern's id of it; undefined for a name no council answers to. */
export type CouncilIdOf = (localAuthority: string | undefined) => string | undefined

/** The table also knows councils that the law does not: the fictional one of the demonstration. */
export async function councilIds(tx: Tx): Promise<CouncilIdOf> {
  const councils = await tx
    .selectFrom('platform.council')
    .select(['id', 'code', 'name', 'niceName'])
    .execute()
  const byCode = new Map(councils.map(council => [council.code, council.id]))
  const byName = new Map(
    councils.flatMap(({ id, name, niceName }) => [
      [councilNameKey(name), id],
      [councilNameKey(niceName), id],
    ]),
  )
  return localAuthority => {
    if (localAuthority === undefined) return undefined
    const code = councilCodeOf(localAuthority)
    return (code && byCode.get(code)) ?? byName.get(councilNameKey(localAuthority))
  }
}
