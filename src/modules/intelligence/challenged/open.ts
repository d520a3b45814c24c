import { civilDate } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { type ChallengeOfHome, challengesOfHomes } from '#src/modules/homes/index.ts'

/** A challenge that was open on a day: the fact is flagged wherever it is a reason. */
export interface OpenChallenge {
  readonly id: string
  readonly homeId: string
  readonly factKey: string
  /** By when it is answered: ten working days, a local target. */
  readonly dueOn: string | null
}

export async function openChallenges(
  { tx, actor }: Context,
  homeIds: readonly string[],
  on: string,
): Promise<readonly OpenChallenge[]> {
  return openOn(await challengesOfHomes(tx, actor.councilId, homeIds), on)
}

/** At the end of a day. Pure. */
export function openOn(challenges: readonly ChallengeOfHome[], on: string): OpenChallenge[] {
  return challenges
    .filter(
      ({ raisedAt, closedAt }) =>
        civilDate(raisedAt).toString() <= on && (closedAt === null || civilDate(closedAt).toString() > on),
    )
    .map(({ id, homeId, factKey, dueOn }) => ({ id, homeId, factKey, dueOn }))
}
