import { type Ids, systemIds } from '#platform/ids.ts'

/** Gives these ids first, then fresh ones: what examples speak of has the same id in every demonstration. */
export function giving(next: readonly string[], random: readonly string[] = []): Ids {
  const [ids, chances] = [[...next], [...random]]
  return {
    next: () => ids.shift() ?? systemIds.next(),
    random: () => chances.shift() ?? systemIds.random(),
  }
}
