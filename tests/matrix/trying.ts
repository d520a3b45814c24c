import type { Caller } from '#platform/access/actor.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import type { Runner } from '#platform/runner.ts'

class Reached extends Error {}

const stop = async () => {
  throw new Reached('let through')
}

export type Verdict = 'let through' | 'not allowed' | 'not found'

/**
 * Whether the runner would let this caller through: the unit itself, but that it ends where its work would
 * begin, so that thousands of tries change nothing.
 */
export async function verdictOn(
  runner: Runner,
  unit: AnyCommand | AnyQuery,
  input: unknown,
  caller: Caller,
): Promise<Verdict> {
  try {
    await call(runner, { ...unit, run: stop }, input, caller)
  } catch (error) {
    return verdictIn(error)
  }
  throw new Error(`${unit.name} answered without running`)
}

/** The unit as it is. @throws what is not a refusal */
export async function really(
  runner: Runner,
  unit: AnyCommand | AnyQuery,
  input: unknown,
  caller: Caller,
): Promise<Verdict> {
  try {
    await call(runner, unit, input, caller)
    return 'let through'
  } catch (error) {
    return verdictIn(error)
  }
}

function verdictIn(error: unknown): Verdict {
  if (error instanceof Reached) return 'let through'
  if (error instanceof NotAllowed) return 'not allowed'
  if (error instanceof NotFound) return 'not found'
  throw error
}

function call(runner: Runner, unit: AnyCommand | AnyQuery, input: unknown, caller: Caller): Promise<unknown> {
  return unit.kind === 'command' ? runner.run(unit, input, caller) : runner.ask(unit, input, caller)
}
