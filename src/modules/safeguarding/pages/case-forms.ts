import { type FormPage, type FormStep, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { getCase } from '../case/get-case.ts'
import type { CaseView } from '../case/schema.ts'
import { listTeams } from '../teams/units.ts'
import { concernHref } from '../view/words.ts'

/** The case that a form is about, loaded as this person. */
export const caseOf = (ctx: PageContext): Promise<CaseView> =>
  ctx.ask(getCase, { concernId: ctx.params.concernId ?? '' })

export const hereOf = (ctx: PageContext): string => concernHref(ctx.params.concernId ?? '')

export const aboutCase = (helper: unknown): string => {
  const { adult, reference } = helper as CaseView
  return `${adult.name}, ${reference}`
}

/** The case, and those of the safeguarding teams who could be given something in it. */
export interface CaseWithTeam extends CaseView {
  readonly candidates: readonly { readonly accountId: string; readonly name: string }[]
}

export async function caseWithTeam(ctx: PageContext): Promise<CaseWithTeam> {
  const { candidates } = await ctx.ask(listTeams, {})
  return { ...(await caseOf(ctx)), candidates }
}

interface PersonFieldMore {
  readonly hint?: string
  readonly optional?: boolean
}

/** A choice among them. Use with `helper: caseWithTeam`. */
export const personField =
  (name: string, label: string, more: PersonFieldMore = {}) =>
  (_ctx: PageContext, helper: unknown): FieldModel => ({
    ...{ kind: 'select', name, label, ...more },
    options: [
      { value: '', text: more.optional ? 'Nobody yet' : 'Choose a person' },
      ...(helper as CaseWithTeam).candidates.map(one => ({ value: one.accountId, text: one.name })),
    ],
  })

export const CASE_TEAM = 'Those who may see this case in the council. Not the care home.'

interface CaseForm {
  /** Below the case's own address. */
  readonly path: string
  readonly command: AnyCommand
  readonly title: string | ((whole: CaseView) => string)
  readonly lede?: string | ((whole: CaseView, ctx: PageContext) => string)
  readonly fields: FormStep['fields']
  readonly button: string
  readonly done: string
  readonly doneText?: string
  readonly tone?: 'primary' | 'warning'
  readonly initial?: (whole: CaseView, ctx: PageContext) => Readonly<Record<string, unknown>>
  readonly whoSees?: string
  /** The case with what else the form needs. Default: the case alone. */
  readonly helper?: (ctx: PageContext) => Promise<CaseView>
}

/** One small form about a case, that leads back to it. The version goes with it. */
export function caseForm(form: CaseForm): FormPage {
  const title = (helper: unknown) =>
    typeof form.title === 'function' ? form.title(helper as CaseView) : form.title
  const lede = (whole: CaseView, ctx: PageContext) =>
    typeof form.lede === 'function' ? form.lede(whole, ctx) : form.lede
  return page.form({
    path: `/safeguarding/concerns/{concernId}/${form.path}`,
    command: form.command,
    helper: form.helper ?? caseOf,
    initial: (helper, ctx) => ({
      version: (helper as CaseView).version,
      ...form.initial?.(helper as CaseView, ctx),
    }),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          title: title(helper),
          caption: aboutCase(helper),
          ...(form.lede ? { lede: lede(helper as CaseView, ctx) ?? '' } : {}),
          back: { text: 'The case', href: hereOf(ctx) },
        }),
        fields: form.fields,
        whoSees: form.whoSees ?? CASE_TEAM,
      },
    ],
    button: form.button,
    ...(form.tone ? { tone: form.tone } : {}),
    done: (_result, ctx) => ({
      href: hereOf(ctx),
      notice: { kind: 'done', heading: form.done, ...(form.doneText ? { text: form.doneText } : {}) },
    }),
    cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
  })
}
