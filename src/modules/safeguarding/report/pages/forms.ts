import { type FormPage, type FormStep, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { readReportIn } from '../incoming/queries.ts'
import type { ReportIn } from '../incoming/schema.ts'
import { reportInHref } from './list.ts'

/** The report that a form is about, loaded as this person. */
export const reportOf = (ctx: PageContext): Promise<ReportIn> =>
  ctx.ask(readReportIn, { reportId: ctx.params.reportId ?? '' })

export const hereOf = (ctx: PageContext): string => reportInHref(ctx.params.reportId ?? '')

export const aboutReport = (helper: unknown): string => {
  const { reference, home } = helper as ReportIn
  return [`Report ${reference}`, home?.name].filter(Boolean).join(', ')
}

export const WHO_SEES = 'The council’s safeguarding team. Not the care home, and not whoever told us.'

interface ReportForm {
  readonly path: string
  readonly command: AnyCommand
  readonly title: string
  readonly lede: (report: ReportIn) => string
  readonly fields: FormStep['fields']
  readonly initial?: (report: ReportIn) => Readonly<Record<string, unknown>>
  readonly whoSees?: string
  readonly check?: string
  readonly button: string
  readonly done: string
}

/** One small form about a report, that leads back to it. */
export function reportForm({
  path,
  command,
  title,
  lede,
  fields,
  whoSees,
  check,
  ...form
}: ReportForm): FormPage {
  return page.form({
    path: `/safeguarding/reports-in/{reportId}/${path}`,
    command,
    helper: reportOf,
    neverLimited: true,
    ...(form.initial ? { initial: helper => form.initial?.(helper as ReportIn) ?? {} } : {}),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          title,
          caption: aboutReport(helper),
          lede: lede(helper as ReportIn),
          back: { text: 'The report', href: hereOf(ctx) },
        }),
        fields,
        whoSees: whoSees ?? WHO_SEES,
      },
    ],
    ...(check
      ? {
          check: {
            page: (helper: unknown) => ({ title: check, caption: aboutReport(helper) }),
            button: form.button,
          },
        }
      : {}),
    button: form.button,
    done: (_result, ctx) => ({ href: hereOf(ctx), notice: { kind: 'done', heading: form.done } }),
    cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
  })
}
