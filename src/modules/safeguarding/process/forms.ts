import type { z } from 'zod'
import {
  type FieldSpec,
  type FormField,
  type FormPage,
  type PageContext,
  page,
} from '#platform/http/page/page.ts'
import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import { listOfficers } from './officers.ts'

/** The process that forms are about: where its page lies, how it is loaded and what it is called there. */
export interface About<Q extends AnyQuery> {
  /** `/safeguarding/trust/{trustId}`: the values in it are the query's input. */
  readonly path: string
  readonly query: Q
  readonly caption: (whole: z.input<Q['output']>) => string
  readonly back: string
  readonly whoSees: string
}

export interface ProcessForm<Whole> {
  /** Below the page's own address. */
  readonly path: string
  readonly command: AnyCommand
  readonly title: string | ((whole: Whole, ctx: PageContext) => string)
  readonly lede?: string
  readonly fields: readonly FieldSpec[]
  /** Fields that offer the council's officers. */
  readonly officers?: boolean
  readonly button: string
  readonly done: string
  readonly doneText?: string
  readonly tone?: 'primary' | 'warning'
  readonly initial?: (whole: Whole, ctx: PageContext) => Readonly<Record<string, unknown>>
}

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** Makes the small forms about one process: each leads back to its page, and carries the version it was read in. */
export function processForms<Q extends AnyQuery>(about: About<Q>) {
  type Whole = z.input<Q['output']>
  const names = namesIn(about.path)
  const load = (ctx: PageContext): Promise<Whole> =>
    ctx.ask(about.query, Object.fromEntries(names.map(name => [name, ctx.params[name]])) as never)
  const here = (ctx: PageContext) => about.path.replace(/\{(\w+)\}/g, (_all, name) => ctx.params[name] ?? '')
  return (form: ProcessForm<Whole>): FormPage =>
    page.form({
      path: `${about.path}/${form.path}`,
      command: form.command,
      helper: async ctx => ({
        whole: await load(ctx),
        officers: form.officers ? (await ctx.ask(listOfficers, {})).items : [],
      }),
      initial: (helper, ctx) => ({
        version: (wholeOf(helper) as { version?: number }).version,
        ...form.initial?.(wholeOf(helper) as Whole, ctx),
      }),
      steps: [
        {
          slug: 'answer',
          page: (helper, ctx) => ({
            title: typeof form.title === 'function' ? form.title(wholeOf(helper) as Whole, ctx) : form.title,
            caption: about.caption(wholeOf(helper) as Whole),
            ...(form.lede ? { lede: form.lede } : {}),
            back: { text: about.back, href: here(ctx) },
          }),
          fields: form.fields,
          whoSees: about.whoSees,
        },
      ],
      button: form.button,
      ...(form.tone ? { tone: form.tone } : {}),
      done: (_result, ctx) => ({
        href: here(ctx),
        notice: { kind: 'done', heading: form.done, ...(form.doneText ? { text: form.doneText } : {}) },
      }),
      cancel: ctx => ({ text: 'Cancel', href: here(ctx) }),
    })
}

interface Helped {
  readonly whole: unknown
  readonly officers: readonly { readonly accountId: string; readonly name: string; readonly roles: string }[]
}

const wholeOf = (helper: unknown): unknown => (helper as Helped).whole

/** A choice among the council's officers; for forms with `officers`. */
export const officerField =
  (
    name: string,
    label: string,
    more: { readonly optional?: boolean; readonly hint?: string } = {},
  ): FieldSpec =>
  (_ctx, helper) => ({
    ...{ kind: 'select', name, label, ...more },
    options: [
      { value: '', text: more.optional ? 'Nobody of the council' : 'Choose somebody' },
      ...(helper as Helped).officers.map(one => ({
        value: one.accountId,
        text: `${one.name}, ${one.roles}`,
      })),
    ],
  })

type More = Partial<Omit<FormField, 'kind' | 'name' | 'label'>>

export const textarea = (name: string, label: string, more: More = {}): FormField => ({
  ...{ kind: 'textarea', name, label, rows: 4, maxLength: 20_000 },
  ...more,
})

export const dateField = (name: string, label: string, more: More = {}): FormField => ({
  ...{ kind: 'date', name, label },
  ...more,
})
