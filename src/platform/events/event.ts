import type { About } from '../webhooks/telling.ts'

/**
 * What a command says happened: past tense, ids, codes and hashes only. Words about people live in erasable
 * rows, so that what is sealed can stay and what must go can go.
 */
export interface EventDraft {
  readonly action: string
  /**
   * What it is about; the command's own subject when left out. For another record `sensitive` and `restricted` say
   * what it is: where neither does, other systems are not told (see ../webhooks/telling.ts).
   */
  readonly about?: About
  readonly data?: Readonly<Record<string, unknown>>
}

export function event(
  action: string,
  data: Readonly<Record<string, unknown>> = {},
  about?: EventDraft['about'],
): EventDraft {
  return about ? { action, data, about } : { action, data }
}
