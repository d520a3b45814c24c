/**
 * Asks several things of one transaction at once: they share round trips instead of each waiting for the one before.
 * When one fails, the others are waited for before its error is thrown: none may still ask once the transaction has
 * been rolled back and its connection given to somebody else.
 */
export async function together<T extends readonly unknown[] | []>(
  asked: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled: readonly PromiseSettledResult<unknown>[] = await Promise.allSettled(asked)
  const failed = settled.find(one => one.status === 'rejected')
  if (failed) throw failed.reason
  return settled.map(one => (one as PromiseFulfilledResult<unknown>).value) as never
}
