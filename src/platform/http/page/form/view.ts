import type { CardModel, ErrorModel, FormModel, NoticeModel, PageModel } from '../../../view/models.ts'
import type { ViewModel } from '../page.ts'
import type { ReadyStep } from './answers.ts'
import { errorLinks, filled } from './fill.ts'
import { ownerMark } from './stash.ts'
import { type FormState, isStepped, requestIdIn, versionIn } from './state.ts'
import type { Typed } from './typed.ts'
import type { FormFault } from './validate.ts'

/** How a step or the check page is shown this time. */
export interface Showing {
  readonly faults?: readonly FormFault[]
  /** What is wrong with the whole, not with one field. */
  readonly problem?: string
  readonly notice?: NoticeModel | undefined
  /** What changed in the meantime, both versions. */
  readonly cards?: readonly CardModel[]
  /** A new id where the posted one must not be used again. */
  readonly requestId?: string
  /** The version now stored, after a conflict. */
  readonly version?: number | undefined
  /** Come from "Change" on the check page, and going back there. */
  readonly changing?: boolean
}

/** One step. `steps` are those that apply, for "question 2 of 5". */
export function stepView(
  state: FormState,
  steps: readonly ReadyStep[],
  ready: ReadyStep,
  typed: Typed,
  showing: Showing,
): ViewModel {
  const faults = showing.faults ?? []
  const fields = ready.fields.map(field => filled(field, typed, faults))
  const page = {
    ...framed(state, ready.step.page(state.helper, state.ctx), errorsOf(state, showing), showing),
    ...placeAmong(state, steps, ready, showing),
    ...(fields.some(field => field.isHeading) ? { headingInForm: true } : {}),
  }
  const form: FormModel = {
    ...formParts(state, showing),
    ...(page.exitHref ? {} : { keepWords: true }),
    action: `${ready.href}${showing.changing ? '?change' : ''}`,
    sections: [{ fields }],
    ...(ready.step.whoSees ? { whoSees: ready.step.whoSees } : {}),
    buttons: [isStepped(state.page) ? { text: 'Continue' } : sendButton(state, state.page.button)],
    ...(fields.some(field => field.kind === 'file') ? { upload: true } : {}),
  }
  return { page, form, cards: showing.cards ?? [] }
}

export function errorsOf(state: FormState, showing: Showing): readonly ErrorModel[] {
  const whole = showing.problem ? [{ text: showing.problem }] : []
  return [...whole, ...errorLinks(state.fields, showing.faults ?? [])]
}

/** The page around a form; a form is read narrow unless it says otherwise. */
export function framed(
  state: FormState,
  page: PageModel,
  errors: readonly ErrorModel[],
  showing: Showing,
): PageModel {
  const { notice } = showing
  const back = page.back ?? state.page.cancel?.(state.ctx)
  return {
    width: 'question',
    ...page,
    ...(back ? { back: page.back ?? { text: 'Back', href: back.href } } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    ...(notice ? { notice } : {}),
  }
}

/** What every form that posts carries. */
export function formParts(state: FormState, showing: Showing) {
  const version = showing.version ?? versionIn(state)
  const cancel = state.page.cancel?.(state.ctx)
  return {
    csrfToken: state.reply.generateCsrf(),
    requestId: showing.requestId ?? requestIdIn(state),
    ...(version === undefined ? {} : { version }),
    hidden: {
      _draft: String(state.draft?.version ?? 0),
      _for: ownerMark(state.web, state.ctx.accountId),
    },
    ...(cancel ? { links: [cancel] } : {}),
  }
}

export function sendButton(state: FormState, text: string): FormModel['buttons'][number] {
  return state.page.tone === 'warning' ? { text, kind: 'warning' } : { text }
}

function placeAmong(
  state: FormState,
  steps: readonly ReadyStep[],
  ready: ReadyStep,
  showing: Showing,
): Partial<PageModel> {
  if (!isStepped(state.page)) return {}
  const at = steps.indexOf(ready)
  const own = ready.step.page(state.helper, state.ctx).caption
  const place = `uestion ${at + 1} of ${steps.length}`
  const caption = own ? `${own}: q${place}` : `Q${place}`
  const before = steps[at - 1]
  if (showing.changing) return { caption, back: { text: 'Back', href: `${state.path}/check` } }
  return before ? { caption, back: { text: 'Back', href: before.href } } : { caption }
}
