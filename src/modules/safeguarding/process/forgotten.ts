import { Conflict } from '#platform/errors.ts'

/** What was kept long enough and forgotten has no words any more, and is given none. @throws Conflict */
export function refuseForgotten({
  forgottenAt,
}: {
  readonly forgottenAt?: Temporal.Instant | null | undefined
}): void {
  if (!forgottenAt) return
  throw new Conflict(
    'This was kept long enough and its words were forgotten, so nothing can be added. Open a new record instead.',
  )
}
