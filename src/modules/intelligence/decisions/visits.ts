import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { decisionKinds } from '../view/words.ts'
import { lastVisitDecisions } from './decision-store.ts'

/** Somebody goes there already: who, since when it is decided, and by when. Why they go stays on the home's page. */
export interface VisitDecided {
  readonly what: string
  readonly who: string | null
  readonly on: string
  readonly dueOn: string | null
}

/** Of these homes, those that somebody has decided to go to and, as far as is written down, has not yet been to. */
export async function visitsDecided(
  { tx, actor, today }: Context,
  homeIds: readonly string[],
): Promise<ReadonlyMap<string, VisitDecided>> {
  const { councilId } = actor
  const rows = await lastVisitDecisions(tx, councilId, homeIds, today.toString())
  const names = await accountNames(
    tx,
    councilId,
    rows.map(row => row.accountId),
  )
  return new Map(
    rows.map(({ homeId, kind, accountId, at, dueOn }) => [
      homeId,
      { what: decisionKinds[kind], who: names.get(accountId) ?? null, on: civilDateOf(at).toString(), dueOn },
    ]),
  )
}
