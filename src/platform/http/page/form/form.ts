import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Web } from '../../context.ts'
import { rate } from '../../rates.ts'
import { renderPage } from '../../render.ts'
import type { FormField, FormPage } from '../page.ts'
import { routePath } from '../route-path.ts'
import { checkView } from './check.ts'
import { sendCheck, showCheck } from './check-page.ts'
import { type Answer, sendSingle, shown, showSingle } from './single.ts'
import { askStartAgain, startAgain } from './start-again.ts'
import { stashAndSignIn } from './stash.ts'
import { answersIn, type FormState, isStepped, loadState, typedIn } from './state.ts'
import { enterSteps, isChanging, sendStep, showStep } from './steps.ts'
import { readTyped, sentOf } from './typed.ts'
import { readParts } from './upload.ts'
import { stepView } from './view.ts'

/** One address of a form: how it is shown, what sending does, and how it is shown again when refused. */
interface Place {
  readonly path: string
  readonly show: (state: FormState) => Answer | Promise<Answer>
  readonly send?: (state: FormState) => Promise<Answer>
  readonly again?: (state: FormState, problem: string) => Answer
}

const OUT_OF_DATE =
  'Your page was out of date, so nothing was sent. Check your answers and press the button again.'

/** The form pattern whole: see FormPage. */
export function addFormPage(app: FastifyInstance, web: Web, page: FormPage): void {
  for (const place of placesOf(page)) {
    const url = routePath(place.path)
    app.get(url, { config: page.neverLimited ? {} : rate(web, 'page') }, async (request, reply) => {
      const state = await loadState(web, page, request, reply)
      return respond(state, await place.show(state))
    })
    if (place.send) addSending(app, web, page, place, place.send)
  }
}

function placesOf(page: FormPage): readonly Place[] {
  const clear: Place = {
    path: `${page.path}/start-again`,
    show: askStartAgain,
    send: startAgain,
    again: askStartAgain,
  }
  if (!isStepped(page)) return [stepPlace(page.path, 0, showSingle, sendSingle), clear]
  return [
    { path: page.path, show: enterSteps },
    ...page.steps.map((step, at) => stepPlace(`${page.path}/${step.slug}`, at, showStep, sendStep)),
    { path: `${page.path}/check`, show: showCheck, send: sendCheck, again: checkAgain },
    clear,
  ]
}

function stepPlace(path: string, at: number, show: typeof showStep, send: typeof sendStep): Place {
  return {
    path,
    show: state => show(state, stepAt(state, at)),
    send: state => send(state, stepAt(state, at)),
    again: (state, problem) => stepAgain(state, at, problem),
  }
}

function stepAt(state: FormState, at: number) {
  const ready = state.steps[at]
  if (!ready) throw new Error(`The form ${state.page.path} has no step ${at + 1}`)
  return ready
}

function addSending(
  app: FastifyInstance,
  web: Web,
  page: FormPage,
  place: Place,
  send: NonNullable<Place['send']>,
): void {
  app.route({
    method: 'POST',
    url: routePath(place.path),
    config: page.neverLimited ? {} : rate(web, 'write'),
    preHandler: [reading(web, page), app.csrfProtection],
    handler: async (request, reply) => {
      const state = await loadState(web, page, request, reply)
      return respond(state, await send(state))
    },
    errorHandler: async (error, request, reply) => {
      if (!error.code?.startsWith('FST_CSRF_') || !place.again) throw error
      const state = await loadState(web, page, request, reply)
      return respond(state, place.again(state, OUT_OF_DATE))
    },
  })
}

/** Reads what was sent, once it is known who sends it: the token is in it. */
function reading(web: Web, page: FormPage) {
  const fields = staticFields(page)
  const secrets = fields.filter(field => field.kind === 'password').map(field => field.name)
  const fileField = fields.find(field => field.kind === 'file')
  return async (request: FastifyRequest): Promise<void> => {
    if (!request.signedIn) stashAndSignIn(web, request, secrets)
    await readParts(request, fileField)
  }
}

/** Those whose kind is known before anyone asks for the page: a file or password field must be one. */
function staticFields(page: FormPage): readonly FormField[] {
  return page.steps.flatMap(step =>
    step.fields.flatMap(field => (typeof field === 'function' ? [] : [field])),
  )
}

function stepAgain(state: FormState, at: number, problem: string): Answer {
  const ready = stepAt(state, at)
  const typed = typedIn(state, readTyped(ready.fields, sentOf(state.request.body)))
  const { steps } = answersIn(state, typed)
  return shown(stepView(state, steps, ready, typed, { problem, changing: isChanging(state) }), 403)
}

function checkAgain(state: FormState, problem: string): Answer {
  const typed = typedIn(state)
  return shown(checkView(state, answersIn(state, typed).steps, typed, { problem }), 403)
}

async function respond(state: FormState, answer: Answer): Promise<FastifyReply> {
  const { web, request, reply } = state
  if (answer.kind === 'go') return reply.redirect(answer.href, 303)
  const html = await renderPage(web, request, reply, 'platform/page.njk', answer.view)
  return reply.status(answer.status).type('text/html; charset=utf-8').send(html)
}
