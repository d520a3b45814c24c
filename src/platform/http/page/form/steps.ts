import type { ReadyStep } from './answers.ts'
import { keptAfterPause, keptNotice, overtakenNotice, signedOutNotice } from './notices.ts'
import { type Answer, go, shown } from './single.ts'
import { takeStash } from './stash.ts'
import { answersIn, type FormState, faultsIn, firstUnanswered, typedIn } from './state.ts'
import { keepStep } from './submit.ts'
import { everyField, readTyped, sentOf } from './typed.ts'
import type { FormFault } from './validate.ts'
import { stepView } from './view.ts'

export const checkHref = (state: FormState): string => `${state.path}/check`

/** The form's own address leads to the first question not yet answered, or to the answers. */
export function enterSteps(state: FormState): Answer {
  const { steps } = answersIn(state, typedIn(state))
  const notice = keptNotice(state)
  if (notice) state.request.session.set('notice', notice)
  return go(firstUnanswered(state, steps)?.href ?? checkHref(state))
}

export async function showStep(state: FormState, ready: ReadyStep): Promise<Answer> {
  const stash = takeStash(state.web, state.request, state.ctx.accountId)
  const changing = isChanging(state)
  if (stash) {
    const typed = readTyped(ready.fields, stash)
    const { draft } = await keepStep(state, { slug: ready.step.slug, typed, answered: false })
    const now = { ...state, draft }
    const { steps } = answersIn(now, typedIn(now))
    return shown(stepView(now, steps, ready, typedIn(now), { notice: signedOutNotice, changing }))
  }
  const typed = typedIn(state)
  const { steps } = answersIn(state, typed)
  const first = firstUnanswered(state, steps)
  if (!steps.includes(ready) || (first && steps.indexOf(first) < steps.indexOf(ready))) {
    return go(first?.href ?? checkHref(state))
  }
  return shown(stepView(state, steps, ready, typed, { notice: keptAfterPause(state), changing }))
}

/** Keeps the step whatever it holds, and goes on when it holds no fault. */
export async function sendStep(state: FormState, ready: ReadyStep): Promise<Answer> {
  const sent = readTyped(ready.fields, sentOf(state.request.body))
  const faults = faultsOn(ready, faultsIn(state, answersIn(state, typedIn(state, sent))))
  const answered = faults.length === 0
  const { draft, overtaken } = await keepStep(state, { slug: ready.step.slug, typed: sent, answered })
  const now = { ...state, draft }
  const typed = typedIn(now, sent)
  const { steps } = answersIn(now, typed)
  const changing = isChanging(state)
  if (!answered) return shown(stepView(now, steps, ready, typed, { faults, changing }), 422)
  if (overtaken) state.request.session.set('notice', overtakenNotice)
  if (changing) return go(firstUnanswered(now, steps)?.href ?? checkHref(now))
  return go(steps[steps.indexOf(ready) + 1]?.href ?? firstUnanswered(now, steps)?.href ?? checkHref(now))
}

/** The faults that can be put right on this step. */
export function faultsOn(ready: ReadyStep, faults: readonly FormFault[]): readonly FormFault[] {
  const names = new Set(everyField(ready.fields).map(field => field.name))
  return faults.filter(fault => names.has(fault.field))
}

/** Come from a "Change" link, and going back to the check page. */
export function isChanging(state: FormState): boolean {
  return 'change' in state.ctx.queryString
}
