/**
 * The shapes that templates are given: plain data, made by each module's `view.ts`, never rows, never
 * HTML. One interface per template in ./templates, named alike.
 */

export interface LinkModel {
  readonly text: string
  readonly href: string
  /** Said after the text by a screen reader, where the text alone would be one of many ('Change'). */
  readonly hiddenText?: string
}

/** The colour of an edge or a tag. It never speaks alone: the words beside it say the same. */
export type Tone = 'plain' | 'soft' | 'lamp' | 'clay' | 'moss'

// ---- the shell around every page -------------------------------------------------------------------

export interface NavigationItemModel extends LinkModel {
  /** This very page. */
  readonly current?: boolean
  /** The part of the service that this page is in. */
  readonly active?: boolean
}

/** Only what this person may open: the caller leaves out the rest. */
export interface NavigationModel {
  readonly items: readonly NavigationItemModel[]
  /** What does not fit on one line: folded under 'More', which works without script. */
  readonly more?: readonly NavigationItemModel[]
}

export interface AccountModel {
  readonly name: string
  readonly role: string
  readonly signOutAction: string
  readonly links?: readonly LinkModel[]
}

export interface FooterModel {
  readonly links?: readonly LinkModel[]
  /** Language names in their own language: 'Polski'. */
  readonly languages?: readonly (LinkModel & { readonly lang: string })[]
  readonly note?: string
}

/** Given by the web layer to every page, beside `page` and the page's own models. */
export interface ShellModel {
  readonly council: { readonly name: string; readonly href?: string }
  readonly cspNonce: string
  readonly csrfToken?: string
  readonly navigation?: NavigationModel
  readonly account?: AccountModel
  readonly signInHref?: string
  readonly footer?: FooterModel
  readonly demonstration?: boolean
  readonly language?: string
}

export interface ErrorModel {
  readonly text: string
  /** Where to put it right: '#postcode'. */
  readonly href?: string
}

export interface NoticeModel {
  /** 'done' is announced at once; 'information' and 'lamp' are read in their place. */
  readonly kind: 'information' | 'done' | 'lamp'
  readonly heading: string
  readonly text?: string
  readonly link?: LinkModel
}

export interface PageModel {
  /** The finding, not the category: 'This home has gone quiet'. Also the browser's title. */
  readonly title: string
  readonly caption?: string
  readonly lede?: string
  readonly back?: LinkModel
  /** 'question' is one thing at a time, 760 px; 'wide' is for officers' lists and stories. */
  readonly width?: 'wide' | 'question'
  readonly errors?: readonly ErrorModel[]
  readonly notice?: NoticeModel
  /** An address to leave for, where someone may be watched. */
  readonly exitHref?: string
  /** Seconds until the page asks again by itself: progress pages only. */
  readonly refreshSeconds?: number
  /** The one question on the page is the heading; the form's first field carries the h1. */
  readonly headingInForm?: boolean
}

// ---- forms -----------------------------------------------------------------------------------------

export type FieldKind =
  | 'text'
  | 'textarea'
  | 'radios'
  | 'checkboxes'
  | 'select'
  | 'date'
  | 'number'
  | 'email'
  | 'telephone'
  | 'password'
  | 'search'
  | 'file'
  | 'hidden'

export interface OptionModel {
  readonly value: string
  readonly text: string
  readonly hint?: string
  /** Shown under the option once it is chosen (always shown without script). */
  readonly reveals?: readonly FieldModel[]
  /** Chosen alone: 'None of these'. Checkboxes only. */
  readonly exclusive?: boolean
  /** A word such as 'or' above this option. */
  readonly divider?: string
}

export interface FieldModel {
  readonly kind: FieldKind
  readonly name: string
  /** The control's id; the name where none is given. The error summary links to `#id`. */
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly optional?: boolean
  /** The label is the page's heading. */
  readonly isHeading?: boolean
  /** The label is for screen readers only: search boxes beside their button. */
  readonly labelHidden?: boolean
  readonly value?: string
  /** Chosen checkboxes. */
  readonly values?: readonly string[]
  readonly options?: readonly OptionModel[]
  readonly inline?: boolean
  /** Date: what was typed, kept as typed; and which of the boxes are at fault. */
  readonly date?: { readonly day?: string; readonly month?: string; readonly year?: string }
  readonly dateFaults?: readonly ('day' | 'month' | 'year')[]
  readonly rows?: number
  readonly maxLength?: number
  /** Width in characters. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  readonly prefix?: string
  readonly suffix?: string
  readonly autocomplete?: string
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text'
  readonly spellcheck?: boolean
  /** Kinds of file: '.pdf,image/*'. */
  readonly accept?: string
  readonly multiple?: boolean
}

export interface FormSectionModel {
  readonly heading?: string
  readonly lede?: string
  readonly fields: readonly FieldModel[]
}

export interface ButtonModel {
  readonly text: string
  readonly name?: string
  readonly value?: string
  readonly kind?: 'primary' | 'secondary' | 'warning'
}

export interface FormModel {
  readonly id?: string
  readonly action: string
  /** What is typed is not to be offered again by the browser: where the next to use it may be somebody else. */
  readonly autocomplete?: 'off'
  readonly method?: 'post' | 'get'
  readonly csrfToken?: string
  /** Makes a repeated sending harmless. Every form that posts carries one. */
  readonly requestId?: string
  /** The version of the record that the form was filled in from. */
  readonly version?: number
  readonly hidden?: Readonly<Record<string, string>>
  readonly sections: readonly FormSectionModel[]
  /** 'The council's safeguarding team. Not the care home.' */
  readonly whoSees?: string
  readonly buttons: readonly ButtonModel[]
  readonly links?: readonly LinkModel[]
  readonly upload?: boolean
  /** Ask before leaving with words typed and not sent. Never where someone may be watched. */
  readonly keepWords?: boolean
}

// ---- tables and lists ------------------------------------------------------------------------------

export interface ColumnModel {
  readonly label: string
  readonly numeric?: boolean
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' }
}

export interface CellModel {
  readonly text: string
  readonly href?: string
  readonly note?: string
  readonly tag?: TagModel
}

export interface TableModel {
  readonly caption: string
  readonly captionHidden?: boolean
  /** The first column names the row. */
  readonly columns: readonly ColumnModel[]
  readonly rows: readonly (readonly CellModel[])[]
  /** 'cards' (each row a card on the phone) unless a table of figures must keep its shape. */
  readonly narrow?: 'cards' | 'scroll'
}

export interface TagModel {
  readonly text: string
  readonly tone?: Tone
}

export interface PaginationModel {
  readonly previousHref?: string
  readonly nextHref?: string
  readonly pages?: readonly {
    readonly number?: number
    readonly href?: string
    readonly current?: boolean
    readonly gap?: boolean
  }[]
}

export interface ChipModel {
  readonly label: string
  readonly text: string
  /** The same list without this filter. */
  readonly removeHref: string
}

export interface FilterModel {
  readonly fields: readonly FieldModel[]
  /** Folded away until asked for, or until one of them is used. */
  readonly more?: { readonly fields: readonly FieldModel[]; readonly open: boolean }
  readonly chips: readonly ChipModel[]
  readonly clearHref: string
}

export interface EmptyModel {
  readonly heading: string
  readonly text: string
  readonly link?: LinkModel
}

/** A list page: search, filters and sorting are links and a GET form, so that each view has an address. */
export interface ListModel {
  readonly action: string
  readonly search?: FieldModel
  /** Sorting and the like, kept when searching. */
  readonly hidden?: Readonly<Record<string, string>>
  readonly filters?: FilterModel
  /** '87 homes', 'more than 10,000 homes'. */
  readonly count: string
  readonly table?: TableModel
  readonly empty?: EmptyModel
  readonly pagination?: PaginationModel
  readonly exportLinks?: readonly LinkModel[]
  /** What shows the same rows in another way: its template and what that is given. */
  readonly twin?: { readonly template: string; readonly model: object }
}

// ---- facts and stories -----------------------------------------------------------------------------

export interface FactModel {
  readonly term: string
  /** Nothing known: say so in `missing`, never leave it out. */
  readonly value?: string
  readonly href?: string
  readonly missing?: string
  /** Small print: source and date, '3 March 2024, 20 months ago'. */
  readonly note?: string
  readonly tag?: TagModel
  readonly action?: LinkModel
}

export interface CardModel {
  readonly heading: string
  readonly headingLevel?: 2 | 3
  readonly tone?: Tone
  readonly text?: string
  readonly facts?: readonly FactModel[]
  readonly links?: readonly LinkModel[]
  readonly button?: LinkModel
  /** It only leads somewhere: left out on paper. */
  readonly onScreen?: boolean
}

export interface ReasonModel {
  /** As it should be read: '14 Oct 2026', 'Sept 2026'. */
  readonly date: string
  readonly text: string
  /** How sure: '1 in 2,400 by chance'. */
  readonly sureness?: string
  readonly source: string
}

/** Reasons before scores: an edge, a sentence, the reasons, and what would change our mind. */
export interface AttentionModel {
  readonly heading: string
  readonly tone: 'lamp' | 'clay' | 'moss'
  readonly text: string
  readonly reasons: readonly ReasonModel[]
  /** Follows the words 'If this were wrong'. */
  readonly ifWrong?: string
  readonly action?: LinkModel
}

export interface TimelineEntryModel {
  readonly date: string
  readonly text: string
  readonly note?: string
  readonly link?: LinkModel
  readonly tag?: TagModel
  /** 'lamp' marks a turning point, 'quiet' what is background. */
  readonly mark?: 'plain' | 'lamp' | 'quiet'
}

export interface TimelineModel {
  /** For screen readers: 'What has happened at Larkfield House'. */
  readonly label: string
  readonly entries: readonly TimelineEntryModel[]
  readonly more?: LinkModel
}

export interface ChartModel {
  readonly id: string
  /** The message in words. */
  readonly title: string
  readonly headingLevel?: 2 | 3
  /** What is counted, of what, over when; how many; how sure. */
  readonly subtitle?: string
  /** SVG made by this product for a wide and a narrow page. The only HTML in any model. */
  readonly wide: string
  readonly narrow: string
  readonly table: TableModel
  readonly downloads?: readonly LinkModel[]
}

export interface CheckAnswersModel {
  readonly cards: readonly {
    readonly heading: string
    /** 'Only the council will see this.' */
    readonly whoSees?: string
    readonly answers: readonly {
      readonly question: string
      readonly answer: string
      readonly changeHref?: string
      /** In place of the link, a button of the form of this id. */
      readonly change?: { readonly form: string; readonly name: string; readonly value: string }
    }[]
  }[]
}

export interface PanelModel {
  readonly title: string
  readonly text?: string
  readonly reference?: string
}

export interface ProgressModel {
  readonly label: string
  readonly done: number
  /** Absent while the amount of work is not yet known. */
  readonly total?: number
  /** '2 minutes left'. */
  readonly timeLeft?: string
  readonly text?: string
}

export interface ErrorPageModel {
  readonly kind: 'invalid' | 'not-allowed' | 'not-found' | 'conflict' | 'too-many' | 'unavailable'
  readonly text?: string
  readonly next?: readonly LinkModel[]
  /** Told to a person who asks for help. */
  readonly reference?: string
}

/** What `platform/page.njk` shows, in this order, beside ShellModel and `page`. */
export interface PageBodyModel {
  readonly panel?: PanelModel
  readonly progress?: ProgressModel
  readonly paragraphs?: readonly string[]
  readonly attentions?: readonly AttentionModel[]
  readonly cards?: readonly CardModel[]
  readonly facts?: readonly FactModel[]
  readonly answers?: CheckAnswersModel
  readonly form?: FormModel
  readonly list?: ListModel
  readonly table?: TableModel
  readonly timeline?: TimelineModel
}
