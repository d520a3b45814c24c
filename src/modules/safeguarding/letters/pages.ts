import { codesOn, hasTrait, optionsOn } from '#law/code-list.ts'
import { type Page, type PageContext, page } from '#platform/http/page/page.ts'
import type { CardModel } from '#platform/view/models.ts'
import { getCase } from '../case/get-case.ts'
import type { CaseView } from '../case/schema.ts'
import { orderField } from '../court/order-field.ts'
import { aboutCase, caseForm, caseOf } from '../pages/case-forms.ts'
import { concernHref } from '../view/words.ts'
import { lettersIn, wishWords } from './blocks.ts'
import { writeLetterWish } from './commands.ts'
import { handOverLetter, stopLetter } from './end-commands.ts'
import { letterPage } from './letter-page.ts'
import { readLetter } from './queries.ts'
import type { LetterRead } from './schema.ts'
import { writePages } from './write-page.ts'

/** One card for each step, with the forms in which it can be written. */
function stepCards(whole: CaseView, today: Temporal.PlainDate): readonly CardModel[] {
  const here = `${concernHref(whole.id)}/letters/new`
  return codesOn('letter-steps', today).map(({ code, label }) => ({
    heading: label,
    ...(lettersIn(whole)?.wish?.steps.includes(code) ? { text: 'They want to be sent this.' } : {}),
    links: [
      { text: 'Letter in plain English', href: `${here}/${code}/letter`, hiddenText: `: ${label}` },
      { text: 'Easy read sheet', href: `${here}/${code}/easy-read`, hiddenText: `: ${label}` },
    ],
  }))
}

const choose = page.show<typeof getCase>({
  path: '/safeguarding/concerns/{concernId}/letters/new',
  query: getCase,
  template: 'platform/page.njk',
  model(whole, ctx) {
    const { wish, closed } = lettersIn(whole) ?? {}
    const asked = wish
      ? `They want: ${wishWords(wish).toLowerCase()}.`
      : 'Nobody has asked yet what they want to be sent. Ask them first, where you can.'
    const stop = closed
      ? [{ heading: 'Nothing may be sent now', tone: 'clay' as const, text: closed, reasons: [] }]
      : []
    return {
      page: {
        title: `What do you want ${whole.adult.name} to know?`,
        caption: aboutCase(whole),
        lede: `${asked} Each begins with the words of the case, and you can change every word.`,
        back: { text: 'The case', href: concernHref(whole.id) },
      },
      attentions: stop,
      cards: closed ? [] : stepCards(whole, ctx.today),
    }
  },
})

const wish = caseForm({
  path: 'letters/wish',
  command: writeLetterWish,
  title: whole => `What does ${whole.adult.name} want to be sent?`,
  lede: 'Ask them alone. Nothing in writing is as good an answer as any. The newest answer holds.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'wants',
      label: 'What do they want?',
      options: optionsOn('letter-wishes', ctx.today),
    }),
    ctx => ({
      kind: 'checkboxes',
      name: 'steps',
      label: 'When do they want it?',
      optional: true,
      options: optionsOn('letter-steps', ctx.today),
    }),
    {
      kind: 'textarea',
      name: 'words',
      label: 'What they said of it',
      hint: 'In their words.',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  initial: whole => {
    const before = lettersIn(whole)?.wish
    return before ? { wants: before.wants, steps: before.steps } : {}
  },
  button: 'Write it down',
  done: 'Written down',
})

interface CaseWithLetter extends CaseView {
  readonly letter: LetterRead
}

async function caseWithLetter(ctx: PageContext): Promise<CaseWithLetter> {
  const { concernId = '', letterId = '' } = ctx.params
  return { ...(await caseOf(ctx)), letter: await ctx.ask(readLetter, { concernId, letterId }) }
}

const letterOf = (whole: CaseView): LetterRead => (whole as CaseWithLetter).letter

const handOver = caseForm({
  path: 'letters/{letterId}/hand-over',
  command: handOverLetter,
  helper: caseWithLetter,
  title: whole => `Has ${whole.adult.name} had it?`,
  lede: whole => {
    const { to, routeLabel, address } = letterOf(whole)
    return `${to ?? 'The adult'} alone. ${routeLabel}${address ? `: ${address.replaceAll('\n', ', ')}` : ''}. Word for word as it stands on its page.`
  },
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'handedBy',
      label: 'Who handed it over, sent it or told them?',
      options: optionsOn('handed-by', ctx.today).filter(
        ({ value }) => !['home-staff', 'family'].includes(value),
      ),
    }),
    {
      kind: 'text',
      name: 'handedByName',
      label: 'Their name',
      hint: 'Empty: you. Never staff of the home, never family.',
      optional: true,
      maxLength: 200,
    },
    { kind: 'date', name: 'handedOn', label: 'When', hint: 'Empty: today.', optional: true },
    {
      kind: 'textarea',
      name: 'words',
      label: 'How they took it',
      hint: 'In their words, where they said something.',
      optional: true,
      rows: 3,
      maxLength: 4000,
    },
    orderField,
  ],
  initial: whole => ({ version: letterOf(whole).version }),
  button: 'Write it down',
  done: 'Written down',
})

const stop = caseForm({
  path: 'letters/{letterId}/stop',
  command: stopLetter,
  helper: caseWithLetter,
  title: 'Stop this before it is handed over?',
  lede: 'What it says is kept, and it does not go.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'because',
      label: 'Why?',
      options: optionsOn('letter-stopped', ctx.today).filter(
        ({ value }) => !hasTrait('letter-stopped', value, 'by-itself'),
      ),
    }),
    {
      kind: 'textarea',
      name: 'words',
      label: 'In words, where that helps',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  initial: whole => ({ version: letterOf(whole).version }),
  button: 'Stop it',
  tone: 'warning',
  done: 'Stopped. It does not go',
})

export const pages: readonly Page[] = [choose, wish, ...writePages, letterPage, handOver, stop]
