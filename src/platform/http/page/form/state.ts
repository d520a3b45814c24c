import type { FastifyReply, FastifyRequest } from 'fastify'
import { isUuid } from '../../../ids.ts'
import type { FieldModel } from '../../../view/models.ts'
import type { Web } from '../../context.ts'
import type { FormPage, PageContext } from '../page.ts'
import { pageCaller, pageContext } from '../page-context.ts'
import { fillPath } from '../route-path.ts'
import { type Answers, answersOf, type ReadyStep } from './answers.ts'
import { type Draft, type DraftKey, readDraft } from './drafts.ts'
import { typedFrom } from './fill.ts'
import { refuseStrangers } from './strangers.ts'
import { everyField, sentOf, type Typed, textOf } from './typed.ts'
import { type FormFault, validate } from './validate.ts'
import './upload.ts'

/** Everything one request to a form stands on: loaded once, as this person. */
export interface FormState {
  readonly web: Web
  readonly page: FormPage
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly ctx: PageContext
  readonly helper: unknown
  readonly initial: Readonly<Record<string, unknown>>
  /** The form's own address, filled in. */
  readonly path: string
  readonly steps: readonly ReadyStep[]
  readonly fields: readonly FieldModel[]
  readonly key: DraftKey
  readonly draft: Draft | undefined
}

export function isStepped(page: FormPage): boolean {
  return page.steps.length > 1 || page.check !== undefined
}

/** @throws NotAllowed, and whatever the helper's query throws: a refused person sees nothing of the form. */
export async function loadState(
  web: Web,
  page: FormPage,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FormState> {
  const ctx = pageContext(web, request)
  await refuseStrangers(web, page, request, ctx)
  const helper = await page.helper?.(ctx)
  if (page.about) await web.runner.mayRun(page.command, page.about(helper, ctx), pageCaller(request))
  const path = fillPath(page.path, ctx.params)
  const key = { councilId: ctx.councilId, accountId: ctx.accountId, form: page.path, subject: path }
  const steps = page.steps.map(step => ({
    step,
    fields: step.fields.map(field => (typeof field === 'function' ? field(ctx, helper) : field)),
    href: isStepped(page) ? `${path}/${step.slug}` : path,
  }))
  const fields = steps.flatMap(step => everyField(step.fields))
  const initial = page.initial?.(helper, ctx) ?? {}
  const draft = await readDraft(web.pool, key)
  return { web, page, request, reply, ctx, helper, initial, path, steps, fields, key, draft }
}

/** What the fields hold: the start, over it the draft, over it what was just sent. */
export function typedIn(state: FormState, sent: Typed = {}): Typed {
  return { ...typedFrom(state.fields, state.initial), ...state.draft?.typed, ...sent }
}

export function answersIn(state: FormState, typed: Typed): Answers {
  const { page, steps, initial } = state
  const files = state.request.uploads?.files ?? {}
  return answersOf({ page, steps, typed, initial, params: state.ctx.params, from: versionIn(state), files })
}

/** All faults of the whole form; of what could not be read (dates, a file too large) first. */
export function faultsIn(state: FormState, answers: Answers): readonly FormFault[] {
  const unread = [...(state.request.uploads?.faults ?? []), ...answers.dateFaults]
  return validate(state.page.command.input, answers.input, state.fields, unread)
}

/** Which version of the record this was written on: as posted, else as the draft began, else as it is now. */
export function versionIn(state: FormState): number | undefined {
  const current = state.initial.version
  if (typeof current !== 'number') return undefined
  const posted = Number.parseInt(textOf(sentOf(state.request.body)._version), 10)
  return Number.isSafeInteger(posted) ? posted : (state.draft?.from ?? current)
}

/** The id that makes a second sending harmless: the posted one, else the draft's, else a new one. */
export function requestIdIn(state: FormState): string {
  const posted = textOf(sentOf(state.request.body)._requestId).toLowerCase()
  if (isUuid(posted)) return posted
  return state.draft?.requestId ?? state.web.ids.random()
}

/** The first step that applies and has not been answered; undefined when all have. */
export function firstUnanswered(state: FormState, steps: readonly ReadyStep[]): ReadyStep | undefined {
  return steps.find(ready => !state.draft?.answered.includes(ready.step.slug))
}
