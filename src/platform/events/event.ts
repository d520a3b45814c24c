import type { Subject } from '../access/permissions.ts'

/**
 * What a command says happened: past tense, ids, codes and hashes only. Words about people live in erasable
 * rows, so that what is sealed can stay and what must go can go.
 */
export interface EventDraft {
  readonly action: string
  /**
   * What it is about; the command's own subject when left out. `sensitive` for a record that is made sensitive or
   * restricted by this very command: then no other system is told.
   */
  readonly about?: Pick<Subject, 'type' | 'id' | 'sensitive'>
  readonly data?: Readonly<Record<string, unknown>>
}

export function event(
  action: string,
  data: Readonly<Record<string, unknown>> = {},
  about?: EventDraft['about'],
): EventDraft {
  return about ? { action, data, about } : { action, data }
}
