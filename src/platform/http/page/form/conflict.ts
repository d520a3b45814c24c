import type { Conflict } from '../../../errors.ts'
import type { CardModel, FactModel } from '../../../view/models.ts'
import { inWords } from './check.ts'
import { typedFrom } from './fill.ts'
import { valueAt } from './paths.ts'
import { type FormState, loadState } from './state.ts'
import { sentOf, type Typed } from './typed.ts'
import type { Showing } from './view.ts'

/**
 * What a person is told when the record changed under them: both versions, and the version now stored, so
 * that sending again is their decision and not an accident.
 */
export async function showConflict(
  state: FormState,
  typed: Typed,
  error: Conflict,
): Promise<{ readonly state: FormState; readonly showing: Showing & { problem: string } }> {
  const fresh = await loadState(state.web, state.page, state.request, state.reply)
  const changes = changesIn(state, typed, error.detail.current)
  const allowed = error.detail.allowed ?? []
  const problem = [messageOf(error), ...(allowed.length > 0 ? [`You can now: ${allowed.join(', ')}.`] : [])]
  const version = versionNow(fresh, error)
  return {
    state: fresh,
    showing: {
      problem: problem.join(' '),
      requestId: state.web.ids.random(),
      version,
      ...(changes.length > 0 ? { cards: [changeCard(changes)] } : {}),
    },
  }
}

function messageOf(error: Conflict): string {
  if (!error.message.startsWith('This request id')) return error.message
  return 'You have already sent this form once, with other answers. Send it again only if you mean to send both.'
}

function versionNow(fresh: FormState, error: Conflict): number | undefined {
  const { version } = sentOf(error.detail.current)
  if (typeof fresh.initial.version !== 'number') return undefined
  return typeof version === 'number' ? version : fresh.initial.version
}

function changeCard(facts: readonly FactModel[]): CardModel {
  return {
    heading: 'What changed while you were working',
    tone: 'lamp',
    text: 'What you wrote is kept below. Change it, or send it as it is to replace what is there now.',
    facts,
  }
}

/** The fields in which the stored record now differs from what is about to be sent. */
function changesIn(state: FormState, typed: Typed, current: unknown): readonly FactModel[] {
  const now = sentOf(current)
  const known = state.fields.filter(
    field => field.kind !== 'hidden' && valueAt(now, field.name) !== undefined,
  )
  const stored = typedFrom(known, now)
  return known
    .map(field => ({ field, theirs: inWords(field, stored), yours: inWords(field, typed) }))
    .filter(({ theirs, yours }) => theirs !== yours)
    .map(({ field, theirs, yours }) => ({
      term: field.label,
      value: theirs || 'Not answered',
      note: `You wrote: ${yours || 'nothing'}`,
    }))
}
