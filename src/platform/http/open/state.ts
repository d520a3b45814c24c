import type { FastifyRequest } from 'fastify'
import type { FieldModel } from '../../view/models.ts'
import type { Web } from '../context.ts'
import { type Answers, answersOf, type ReadyStep } from '../page/form/answers.ts'
import { withValueAt } from '../page/form/paths.ts'
import { everyField, sentOf, type Typed, textOf } from '../page/form/typed.ts'
import type { Uploads } from '../page/form/upload.ts'
import { type FormFault, validate } from '../page/form/validate.ts'
import type { FormPage, FormStep } from '../page/page.ts'
import { type Carried, unseal } from './carried.ts'
import { madeFor, pathOf } from './context.ts'
import type { OpenContext, OpenFormPage } from './page.ts'

/** Everything one request to an open form stands on. */
export interface OpenState {
  readonly web: Web
  readonly page: OpenFormPage
  readonly ctx: OpenContext
  readonly helper: unknown
  /** The form's own address, filled in. */
  readonly path: string
  readonly steps: readonly ReadyStep[]
  /** Those of the steps, and the file of the check page. */
  readonly fields: readonly FieldModel[]
  readonly body: Readonly<Record<string, unknown>>
  readonly uploads: Uploads
  readonly carried: Carried
  /** What was sent did not come from this form as it is: it is begun anew. */
  readonly outOfDate: boolean
}

export const isStepped = (page: Pick<OpenFormPage, 'steps' | 'check'>): boolean =>
  page.steps.length > 1 || page.check !== undefined

export async function loadState(
  web: Web,
  page: OpenFormPage,
  ctx: OpenContext,
  request: FastifyRequest,
): Promise<OpenState> {
  const helper = await page.helper?.(ctx)
  const path = pathOf(page, ctx.councilCode, ctx.params)
  const steps = page.steps.map(step => ({
    // What the steps' functions are given is an OpenContext, which they ask for; a FormStep says less of it.
    step: step as unknown as FormStep,
    fields: step.fields.map(field => (typeof field === 'function' ? field(ctx, helper) : field)),
    href: isStepped(page) ? `${path}/${step.slug}` : path,
  }))
  const file = page.check?.file
  const fields = [...steps.flatMap(step => everyField(step.fields)), ...(file ? [file] : [])]
  const body = sentOf(request.body)
  const before = unseal(web.secret, path, textOf(body._state))
  return {
    ...{ web, page, ctx, helper, path, steps, fields, body },
    uploads: request.uploads ?? { files: {}, faults: [] },
    carried: before ?? { typed: {}, answered: [], made: madeFor(page, web.ids) },
    outOfDate: request.method === 'POST' && before === undefined,
  }
}

export function answersIn(state: OpenState, typed: Typed): Answers {
  const { page, steps, carried, uploads, ctx } = state
  const form = { command: page.command } as FormPage
  const given = { page: form, steps, typed, initial: carried.made, params: ctx.params, from: undefined }
  const answers = answersOf({ ...given, files: uploads.files })
  const file = page.check?.file
  if (!file) return answers
  return { ...answers, input: withValueAt(answers.input, file.name, uploads.files[file.name]) }
}

/** All faults of the whole form; of what could not be read (dates, a file too large) first. */
export function faultsIn(state: OpenState, answers: Answers): readonly FormFault[] {
  const unread = [...state.uploads.faults, ...answers.dateFaults]
  return validate(state.page.command.input, answers.input, state.fields, unread)
}

/** The first step that applies and has not been answered; undefined when all have. */
export function firstUnanswered(state: OpenState, steps: readonly ReadyStep[]): ReadyStep | undefined {
  return steps.find(ready => !state.carried.answered.includes(ready.step.slug))
}
