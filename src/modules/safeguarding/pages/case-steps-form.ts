import { type FormPage, type FormStep, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import type { CaseView } from '../case/schema.ts'
import { aboutCase, CASE_TEAM, caseOf, hereOf } from './case-forms.ts'

interface Step {
  readonly slug: string
  readonly title: string
  readonly lede?: string
  readonly fields: FormStep['fields']
  readonly appliesTo?: FormStep['appliesTo']
  readonly whoSees?: string
}

interface SteppedForm {
  readonly path: string
  readonly command: AnyCommand
  readonly steps: readonly Step[]
  readonly check: string
  /** Said above the answers: who will read what is sent, say. */
  readonly checkLede?: (whole: CaseView) => string
  readonly initial?: (whole: CaseView) => Readonly<Record<string, unknown>>
  readonly button: string
  readonly done: string
  readonly doneText?: string
}

/** A form about a case in a few steps, with the answers shown before they are sent. */
export function caseSteps(form: SteppedForm): FormPage {
  return page.form({
    path: `/safeguarding/concerns/{concernId}/${form.path}`,
    command: form.command,
    helper: caseOf,
    ...(form.initial ? { initial: helper => form.initial?.(helper as CaseView) ?? {} } : {}),
    steps: form.steps.map(({ slug, title, lede, fields, appliesTo, whoSees }) => ({
      slug,
      page: (helper, ctx) => ({
        title,
        caption: aboutCase(helper),
        ...(lede ? { lede } : {}),
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields,
      whoSees: whoSees ?? CASE_TEAM,
      ...(appliesTo ? { appliesTo } : {}),
    })),
    check: {
      page: helper => ({
        title: form.check,
        caption: aboutCase(helper),
        ...(form.checkLede ? { lede: form.checkLede(helper as CaseView) } : {}),
      }),
      button: form.button,
    },
    button: form.button,
    done: (_result, ctx) => ({
      href: hereOf(ctx),
      notice: { kind: 'done', heading: form.done, ...(form.doneText ? { text: form.doneText } : {}) },
    }),
    cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
  })
}
