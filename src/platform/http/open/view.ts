import type { ButtonModel, ErrorModel, FormModel, NoticeModel, PageModel } from '../../view/models.ts'
import type { ReadyStep } from '../page/form/answers.ts'
import { cardsOf } from '../page/form/check.ts'
import { errorLinks, filled } from '../page/form/fill.ts'
import type { Typed } from '../page/form/typed.ts'
import type { FormFault } from '../page/form/validate.ts'
import type { PageContext, ViewModel } from '../page/page.ts'
import { type Carried, seal } from './carried.ts'
import { isStepped, type OpenState } from './state.ts'

/** How a step or the check page is shown this time. */
export interface Showing {
  readonly faults?: readonly FormFault[]
  readonly problem?: string
  readonly notice?: NoticeModel
  /** Come from "Change" on the check page, and going back there. */
  readonly changing?: boolean
}

const FORM_ID = 'answers'

/** One step. `steps` are those that apply, for "question 2 of 5". */
export function stepView(
  state: OpenState,
  steps: readonly ReadyStep[],
  ready: ReadyStep,
  typed: Typed,
  showing: Showing,
): ViewModel {
  const fields = ready.fields.map(field => filled(field, typed, showing.faults ?? []))
  const step = ready.step.page(state.helper, state.ctx as unknown as PageContext)
  const text = isStepped(state.page) ? 'Continue' : state.page.button
  const form: FormModel = {
    ...formParts(state, showing),
    action: ready.href,
    sections: [{ fields }],
    ...(ready.step.whoSees ? { whoSees: ready.step.whoSees } : {}),
    buttons: [{ text }, ...backButton(backFrom(steps, ready, showing))],
    ...(fields.some(field => field.kind === 'file') ? { upload: true } : {}),
  }
  const page = {
    ...framed(state, { ...step, ...placeAmong(state, steps, ready, step) }, showing),
    ...(fields.some(field => field.isHeading) ? { headingInForm: true } : {}),
  }
  return { page, form }
}

/** "Check your answers", and the file where the form takes one. */
export function checkView(
  state: OpenState,
  steps: readonly ReadyStep[],
  typed: Typed,
  showing: Showing,
): ViewModel {
  const { page, helper, ctx } = state
  const file = page.check?.file
  const form: FormModel = {
    ...formParts(state, showing),
    id: FORM_ID,
    action: `${state.path}/check`,
    sections: file ? [{ fields: [filled(file, {}, showing.faults ?? [])] }] : [],
    buttons: [{ text: page.check?.button ?? page.button }, ...backButton(steps.at(-1)?.step.slug)],
    ...(file ? { upload: true } : {}),
  }
  const change = (ready: ReadyStep) => ({ change: { form: FORM_ID, name: '_to', value: ready.step.slug } })
  return {
    page: framed(state, page.check?.page(helper, ctx) ?? { title: 'Check your answers' }, showing),
    answers: { cards: cardsOf(steps, typed, helper, ctx as unknown as PageContext, change) },
    form,
  }
}

/** The whole of what the form was told, as it travels. */
export const sealed = (state: OpenState, carried: Carried = state.carried): string =>
  seal(state.web.secret, state.path, carried)

function formParts(state: OpenState, showing: Showing) {
  const cancel = state.page.cancel?.(state.ctx)
  return {
    hidden: { _state: sealed(state), ...(showing.changing ? { _change: '1' } : {}) },
    autocomplete: 'off' as const,
    ...(cancel ? { links: [cancel] } : {}),
  }
}

/** After the button that goes on: whoever presses Enter in a box means that one. */
function backButton(to: string | undefined): readonly ButtonModel[] {
  return to ? [{ text: 'Back', kind: 'secondary', name: '_to', value: to }] : []
}

function backFrom(steps: readonly ReadyStep[], ready: ReadyStep, showing: Showing): string | undefined {
  return showing.changing ? 'check' : steps[steps.indexOf(ready) - 1]?.step.slug
}

function framed(state: OpenState, page: PageModel, showing: Showing): PageModel {
  const whole: readonly ErrorModel[] = showing.problem ? [{ text: showing.problem }] : []
  const errors = [...whole, ...errorLinks(state.fields, showing.faults ?? [])]
  return {
    width: 'question',
    ...(state.page.exitHref ? { exitHref: state.page.exitHref } : {}),
    ...page,
    ...(errors.length > 0 ? { errors } : {}),
    ...(showing.notice ? { notice: showing.notice } : {}),
  }
}

function placeAmong(
  state: OpenState,
  steps: readonly ReadyStep[],
  ready: ReadyStep,
  { caption }: PageModel,
): Partial<PageModel> {
  if (!isStepped(state.page)) return {}
  const place = `uestion ${steps.indexOf(ready) + 1} of ${steps.length}`
  return { caption: caption ? `${caption}: q${place}` : `Q${place}` }
}
