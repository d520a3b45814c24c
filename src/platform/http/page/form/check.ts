import { formatCivilDate, parseCivilDateParts } from '../../../view/dates.ts'
import type { CheckAnswersModel, FieldModel } from '../../../view/models.ts'
import type { PageContext, ViewModel } from '../page.ts'
import type { ReadyStep } from './answers.ts'
import type { FormState } from './state.ts'
import { dateOf, fieldsInPlay, listOf, type Typed, textOf } from './typed.ts'
import { errorsOf, formParts, framed, type Showing, sendButton } from './view.ts'

/** "Check your answers": everything that will be sent, before it is. */
export function checkView(
  state: FormState,
  steps: readonly ReadyStep[],
  typed: Typed,
  showing: Showing,
): ViewModel {
  const { page: form, helper, ctx } = state
  const page = framed(state, checkPage(state), errorsOf(state, showing), showing)
  return {
    page: { ...page, back: { text: 'Back', href: steps.at(-1)?.href ?? state.path } },
    answers: { cards: cardsOf(steps, typed, helper, ctx, changeLink) },
    form: {
      ...formParts(state, showing),
      action: `${state.path}/check`,
      sections: [],
      buttons: [sendButton(state, form.check?.button ?? form.button)],
    },
    cards: showing.cards ?? [],
  }
}

function checkPage(state: FormState) {
  return state.page.check?.page(state.helper, state.ctx) ?? { title: 'Check your answers' }
}

type Card = CheckAnswersModel['cards'][number]

type Change = (ready: ReadyStep, field: FieldModel) => Pick<Card['answers'][number], 'change' | 'changeHref'>

const changeLink: Change = (ready, field) => ({
  changeHref: `${ready.href}?change#${field.id ?? field.name}`,
})

/** One card for each step; neighbouring steps of one section share theirs. `change` leads back to a step. */
export function cardsOf(
  steps: readonly ReadyStep[],
  typed: Typed,
  helper: unknown,
  ctx: PageContext,
  change: Change,
): readonly Card[] {
  const cards: Card[] = []
  for (const ready of steps) {
    const heading = ready.step.section ?? ready.step.page(helper, ctx).title
    const answers = answersOn(ready, typed, change)
    const last = cards.at(-1)
    if (last?.heading === heading) cards.splice(-1, 1, { ...last, answers: [...last.answers, ...answers] })
    else cards.push({ heading, ...whoSees(ready), answers })
  }
  return cards.filter(card => card.answers.length > 0)
}

function whoSees(ready: ReadyStep): { whoSees?: string } {
  return ready.step.whoSees ? { whoSees: `Who will see this: ${ready.step.whoSees}` } : {}
}

function answersOn(ready: ReadyStep, typed: Typed, change: Change): Card['answers'] {
  return fieldsInPlay(ready.fields, typed)
    .filter(field => !['hidden', 'password', 'file'].includes(field.kind))
    .map(field => ({
      question: field.label,
      answer: inWords(field, typed),
      ...change(ready, field),
    }))
}

/** An answer as it would be read out; '' when there is none. */
export function inWords(field: FieldModel, typed: Typed): string {
  const value = typed[field.name]
  if (field.kind === 'date') {
    const reading = parseCivilDateParts(dateOf(value))
    return reading.kind === 'date' ? formatCivilDate(reading.date) : ''
  }
  if (!field.options) return textOf(value)
  const chosen = listOf(value)
  const words = chosen.map(each => field.options?.find(option => option.value === each)?.text ?? each)
  return words.join(', ')
}
