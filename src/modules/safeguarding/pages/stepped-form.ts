import { type FormPage, type FormStep, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'

export interface Step {
  readonly slug: string
  readonly title: string
  readonly lede?: string
  readonly fields: FormStep['fields']
  readonly appliesTo?: FormStep['appliesTo']
  readonly whoSees?: string
}

export interface SteppedForm<T> {
  /** Below the record's own address. */
  readonly path: string
  readonly command: AnyCommand
  readonly steps: readonly Step[]
  readonly check: string
  /** Said above the answers: who will read what is sent, say. */
  readonly checkLede?: (about: T) => string
  readonly initial?: (about: T) => Readonly<Record<string, unknown>>
  readonly button: string
  readonly done: string
  readonly doneText?: string
}

/** The record that a form is about, and where its page is. */
interface Place<T> {
  readonly base: string
  readonly backTo: string
  readonly whoSees: string
  readonly helper: (ctx: PageContext) => Promise<T>
  readonly about: (helper: unknown) => string
  readonly here: (ctx: PageContext) => string
  readonly neverLimited?: true
}

/** A form about a record in a few steps, with the answers shown before they are sent. */
export function steppedForm<T>(place: Place<T>, form: SteppedForm<T>): FormPage {
  const { base, backTo, helper, about, here } = place
  return page.form({
    path: `${base}/${form.path}`,
    command: form.command,
    helper,
    ...(place.neverLimited ? { neverLimited: true } : {}),
    ...(form.initial ? { initial: given => form.initial?.(given as T) ?? {} } : {}),
    steps: form.steps.map(({ slug, title, lede, fields, appliesTo, whoSees }) => ({
      slug,
      page: (given, ctx) => ({
        title,
        caption: about(given),
        ...(lede ? { lede } : {}),
        back: { text: backTo, href: here(ctx) },
      }),
      fields,
      whoSees: whoSees ?? place.whoSees,
      ...(appliesTo ? { appliesTo } : {}),
    })),
    check: {
      page: given => ({
        title: form.check,
        caption: about(given),
        ...(form.checkLede ? { lede: form.checkLede(given as T) } : {}),
      }),
      button: form.button,
    },
    button: form.button,
    done: (_result, ctx) => ({
      href: here(ctx),
      notice: { kind: 'done', heading: form.done, ...(form.doneText ? { text: form.doneText } : {}) },
    }),
    cancel: ctx => ({ text: 'Cancel', href: here(ctx) }),
  })
}
