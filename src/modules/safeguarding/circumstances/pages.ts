import { type Circumstance, circumstanceOn } from '#law/circumstances.ts'
import { NotFound } from '#platform/errors.ts'
import {
  type FieldSpec,
  type FormField,
  type Page,
  type PageContext,
  page,
} from '#platform/http/page/page.ts'
import type { CardModel } from '#platform/view/models.ts'
import { getCase } from '../case/get-case.ts'
import type { CaseBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import type { CasePageModel } from '../view/case-page.ts'
import { concernHref } from '../view/words.ts'
import { besideIn } from './beside.ts'
import { writeCircumstance } from './commands.ts'
import { isStale, type Standing, standingsIn } from './holding.ts'
import {
  answersCard,
  changesCard,
  circumstanceHref,
  promptsTable,
  routesCard,
  standingWords,
} from './view.ts'

const NO_SUCH = 'There is no such circumstance. Choose it from the list on the case.'

/** @throws NotFound */
function standingOf(whole: CaseView, ctx: PageContext): Standing {
  const found = standingsIn(whole, ctx.today).find(one => one.circumstance.code === ctx.params.kind)
  if (!found) throw new NotFound(NO_SUCH)
  return found
}

const mayWrite = (whole: CaseView, ctx: PageContext): boolean =>
  whole.state !== 'closed' && ctx.mayEver(writeCircumstance)

function pageOfOne(whole: CaseView, ctx: PageContext): CasePageModel {
  const one = standingOf(whole, ctx)
  const { circumstance, because, written } = one
  const may = mayWrite(whole, ctx)
  const beside = besideIn(circumstance.code, whole)
  const card = (model: CardModel) => ({ card: model })
  const over = written && written.standing !== 'holds' ? endedWords[written.standing] : null
  return {
    page: {
      title: over ?? (one.active ? circumstance.holds : circumstance.title),
      caption: `${whole.adult.name}, ${whole.reference}`,
      lede: [because, circumstance.lede].filter(Boolean).join(' '),
      back: { text: 'The case', href: concernHref(whole.id) },
      width: 'wide',
    },
    first: [],
    story: [
      card(answersCard(one, whole, may)),
      ...(one.routes.length > 0 ? [card(routesCard(one, whole, may))] : []),
      promptsTable(one),
    ],
    facts: [
      ...(beside.length > 0 ? [card({ heading: 'What the case says', facts: beside })] : []),
      ...(circumstance.changes.length > 0 ? [card(changesCard(one))] : []),
    ],
  }
}

const endedWords = { over: 'This is over', 'not-so': 'Looked at, and not so' } as const

const one = page.show<typeof getCase>({
  path: '/safeguarding/concerns/{concernId}/circumstances/{kind}',
  query: getCase,
  template: 'safeguarding/case.njk',
  model: pageOfOne,
})

const endedOr = ({ written, circumstance }: Standing): string =>
  written && written.standing !== 'holds' ? endedWords[written.standing] : circumstance.lede

const tableOf = (heading: string, some: readonly Standing[], whole: CaseView): CaseBlock => ({
  table: {
    heading,
    model: {
      ...{ caption: heading, captionHidden: true },
      columns: [{ label: 'What' }, { label: 'What it means' }],
      rows: some.map(standing => [
        {
          text: standing.circumstance.title,
          href: circumstanceHref(whole.id, standing.circumstance.code),
        },
        {
          text: standing.active ? standingWords(standing) : endedOr(standing),
          ...(standing.because ? { note: standing.because } : {}),
        },
      ]),
    },
  },
})

function listOf(whole: CaseView, ctx: PageContext): CasePageModel {
  const all = standingsIn(whole, ctx.today)
  const active = all.filter(standing => standing.active)
  const others = all.filter(standing => !standing.active)
  return {
    page: {
      title: 'What else must be thought of?',
      caption: `${whole.adult.name}, ${whole.reference}`,
      lede: 'Each changes what to ask and whom to tell. A person decides; nothing here opens or closes a case.',
      back: { text: 'The case', href: concernHref(whole.id) },
      width: 'wide',
    },
    first: [],
    story: [
      ...(active.length > 0 ? [tableOf('It holds, or may', active, whole)] : []),
      ...(others.length > 0 ? [tableOf('Nobody has said that these hold', others, whole)] : []),
    ],
    facts: [],
  }
}

const list = page.show<typeof getCase>({
  path: '/safeguarding/concerns/{concernId}/circumstances',
  query: getCase,
  template: 'safeguarding/case.njk',
  model: listOf,
})

const meant = (ctx: PageContext): Circumstance | undefined => circumstanceOn(ctx.params.kind ?? '', ctx.today)

/** A form asks as many questions as its circumstance has; what is beyond them is not shown. */
const MOST_QUESTIONS = 6
const nothing = (at: number): FormField => ({ kind: 'hidden', name: `none${at}`, label: '' })

const question =
  (at: number): FieldSpec =>
  ctx => {
    const asked = meant(ctx)?.asks[at]
    if (!asked) return nothing(at)
    return {
      kind: 'radios',
      name: `answers.${asked.code}`,
      label: asked.question,
      ...(asked.hint ? { hint: asked.hint } : {}),
      optional: true,
      inline: true,
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'unknown', text: 'Not known' },
      ],
    }
  }

const count: FieldSpec = ctx => {
  const { number } = meant(ctx) ?? {}
  return number
    ? {
        kind: 'number',
        name: 'counted',
        label: number.label,
        hint: `${number.citation}.`,
        optional: true,
        width: 3,
      }
    : nothing(MOST_QUESTIONS)
}

const happened: FieldSpec = ctx => {
  const { day } = meant(ctx) ?? {}
  return day ? { kind: 'date', name: 'happenedOn', label: day, optional: true } : nothing(MOST_QUESTIONS + 1)
}

const form = caseForm({
  path: 'circumstances/{kind}/write',
  command: writeCircumstance,
  title: 'What is known?',
  lede: (_whole, ctx) => {
    const circumstance = meant(ctx)
    if (!circumstance) throw new NotFound(NO_SUCH)
    return `${circumstance.title}. ${circumstance.lede} Not known is an answer.`
  },
  fields: [
    ...Array.from({ length: MOST_QUESTIONS }, (_, at) => question(at)),
    count,
    happened,
    { kind: 'text', name: 'about', label: 'Who, where, about when', optional: true, maxLength: 500 },
    { kind: 'textarea', name: 'words', label: 'In words', optional: true, rows: 4, maxLength: 4000 },
    {
      kind: 'radios',
      name: 'standing',
      label: 'Does it hold?',
      options: [
        { value: 'holds', text: 'It holds, or may' },
        { value: 'over', text: 'It is over' },
        { value: 'not-so', text: 'It was looked at, and is not so', hint: 'Say in words how you know.' },
      ],
    },
  ],
  initial: (whole, ctx) => {
    const { written } = standingOf(whole, ctx)
    if (!written || isStale(whole, written)) return { version: written?.version ?? 0, standing: 'holds' }
    const { version, standing, counted, happenedOn, about } = written
    return { version, standing, answers: written.answers, counted, happenedOn, about }
  },
  button: 'Write it down',
  done: 'Written down',
  doneText: 'Whom to tell or ask stands with it, under what else must be thought of.',
})

export const pages: readonly Page[] = [list, one, form]
