import type { Context } from '#platform/context.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { caseOpener, opened } from '../words.ts'
import { type Sending, type WhyNot, whyNotSend } from './may-send.ts'
import type { LetterRow } from './store.ts'
import type { LetterWords } from './words.ts'

/** Why a letter that waits may not go now; undefined where it may. The case may have moved to another adult since. */
export async function whyNotGo(
  ctx: Context,
  row: ConcernWithPeople,
  letter: LetterRow,
  hands?: Sending['hands'],
): Promise<WhyNot | undefined> {
  const words = opened<LetterWords>(await caseOpener(ctx, row.id), row.id, letter.words)
  const person = await personInBrief(ctx, row.personId)
  if (!words || words.to !== person?.name) {
    const says =
      'It was written to a name that is no longer the adult’s in this case. Stop it, and write another.'
    return { at: 'closed', says }
  }
  const { step, form, route, through } = letter
  const sending = { step, form, route, through: through ?? undefined, address: words.address, hands }
  return whyNotSend(ctx, row, sending)
}
