import type { CardModel, FormModel, NoticeModel } from '../../../view/models.ts'
import { errorLinks, filled } from '../form/fill.ts'
import type { Typed } from '../form/typed.ts'
import type { AnswerRow, PageContext, RowsPage, ViewModel } from '../page.ts'
import { fieldsOnPage } from './names.ts'
import type { RowOutcome } from './send.ts'

export interface RowsShown {
  readonly page: RowsPage
  readonly ctx: PageContext
  readonly rows: readonly AnswerRow[]
  readonly typed: Typed
  readonly outcomes: readonly RowOutcome[]
  readonly notice?: NoticeModel | undefined
  readonly problem?: string | undefined
  /** What every form that posts carries. */
  readonly parts: Pick<FormModel, 'action' | 'csrfToken' | 'requestId' | 'hidden'>
}

const said = { done: 'Done', settled: 'Done before', left: 'Left as it is', refused: 'Not done' } as const

/** Row by row how it went; then the form, with the rows that are still to be answered. */
export function rowsView(shown: RowsShown): ViewModel {
  const { page, ctx, rows, outcomes, problem, notice } = shown
  const open = rows.filter(row => !row.settled && !isDone(row, outcomes))
  const errors = [...(problem ? [{ text: problem }] : []), ...errorsOf(open, outcomes)]
  const model = page.page(rows, ctx)
  return {
    page: {
      ...{ width: 'question', back: page.cancel(ctx), ...model },
      ...(errors.length > 0 ? { errors } : {}),
      ...(notice ? { notice } : {}),
    },
    cards: cardsOf(rows, outcomes),
    ...(open.length > 0 ? { form: formOf(shown, open) } : {}),
  }
}

const isDone = (row: AnswerRow, outcomes: readonly RowOutcome[]): boolean =>
  outcomes.some(outcome => outcome.row.key === row.key && outcome.kind === 'done')

function errorsOf(open: readonly AnswerRow[], outcomes: readonly RowOutcome[]) {
  return open.flatMap(row => {
    const faults = outcomes.find(outcome => outcome.row.key === row.key)?.faults ?? []
    return errorLinks(fieldsOnPage(row), faults).map(link => ({
      ...link,
      text: `${row.heading}: ${link.text}`,
    }))
  })
}

function cardsOf(rows: readonly AnswerRow[], outcomes: readonly RowOutcome[]): readonly CardModel[] {
  const told = outcomes.length > 0 ? outcomes : rows.flatMap(settledOnly)
  if (told.length === 0) return []
  const done = told.filter(one => one.kind === 'done').length
  const heading = outcomes.length > 0 ? `${done} of ${told.length} done` : 'Done before'
  const facts = told.map(({ row, kind, text }) => ({
    ...{ term: row.heading, value: `${said[kind]}. ${text}` },
    ...(row.href ? { href: row.href } : {}),
  }))
  const tone = told.some(one => one.kind === 'refused') ? ('lamp' as const) : ('plain' as const)
  return [{ heading, tone, facts }]
}

const settledOnly = (row: AnswerRow): readonly RowOutcome[] =>
  row.settled ? [{ row, kind: 'settled', text: row.settled, faults: [] }] : []

function formOf({ page, ctx, typed, outcomes, parts }: RowsShown, open: readonly AnswerRow[]): FormModel {
  const faults = outcomes.flatMap(outcome => outcome.faults)
  return {
    ...parts,
    keepWords: true,
    sections: open.map(row => ({
      heading: row.heading,
      ...(row.lede ? { lede: row.lede } : {}),
      fields: fieldsOnPage(row).map(field => filled(field, typed, faults)),
    })),
    ...(page.whoSees ? { whoSees: page.whoSees } : {}),
    buttons: [{ text: page.button }],
    links: [page.cancel(ctx)],
  }
}
