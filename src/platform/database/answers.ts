import type pg from 'pg'

type Answer = Promise<pg.QueryResult>

const kept = new WeakMap<pg.PoolClient, Map<string, Answer>>()

/**
 * Where a transaction only reads, a statement that was sent before in the same words is answered with what came then:
 * the parts of a page ask for the same adult, team or report without knowing of each other. Until `forgetAnswers`.
 */
export function keepAnswers(client: pg.PoolClient): void {
  kept.set(client, new Map())
}

export function forgetAnswers(client: pg.PoolClient): void {
  kept.delete(client)
}

/** Row-level security may answer otherwise from then on. */
const CHANGES_WHO_ASKS = /\bset_config\b|^\s*set\b/i

/** The answer that was kept, or that of `ask`, which is kept from then on where answers are. */
export function answered(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[] | undefined,
  ask: () => Answer,
): Answer {
  const answers = kept.get(client)
  if (answers && CHANGES_WHO_ASKS.test(text)) answers.clear()
  const key = answers && keyOf(text, values ?? [])
  if (!answers || key === undefined) return ask()
  const before = answers.get(key)
  if (before) return before
  const answer = ask()
  answers.set(key, answer)
  return answer
}

/** Undefined where a value does not say all that it is in JSON. */
function keyOf(text: string, values: readonly unknown[]): string | undefined {
  const isPlain = (value: unknown) => value === null || !['object', 'bigint'].includes(typeof value)
  return values.flat().every(isPlain) ? `${text}\n${JSON.stringify(values)}` : undefined
}
