import type { z } from 'zod'
import type { Subject } from '../../access/permissions.ts'
import type { PersonRole } from '../../access/roles.ts'
import type { AnyCommand, AnyQuery } from '../../module.ts'
import type { SheetValue } from '../../sheets/ods-cell.ts'
import type {
  CardModel,
  CellModel,
  EmptyModel,
  FieldModel,
  LinkModel,
  NoticeModel,
  PageModel,
} from '../../view/models.ts'

/**
 * A page is declared, not programmed: its address, the command or query behind it, and how the answer is
 * shown. `{name}` in a path is given to the unit as an input of that name. A module never renders an input or
 * a table by hand.
 */
export type Page = ShowPage | ListPage | FormPage | RowsPage | FilePage

/** What every page function is given besides the answer. */
export interface PageContext {
  readonly role: PersonRole
  readonly accountId: string
  /** The homes a home's own people act for; empty for everyone else. */
  readonly homeIds: readonly string[]
  readonly councilId: string
  readonly councilCode: string
  readonly councilName: string
  /** The public address of this Lantern, without a slash at its end, for what is read elsewhere. */
  readonly publicUrl: string
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
  /** Values in the path: `{homeId}` is `params.homeId`. */
  readonly params: Readonly<Record<string, string>>
  /** The address's own query string, as given. */
  readonly queryString: Readonly<Record<string, string | readonly string[]>>
  /** Runs another query as this person: for a page that needs two. Every door, the same rules. */
  readonly ask: <Q extends AnyQuery>(query: Q, input: z.input<Q['input']>) => Promise<z.input<Q['output']>>
  /** May this person's role do this at all? For leaving out a button; the runner still judges. */
  readonly mayEver: (unit: AnyCommand | AnyQuery) => boolean
  /** The page of a record, where its type has one. */
  readonly recordHref: (type: string, id: string) => string | undefined
  /** What other modules add here: see panel.ts. */
  readonly panels: (place: string, subject: unknown) => Promise<readonly PanelView[]>
}

/** A panel ready to be shown: its template and what that is given. */
export interface PanelView {
  readonly template: string
  readonly model: object
}

export interface ShowPage<Q extends AnyQuery = AnyQuery> {
  readonly kind: 'show'
  readonly path: string
  readonly query: Q
  readonly template: string
  /** Everything the template is given, `page` among it. */
  readonly model: (answer: z.input<Q['output']>, ctx: PageContext) => ViewModel | Promise<ViewModel>
  /** Input of the query besides the path's own values. */
  readonly input?: (ctx: PageContext) => object
}

export interface ViewModel {
  readonly page: PageModel
  readonly [name: string]: unknown
}

/**
 * A stored file, sent through a query that is judged like any other and answers with an `Opened` file. A hidden one
 * is sent only when the address ends in `?show=1`, which the query is given as `show`.
 */
export interface FilePage<Q extends AnyQuery = AnyQuery> {
  readonly kind: 'file'
  readonly path: string
  readonly query: Q
  /** The page that shows the file, to go back to where it cannot be sent. */
  readonly back?: (ctx: PageContext) => LinkModel
  /** Where whoever needs to see a hidden one says why. Default: asking a second time is enough. */
  readonly reason?: (ctx: PageContext) => LinkModel
}

export interface ListColumn<Row> {
  readonly label: string
  readonly numeric?: boolean
  /** The value of the query's `sort` input, where the list can be sorted by this column. */
  readonly sort?: string
  /** The order its link asks for first; where the query takes no `direction`, the one it sorts in. */
  readonly order?: 'ascending' | 'descending'
  readonly cell: (row: Row, ctx: PageContext) => CellModel
}

/** A field of a form, with what the browser's page need not know. */
export interface FormField extends FieldModel {
  /** The largest file taken, in bytes. Default: 10 MB. */
  readonly maxBytes?: number
}

/** A field whose options may depend on the page (facets, today's date). */
export type FieldSpec = FormField | ((ctx: PageContext, helper: unknown) => FormField)

/** What a list's query was asked: the address as it was understood. */
export type Asked = Readonly<Record<string, unknown>>

/**
 * The list pattern whole: search, filter with removable chips, sort, page, export, empty state, result count
 * announced. The query takes `page`, `perPage`, `sort` and `direction` where it can, and answers
 * {items, total, page, perPage}.
 */
export interface ListPage<Q extends AnyQuery = AnyQuery> {
  readonly kind: 'list'
  readonly path: string
  readonly query: Q
  readonly page: (answer: z.input<Q['output']>, ctx: PageContext, helper: unknown, asked: Asked) => PageModel
  /** Cards above the list: what a reader should know before its rows. */
  readonly cards?: (
    answer: z.input<Q['output']>,
    ctx: PageContext,
    helper: unknown,
    asked: Asked,
  ) => readonly CardModel[]
  readonly noun: { readonly one: string; readonly many: string }
  readonly search?: { readonly name: string; readonly label: string; readonly hint?: string }
  readonly filters?: readonly FieldSpec[]
  /** Filters few people need, folded away under "More filters" until one of them is used. */
  readonly moreFilters?: readonly FieldSpec[]
  /** Loaded once, for the filters (facets and counts), the heading and the cards. */
  readonly helper?: (ctx: PageContext) => Promise<unknown>
  readonly columns: readonly ListColumn<
    z.input<Q['output']> extends { items: readonly (infer R)[] } ? R : never
  >[]
  readonly defaults?: Readonly<Record<string, string>>
  /** Input of the query where the person asks for nothing else: the own council, say. */
  readonly input?: (ctx: PageContext) => object
  readonly empty: (ctx: PageContext) => EmptyModel
  /** The query behind "Download as CSV" and "Download as ODS": all rows that match, logged as an export. */
  readonly export?: {
    readonly query: AnyQuery
    readonly fileName: string
    readonly columns: readonly ExportColumn[]
  }
  readonly links?: (ctx: PageContext, helper: unknown, asked: Asked) => readonly LinkModel[]
  readonly twin?: ListTwin<Q>
}

/** What shows the same rows in another way (a map): fetched and drawn only when the address asks for it. */
export interface ListTwin<Q extends AnyQuery = AnyQuery> {
  /** Names in the address that steer it, carried from link to link; a new search keeps only the first. */
  readonly names: readonly string[]
  /** Labels of the columns that the list keeps while it stands beside it. */
  readonly columns: readonly string[]
  readonly show: (asked: TwinAsked<Q>) => Promise<TwinView>
}

export interface TwinAsked<Q extends AnyQuery = AnyQuery> {
  readonly ctx: PageContext
  readonly answer: z.input<Q['output']>
  readonly input: Asked
  /** Of its own names, those that the address has. */
  readonly values: Readonly<Record<string, string>>
  /** This page's address with some of its names changed; undefined takes a name away. */
  readonly to: (change: Readonly<Record<string, string | undefined>>) => string
}

export interface TwinView {
  /** Shows or hides it. */
  readonly link: LinkModel
  readonly panel?: PanelView
}

export interface ExportColumn {
  readonly header: string
  // biome-ignore lint/suspicious/noExplicitAny: the row of whatever query is exported
  readonly value: (row: any) => SheetValue
}

export interface FormStep {
  readonly slug: string
  /** Title of the step's page; with one field, that field may be the heading. */
  readonly page: (helper: unknown, ctx: PageContext) => PageModel
  /** A file is taken by a form of one step only, one file, as an UploadedFile. */
  readonly fields: readonly FieldSpec[]
  /** 'The council's safeguarding team. Not the care home.' */
  readonly whoSees?: string
  /** Its answers' heading on the check page; neighbours of one section share a card. Default: the title. */
  readonly section?: string
  /** Left out for these answers: a step that does not apply. */
  readonly appliesTo?: (answers: Readonly<Record<string, unknown>>) => boolean
}

/**
 * The form pattern whole: title prefix, error summary first and focused, error beside its field, input kept,
 * months accepted as words, a request id so that a double submit is one effect, a draft on the server at each
 * step that survives an expired session and another device, check your answers, print.
 * Field names are the command's input names (dots for nested ones).
 */
export interface FormPage<C extends AnyCommand = AnyCommand> {
  readonly kind: 'form'
  /** The form's own address; its steps lie under it, its check page is `{path}/check`. */
  readonly path: string
  readonly command: C
  readonly steps: readonly FormStep[]
  /** What the form is about, loaded as this person (and refused as such) before it is shown. */
  readonly helper?: (ctx: PageContext) => Promise<unknown>
  /** Whom or what the command will act on, where that decides who may: whoever may not is not shown the form. */
  readonly about?: (helper: unknown, ctx: PageContext) => Subject
  /** Answers to start from (a version, a value to correct). */
  readonly initial?: (helper: unknown, ctx: PageContext) => Readonly<Record<string, unknown>>
  /** "Check your answers" before sending. Default: when there is more than one step. */
  readonly check?: {
    readonly page: (helper: unknown, ctx: PageContext) => PageModel
    readonly button: string
  }
  readonly button: string
  readonly tone?: 'primary' | 'warning'
  /** Where to go when it is done, and what is said there. */
  readonly done: (
    result: z.input<C['output']>,
    ctx: PageContext,
    helper: unknown,
  ) => { readonly href: string; readonly notice: NoticeModel }
  readonly cancel?: (ctx: PageContext) => LinkModel
  /** A page that receives a worry about someone: nobody is ever told that they have sent too much. */
  readonly neverLimited?: boolean
}

/** One record among several that are answered on one page. */
export interface AnswerRow {
  /** Its own part of the page's field names: letters, digits and hyphens. */
  readonly key: string
  readonly heading: string
  readonly lede?: string
  /** Named as the command's input; a hidden `version` is the one that was read. */
  readonly fields: readonly FieldModel[]
  /** Why there is nothing to answer any more: it is told and has no fields. */
  readonly settled?: string
  readonly href?: string
}

/** What was typed for one row, by the field's own name. */
export type RowAnswers = Readonly<Record<string, string>>

/**
 * Several records answered on one page, each with answers of its own. Each is sent by itself, in a transaction of its
 * own, to the command that one alone would be sent to: what is wrong with one leaves the others done, and every row is
 * told how it went. What was typed and not taken is kept as a draft. The address says which rows; it is kept.
 */
export interface RowsPage<C extends AnyCommand = AnyCommand> {
  readonly kind: 'rows'
  readonly path: string
  readonly command: C
  /** Loaded as this person, each time. */
  readonly rows: (ctx: PageContext) => Promise<readonly AnswerRow[]>
  readonly page: (rows: readonly AnswerRow[], ctx: PageContext) => PageModel
  /** What the command is given for one row; undefined where it was left unanswered. */
  readonly input: (answers: RowAnswers, row: AnswerRow) => Readonly<Record<string, unknown>> | undefined
  /** What is said of a row that was left. */
  readonly left: string
  /** The field that a fault of the command belongs to, where the row has none of that name. */
  readonly fieldOf?: (path: string) => string | undefined
  readonly done: (result: z.input<C['output']>, row: AnswerRow) => string
  readonly whoSees?: string
  readonly button: string
  readonly cancel: (ctx: PageContext) => LinkModel
}

export const page = {
  show: <Q extends AnyQuery>(definition: Omit<ShowPage<Q>, 'kind'>): ShowPage =>
    ({ kind: 'show', ...definition }) as unknown as ShowPage,
  list: <Q extends AnyQuery>(definition: Omit<ListPage<Q>, 'kind'>): ListPage =>
    ({ kind: 'list', ...definition }) as unknown as ListPage,
  form: <C extends AnyCommand>(definition: Omit<FormPage<C>, 'kind'>): FormPage =>
    ({ kind: 'form', ...definition }) as unknown as FormPage,
  rows: <C extends AnyCommand>(definition: Omit<RowsPage<C>, 'kind'>): RowsPage =>
    ({ kind: 'rows', ...definition }) as unknown as RowsPage,
  file: <Q extends AnyQuery>(definition: Omit<FilePage<Q>, 'kind'>): FilePage =>
    ({ kind: 'file', ...definition }) as unknown as FilePage,
}
