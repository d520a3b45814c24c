import type { Caller } from '#platform/access/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { type Ids, systemIds } from '#platform/ids.ts'
import type { AnyQuery } from '#platform/module.ts'
import type { Runner } from '#platform/runner.ts'

/** Who acts in the demonstration, and where its stories happen. */
export interface SafeguardingDemo {
  readonly runnerWith: (ids: Ids, clock: Clock) => Runner
  readonly clock: Clock
  readonly system: Caller
  readonly as: (role: DemoRole) => Caller
  /** Homes of the stories, by name of the story. */
  readonly homeOf: (story: string) => string
}

export type DemoRole =
  | 'safeguarding-practitioner'
  | 'safeguarding-practitioner-2'
  | 'safeguarding-manager'
  | 'duty-worker'
  | 'provider-manager'
  | 'quality-officer'
  | 'partner'
  | 'information-governance'
  | 'administrator'
  | 'board-member'
  | 'practice-officer'

export { giving } from './demo-giving.ts'

/** Made when the demonstration was first made: whoever sees it or is refused knows that it is there. */
export async function isThere(
  { runnerWith, clock, as }: SafeguardingDemo,
  query: AnyQuery,
  input: object,
  role: DemoRole = 'safeguarding-manager',
) {
  try {
    await runnerWith(systemIds, clock).ask(query, input, as(role))
    return true
  } catch (error) {
    return (error as Error).name !== 'NotFound'
  }
}
