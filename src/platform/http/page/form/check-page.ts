import type { Conflict } from '../../../errors.ts'
import { checkView } from './check.ts'
import { showConflict } from './conflict.ts'
import { keptAfterPause, signedOutNotice } from './notices.ts'
import { type Answer, go, shown } from './single.ts'
import { takeStash } from './stash.ts'
import { answersIn, type FormState, faultsIn, firstUnanswered, typedIn } from './state.ts'
import { faultsOn } from './steps.ts'
import { answerGivenBefore, finish, keepStep, send } from './submit.ts'
import type { FormFault } from './validate.ts'
import { type Showing, stepView } from './view.ts'

export function showCheck(state: FormState): Answer {
  const typed = typedIn(state)
  const { steps } = answersIn(state, typed)
  const first = firstUnanswered(state, steps)
  if (first) return go(first.href)
  const stash = takeStash(state.web, state.request, state.ctx.accountId)
  return shown(checkView(state, steps, typed, { notice: stash ? signedOutNotice : keptAfterPause(state) }))
}

/** Sends the whole: a fault anywhere leads back to its step. */
export async function sendCheck(state: FormState): Promise<Answer> {
  if (!state.draft) return repeated(state)
  const typed = typedIn(state)
  const answers = answersIn(state, typed)
  const first = firstUnanswered(state, answers.steps)
  if (first) return go(first.href)
  const faults = faultsIn(state, answers)
  if (faults.length > 0) return backToFault(state, faults)
  const sending = await send(state, {}, answers.input)
  if (sending.kind === 'done') return go(sending.href)
  if (sending.kind === 'faults') return backToFault(state, sending.faults)
  return conflicting(state, sending.error)
}

async function repeated(state: FormState): Promise<Answer> {
  const before = await answerGivenBefore(state)
  return go(before ? await finish(state, before.result) : state.path)
}

/** The first step with a fault, shown as "Change" would show it; a fault of no field stays on the check page. */
function backToFault(state: FormState, faults: readonly FormFault[]): Answer {
  const typed = typedIn(state)
  const { steps } = answersIn(state, typed)
  const ready = steps.find(each => faultsOn(each, faults).length > 0)
  if (!ready) return shown(checkView(state, steps, typed, { faults }), 422)
  const showing: Showing = { faults: faultsOn(ready, faults), changing: true }
  return shown(stepView(state, steps, ready, typed, showing), 422)
}

async function conflicting(state: FormState, error: Conflict): Promise<Answer> {
  const typed = typedIn(state)
  const conflict = await showConflict(state, typed, error)
  const { requestId, version } = conflict.showing
  const { draft } = await keepStep(state, { slug: '', typed: {}, answered: false, requestId, version })
  const { steps } = answersIn(state, typed)
  return shown(checkView({ ...conflict.state, draft }, steps, typed, conflict.showing), 409)
}
