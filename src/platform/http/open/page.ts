import type { z } from 'zod'
import type { Ids } from '../../ids.ts'
import type { AnyCommand, AnyQuery } from '../../module.ts'
import type { Numbers } from '../../numbers/schema.ts'
import type { LinkModel, PageModel } from '../../view/models.ts'
import type { FormField, FormStep, PageContext, ViewModel } from '../page/page.ts'

/**
 * A page for anyone, without an account: under `/c/{councilCode}/`, as the public of that council. No session, no
 * cookie, no log line, no limit. `councilCode` says whose door it is; the unit is not given it.
 */
export type OpenPage = OpenShowPage | OpenFormPage

/** What every function of an open page is given. `now` is the half day. */
export interface OpenContext extends Omit<PageContext, 'role' | 'accountId' | 'panels'> {
  readonly role: 'public'
  /** Whom to ring; undefined until the council has set them. */
  readonly numbers: Numbers | undefined
  /** `/c/E10000099/way-back` for `way-back` of the same council. */
  readonly href: (place: string) => string
  /**
   * The hidden parts with which a page's form goes on as another open form, already entered: `made` is given to
   * that form's command beside its answers and what the form itself makes. Put them in `form.hidden`, and its address in `form.action`.
   */
  readonly entered: (form: OpenFormPage, made: Made) => Readonly<Record<string, string>>
}

/** What was made when the form was entered, and travels sealed in it: input of its command. */
export type Made = Readonly<Record<string, unknown>>

export interface OpenShowPage<Q extends AnyQuery = AnyQuery> {
  readonly kind: 'open-show'
  readonly path: string
  /** Leave out for a page that is the same for all. */
  readonly query?: Q
  readonly input?: (ctx: OpenContext) => object
  readonly template: string
  readonly model: (answer: z.input<Q['output']>, ctx: OpenContext) => ViewModel | Promise<ViewModel>
}

export type OpenField = FormField | ((ctx: OpenContext, helper: unknown) => FormField)

export interface OpenStep extends Omit<FormStep, 'page' | 'fields'> {
  readonly page: (helper: unknown, ctx: OpenContext) => PageModel
  /** A file is taken on the check page (`check.file`), or by a form of one step only. */
  readonly fields: readonly OpenField[]
}

/**
 * The form pattern at the anonymous door. Answers travel in the form itself, sealed; the server keeps nothing until
 * the whole is sent. Its command takes, besides the fields, what `made` makes: by default `{reportId}`, a random
 * id, which must become the key of what is stored, so that a double submit is one effect with one answer.
 */
export interface OpenFormPage<C extends AnyCommand = AnyCommand> {
  readonly kind: 'open-form'
  readonly path: string
  readonly command: C
  readonly steps: readonly OpenStep[]
  readonly made?: (ids: Ids) => Made
  readonly helper?: (ctx: OpenContext) => Promise<unknown>
  readonly check?: {
    readonly page: (helper: unknown, ctx: OpenContext) => PageModel
    readonly button: string
    /** One file, chosen on the check page and sent with the rest. */
    readonly file?: FormField & { readonly kind: 'file' }
  }
  readonly button: string
  /** The page that says it was done: the answer to the sending itself, and the same when it is sent again. */
  readonly done: (result: z.input<C['output']>, ctx: OpenContext, made: Made) => OpenDone | Promise<OpenDone>
  /** Where "Exit this page" leads, on every page of the form that names none itself. */
  readonly exitHref?: string
  readonly cancel?: (ctx: OpenContext) => LinkModel
}

export interface OpenDone {
  /** Default: `platform/page.njk`. */
  readonly template?: string
  readonly model: ViewModel
}

export const openPage = {
  show: <Q extends AnyQuery>(definition: Omit<OpenShowPage<Q>, 'kind'>): OpenShowPage =>
    ({ kind: 'open-show', ...definition }) as unknown as OpenShowPage,
  form: <C extends AnyCommand>(definition: Omit<OpenFormPage<C>, 'kind'>): OpenFormPage =>
    ({ kind: 'open-form', ...definition }) as unknown as OpenFormPage,
}
