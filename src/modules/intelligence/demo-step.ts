import type { Caller } from '#platform/access/actor.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { type Ids, stableId, systemIds } from '#platform/ids.ts'
import type { AnyCommand } from '#platform/module.ts'
import type { Runner } from '#platform/runner.ts'

/** Who acts in the demonstration, on a clock and with ids of its own. */
export interface DemoActing<Actor extends string> {
  readonly runnerWith: (ids: Ids, clock: Clock) => Runner
  readonly clock: Clock
  readonly as: (key: Actor) => Caller
}

/** One request: made once, and after a kill made good. */
export interface DemoStep<Actor extends string> {
  readonly key: string
  readonly by: Actor
  readonly daysAgo: number
  readonly command: AnyCommand
  readonly input: object
  /** The ids that it makes, in their order. */
  readonly ids?: readonly string[]
}

/** `part`: which of the demonstration's parts it belongs to, so that keys need be unlike only within one. */
export async function takeDemoStep<Actor extends string>(
  { runnerWith, clock, as }: DemoActing<Actor>,
  part: string,
  step: DemoStep<Actor>,
): Promise<void> {
  const at = clock.now().subtract({ hours: step.daysAgo * 24 })
  const left = [...(step.ids ?? [])]
  const ids = { next: () => left.shift() ?? systemIds.next(), random: systemIds.random }
  const caller = { ...as(step.by), requestId: stableId('demonstration', part, step.key) }
  await runnerWith(ids, fixedClock(at.toString())).run(step.command, step.input, caller)
}
