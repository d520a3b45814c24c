import type { ViewModel } from '../page.ts'
import type { ReadyStep } from './answers.ts'
import { showConflict } from './conflict.ts'
import { keptNotice, signedOutNotice } from './notices.ts'
import { takeStash } from './stash.ts'
import { answersIn, type FormState, faultsIn, typedIn } from './state.ts'
import { keepStep, send } from './submit.ts'
import { readTyped, sentOf, type Typed } from './typed.ts'
import { type Showing, stepView } from './view.ts'

/** What a route answers: another address, or this page again. */
export type Answer =
  | { readonly kind: 'go'; readonly href: string }
  | { readonly kind: 'page'; readonly status: number; readonly view: ViewModel }

export const go = (href: string): Answer => ({ kind: 'go', href })
export const shown = (view: ViewModel, status = 200): Answer => ({ kind: 'page', status, view })

/** A form of one step: asked and sent on one page. */
export async function showSingle(state: FormState, ready: ReadyStep): Promise<Answer> {
  const stash = takeStash(state.web, state.request, state.ctx.accountId)
  if (!stash) return shown(view(state, ready, typedIn(state), { notice: keptNotice(state) }))
  const typed = readTyped(ready.fields, stash)
  const { draft } = await keepStep(state, { slug: ready.step.slug, typed, answered: false })
  return shown(view({ ...state, draft }, ready, typedIn(state, typed), { notice: signedOutNotice }))
}

export async function sendSingle(state: FormState, ready: ReadyStep): Promise<Answer> {
  const sent = readTyped(ready.fields, sentOf(state.request.body))
  const typed = typedIn(state, sent)
  const answers = answersIn(state, typed)
  const faults = faultsIn(state, answers)
  if (faults.length > 0) return faulty(state, ready, typed, faults)
  const sending = await send(state, sent, answers.input)
  if (sending.kind === 'done') return go(sending.href)
  if (sending.kind === 'faults') return faulty(state, ready, typed, sending.faults)
  const conflict = await showConflict(state, typed, sending.error)
  const { requestId, version } = conflict.showing
  const { draft } = await keepStep(state, {
    slug: ready.step.slug,
    typed: sent,
    answered: false,
    requestId,
    version,
  })
  return shown(view({ ...conflict.state, draft }, ready, typed, conflict.showing), 409)
}

async function faulty(
  state: FormState,
  ready: ReadyStep,
  typed: Typed,
  faults: NonNullable<Showing['faults']>,
): Promise<Answer> {
  const { draft } = await keepStep(state, { slug: ready.step.slug, typed, answered: false })
  return shown(view({ ...state, draft }, ready, typed, { faults }), 422)
}

function view(state: FormState, ready: ReadyStep, typed: Typed, showing: Showing): ViewModel {
  return stepView(state, [ready], ready, typed, showing)
}
