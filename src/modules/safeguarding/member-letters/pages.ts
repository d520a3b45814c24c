import { optionsOn } from '#law/code-list.ts'
import { needsNoAgreement } from '#law/safe-fact-sheet.ts'
import { type FieldSpec, type Page, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { answeredFilter } from '../pages/answered-filter.ts'
import { dateField, processForms, textarea } from '../process/forms.ts'
import * as commands from './commands.ts'
import { getLetter, listLetters } from './queries.ts'
import { type LetterView, sheetParts } from './schema.ts'
import { LETTERS, letterHref, letterPage } from './view.ts'

const WHO =
  'Those who may see the case that the letter is about. The member reads the signed fact sheet alone.'

const list = page.list<typeof listLetters>({
  path: LETTERS,
  query: listLetters,
  page: ({ total, items }, _ctx, _helper, { open }) => {
    const late = items.filter(item => item.overdue).length
    return {
      title:
        open !== 'true'
          ? 'Letters from elected members'
          : total === 0
            ? 'No letter from an elected member waits'
            : `${plural(total, 'letter waits', 'letters wait')} for an answer`,
      lede:
        late > 0
          ? `${late} past the local target.`
          : 'From councillors and members of Parliament. None of them sees a case.',
    }
  },
  noun: { one: 'letter', many: 'letters' },
  filters: [answeredFilter],
  defaults: { open: 'true' },
  columns: [
    {
      label: 'Letter',
      cell: row => ({ text: row.reference, href: letterHref(row.id), note: row.kindLabel }),
    },
    { label: 'Case', cell: row => ({ text: row.concernReference ?? 'None' }) },
    { label: 'How it stands', cell: row => ({ text: row.stateLabel }) },
    {
      label: 'Local target',
      cell: row => ({
        text: row.dueOn ? formatCivilDate(row.dueOn) : 'None',
        note: `came ${formatCivilDate(row.receivedOn)}`,
        ...(row.overdue ? { tag: { text: 'Past it', tone: 'clay' as const } } : {}),
      }),
    },
  ],
  links: () => [{ text: 'Write down a letter', href: `${LETTERS}/new` }],
  empty: () => ({
    heading: 'None that you may see',
    text: 'Write down each letter on the day it comes, whoever it was sent to.',
    link: { text: 'Write down a letter', href: `${LETTERS}/new` },
  }),
})

const coded =
  (name: string, label: string, id: Parameters<typeof optionsOn>[0]): FieldSpec =>
  ctx => ({ kind: 'radios', name, label, options: optionsOn(id, ctx.today) })

const sourceField = (optional = false): FieldSpec => ({
  ...{ kind: 'radios', name: 'couldBeSource', optional, inline: true },
  label: 'Could whoever asked them to write be the source of risk, or close to whoever is?',
  hint: 'Not known counts as yes: nothing of any person is told then.',
  options: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
    { value: 'unknown', text: 'Not known' },
  ],
})

const log = page.form<typeof commands.logLetter>({
  path: `${LETTERS}/new`,
  command: commands.logLetter,
  steps: [
    {
      slug: 'letter',
      page: () => ({
        title: 'A letter from a councillor or a member of Parliament',
        lede: 'If it tells of somebody at risk, raise a concern as well: that never waits for an answer to the letter.',
        back: { text: 'Letters from elected members', href: LETTERS },
      }),
      fields: [
        coded('kind', 'Who wrote?', 'member-kinds'),
        { kind: 'text', name: 'member', label: 'Their name', autocomplete: 'off' },
        {
          kind: 'text',
          name: 'address',
          label: 'Where the answer goes',
          optional: true,
          autocomplete: 'off',
        },
        { kind: 'text', name: 'about', label: 'About whom or what, as the letter has it' },
        textarea('asks', 'What do they ask?', { rows: 5 }),
        coded('asker', 'Who asked them to write?', 'member-askers'),
        { kind: 'text', name: 'askerName', label: 'Their name', optional: true, autocomplete: 'off' },
        sourceField(),
        {
          ...{
            kind: 'text',
            name: 'concernReference',
            label: 'Reference of the case',
            optional: true,
            width: 20,
          },
          hint: 'Only if you know that there is one. For example C-7KQF-2M9D.',
        },
        dateField('receivedOn', 'When did it come?'),
      ],
      whoSees: WHO,
    },
  ],
  button: 'Write it down',
  done: ({ id, reference, dueOn }) => ({
    href: letterHref(id),
    notice: {
      kind: 'done',
      heading: `Written down: ${reference}`,
      ...(dueOn ? { text: `The local target for the answer is ${formatCivilDate(dueOn)}.` } : {}),
    },
  }),
  cancel: () => ({ text: 'Cancel', href: LETTERS }),
})

const whole = page.show<typeof getLetter>({
  path: `${LETTERS}/{memberLetterId}`,
  query: getLetter,
  template: 'safeguarding/case.njk',
  model: letterPage,
})

const form = processForms({
  path: `${LETTERS}/{memberLetterId}`,
  query: getLetter,
  caption: one => `${one.member ?? 'Name removed'}, ${one.reference}`,
  back: 'The letter',
  whoSees: WHO,
})

const isAgreed = ({ agreements }: LetterView, part: string): boolean =>
  needsNoAgreement(part) || agreements.some(one => !one.endedOn && one.parts.includes(part))

/** A part that nobody agreed to is not offered, unless words of it stand there from before. */
const partField =
  (part: string): FieldSpec =>
  (_ctx, helper) => {
    const { whole: letter } = helper as Drafting
    const name = `sheet.${part}`
    const written = letter.sheet.some(one => one.part === part)
    if (!isAgreed(letter, part) && !written) return { kind: 'hidden', name, label: '' }
    const label = letter.mayTell.find(told => told.part === part)?.label ?? part
    return { kind: 'textarea', name, label, rows: 3, maxLength: 4000, optional: true }
  }

/** 'Nobody has agreed that these are told: …' */
function notAgreed(letter: LetterView): string {
  const without = letter.mayTell
    .filter(({ part }) => !isAgreed(letter, part))
    .map(one => one.label.toLowerCase())
  return without.length > 0 ? ` Nobody has agreed that these are told: ${without.join('; ')}.` : ''
}

interface Drafting {
  readonly whole: LetterView
}

const said = ({ sheet }: LetterView) =>
  Object.fromEntries(sheet.map(({ part, words }) => [part, words ?? '']))

const sheetForm = page.form<typeof commands.draftSheet>({
  path: `${LETTERS}/{memberLetterId}/sheet`,
  command: commands.draftSheet,
  helper: async ctx => ({
    whole: await ctx.ask(getLetter, { memberLetterId: ctx.params.memberLetterId ?? '' }),
  }),
  initial: helper => {
    const one = (helper as Drafting).whole
    return { version: one.version, couldBeSource: one.couldBeSource, sheet: said(one) }
  },
  steps: [
    {
      slug: 'sheet',
      section: 'What they will read',
      page: (helper, ctx) => ({
        title: 'The safe fact sheet',
        caption: (helper as Drafting).whole.reference,
        lede: `Only what somebody agreed to, and no more than answers the question.${notAgreed((helper as Drafting).whole)}`,
        back: { text: 'The letter', href: letterHref(ctx.params.memberLetterId ?? '') },
      }),
      fields: [sourceField(), ...sheetParts.map(partField)],
      whoSees: 'The member reads what you write here once a manager has signed it.',
    },
  ],
  check: {
    page: helper => ({
      title: 'They will read exactly this, once it is signed',
      caption: (helper as Drafting).whole.member ?? '',
    }),
    button: 'Give it to a manager to sign',
  },
  button: 'Look at it first',
  done: (_result, ctx) => ({
    href: letterHref(ctx.params.memberLetterId ?? ''),
    notice: { kind: 'done', heading: 'A manager has to sign it', text: 'Nothing is sent before that.' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: letterHref(ctx.params.memberLetterId ?? '') }),
})

const forms: readonly Page[] = [
  form({
    path: 'agreements/new',
    command: commands.recordAgreement,
    title: 'Who agreed that the member is told what?',
    lede: 'That a member asks is no agreement. Ask the adult when they can speak freely.',
    fields: [
      coded('basis', 'Whose agreement, or which other basis?', 'agreement-bases'),
      { kind: 'text', name: 'who', label: 'Who agreed, or decided' },
      ctx => ({
        ...{ kind: 'checkboxes', name: 'parts', label: 'What does it cover?' },
        options: optionsOn('fact-sheet-parts', ctx.today).slice(2),
      }),
      dateField('givenOn', 'When was it given?'),
      textarea('words', 'What they said', { optional: true, maxLength: 4000 }),
    ],
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    path: 'agreements/{agreementId}/end',
    command: commands.endAgreement,
    title: 'Was it taken back?',
    lede: 'What this alone covered is not told from now on, also where a manager has signed it.',
    fields: [dateField('endedOn', 'Since when does it not hold?')],
    ...{ button: 'It was taken back', done: 'Written down' },
  }),
  sheetForm,
  form({
    path: 'signature',
    command: commands.signSheet,
    title: 'May the member read this?',
    lede: 'You read it on the page of the letter. Your name stands with it.',
    fields: [
      (_ctx, helper) =>
        (helper as Drafting).whole.restrictedByCourt
          ? {
              ...{ kind: 'checkboxes', name: 'orderAllows', optional: true },
              label: 'An order of a court restricts who may be told',
              options: [{ value: 'yes', text: 'I have read the order, and it lets the member have this' }],
            }
          : { kind: 'hidden', name: 'orderAllows', label: '' },
    ],
    ...{ button: 'Sign it', done: 'Signed. Now it may be sent.' },
  }),
  form({
    path: 'sent',
    command: commands.sendSheet,
    title: 'When was it sent?',
    lede: 'Lantern sends nothing. You send exactly what was signed.',
    fields: [dateField('sentOn', 'When?')],
    ...{ button: 'It was sent', done: 'The member is answered' },
  }),
  form({
    path: 'end',
    command: commands.endLetter,
    title: 'Why is there no fact sheet?',
    fields: [textarea('words', 'Why', { maxLength: 2000 })],
    ...{ button: 'End it', done: 'Ended', tone: 'warning' },
  }),
]

export const pages: readonly Page[] = [list, log, whole, ...forms]
