import { Conflict, Invalid } from '../../errors.ts'
import { numbersSentence } from '../../numbers/words.ts'
import type { ReadyStep } from '../page/form/answers.ts'
import { everyField, readTyped, type Typed, textOf } from '../page/form/typed.ts'
import { type FormFault, placed } from '../page/form/validate.ts'
import type { ViewModel } from '../page/page.ts'
import { isAway, isOurFault } from './away.ts'
import { type Carried, MOST } from './carried.ts'
import { publicCaller } from './context.ts'
import type { Failures } from './failures.ts'
import type { OpenDone } from './page.ts'
import { answersIn, faultsIn, firstUnanswered, isStepped, type OpenState } from './state.ts'
import { checkView, type Showing, sealed, stepView } from './view.ts'

export interface Answer extends OpenDone {
  readonly status: number
}

const shown = (model: ViewModel, status = 200): Answer => ({ model, status })

export function showFirst(state: OpenState, showing: Showing = {}, status = 200): Answer {
  const { steps } = answersIn(state, state.carried.typed)
  const first = steps[0]
  if (!first) throw new Error(`The form ${state.page.path} has no step`)
  return shown(stepView(state, steps, first, state.carried.typed, showing), status)
}

const OUT_OF_DATE = 'Your page was out of date, so nothing was sent. Please answer again from here.'

/** Takes one step in: goes back where that was asked for, stays where it holds a fault, else goes on. */
export async function sendStep(state: OpenState, at: number, failures: Failures): Promise<Answer> {
  const ready = state.steps[at]
  if (!ready) throw new Error(`The form ${state.page.path} has no step ${at + 1}`)
  const sent = withoutFiles(ready, readTyped(ready.fields, state.body))
  const typed = { ...state.carried.typed, ...sent }
  const faults = faultsOn(ready, faultsIn(state, answersIn(state, typed)))
  const now = { ...state, carried: carriedWith(state.carried, ready, typed, faults.length === 0) }
  if (state.outOfDate) return showFirst(now, { problem: OUT_OF_DATE }, 422)
  const changing = textOf(state.body._change) === '1'
  const again = (showing: Showing) =>
    shown(stepView(state, answersIn(state, typed).steps, ready, typed, { changing, ...showing }), 422)
  if (sealed(now).length > MOST) return again({ problem: TOO_LONG })
  const to = textOf(state.body._to)
  if (to) return moved(now, to, changing)
  if (faults.length > 0) return again({ faults })
  return isStepped(state.page) ? goOn(now, ready, changing) : run(now, failures)
}

const TOO_LONG =
  'This is more than the form can take. Shorten it a little: you can tell us the rest another way, or send it as a second report.'

function withoutFiles(ready: ReadyStep, typed: Typed): Typed {
  const files = everyField(ready.fields).filter(field => field.kind === 'file')
  return Object.fromEntries(Object.entries(typed).filter(([name]) => files.every(file => file.name !== name)))
}

function carriedWith(before: Carried, { step }: ReadyStep, typed: Typed, answered: boolean): Carried {
  const others = before.answered.filter(slug => slug !== step.slug)
  return { ...before, typed, answered: answered ? [...others, step.slug] : others }
}

function faultsOn(ready: ReadyStep, faults: readonly FormFault[]): readonly FormFault[] {
  const names = new Set(everyField(ready.fields).map(field => field.name))
  return faults.filter(fault => names.has(fault.field))
}

function goOn(state: OpenState, ready: ReadyStep, changing: boolean): Answer {
  const { steps } = answersIn(state, state.carried.typed)
  const next = changing ? undefined : steps[steps.indexOf(ready) + 1]
  return at(state, next ?? firstUnanswered(state, steps), changing)
}

/** Back to an earlier step, or to one that is to be changed; nowhere that does not apply. */
function moved(state: OpenState, to: string, changing: boolean): Answer {
  const { steps } = answersIn(state, state.carried.typed)
  const wanted = steps.find(ready => ready.step.slug === to)
  const first = firstUnanswered(state, steps)
  if (!wanted) return at(state, first)
  const reachable = !first || steps.indexOf(wanted) <= steps.indexOf(first)
  return at(state, reachable ? wanted : first, changing)
}

/** This step, or the check page when there is none left. */
function at(state: OpenState, ready: ReadyStep | undefined, changing = false): Answer {
  const { typed } = state.carried
  const { steps } = answersIn(state, typed)
  return shown(
    ready ? stepView(state, steps, ready, typed, { changing }) : checkView(state, steps, typed, {}),
  )
}

/** Sends the whole: a fault anywhere leads back to its step. */
export async function sendCheck(state: OpenState, failures: Failures): Promise<Answer> {
  if (state.outOfDate) return showFirst(state, { problem: OUT_OF_DATE }, 422)
  const { steps } = answersIn(state, state.carried.typed)
  const to = textOf(state.body._to)
  if (to) {
    const wanted = steps.find(ready => ready.step.slug === to)
    return at(state, wanted, wanted !== undefined && wanted !== steps.at(-1))
  }
  const first = firstUnanswered(state, steps)
  return first ? at(state, first) : run(state, failures)
}

async function run(state: OpenState, failures: Failures): Promise<Answer> {
  const { web, page, ctx, carried } = state
  const answers = answersIn(state, carried.typed)
  const faults = faultsIn(state, answers)
  if (faults.length > 0) return again(state, { faults }, 422)
  try {
    const result = await web.runner.run(page.command, answers.input, publicCaller(ctx.councilId))
    return { ...(await page.done(result, ctx, carried.made)), status: 200 }
  } catch (error) {
    if (error instanceof Invalid) return again(state, { faults: placed(state.fields, error.faults) }, 422)
    if (error instanceof Conflict) return again(state, { problem: error.message }, 409)
    if (!isAway(error) && !isOurFault(error)) throw error
    failures.note(error, web.clock.now())
    return again(
      state,
      { problem: `${NOT_TAKEN} ${numbersSentence(ctx.numbers)}` },
      isAway(error) ? 503 : 500,
    )
  }
}

const NOT_TAKEN =
  'We could not take this just now. Your answers are still on this page: press the button again in a minute.'

/** The page that was sent once more, or the step with the first fault; everything typed is still there. */
function again(state: OpenState, showing: Showing, status: number): Answer {
  const { typed } = state.carried
  const { steps } = answersIn(state, typed)
  const faulty = steps.find(ready => faultsOn(ready, showing.faults ?? []).length > 0)
  if (isStepped(state.page) && !faulty) return shown(checkView(state, steps, typed, showing), status)
  const ready = faulty ?? steps[0]
  if (!ready) throw new Error(`The form ${state.page.path} has no step`)
  return shown(stepView(state, steps, ready, typed, { ...showing, changing: isStepped(state.page) }), status)
}
