import { hasTrait, labelOf, optionsOn } from '#law/code-list.ts'
import { isWrittenRoute, needsAddress } from '#law/letters.ts'
import { NotFound } from '#platform/errors.ts'
import { type FormPage, type FormStep, type PageContext, page } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import type { CardView } from '../contact/schema.ts'
import { headingOf } from '../contact/view.ts'
import { orderField } from '../court/order-field.ts'
import { aboutCase, caseOf, hereOf } from '../pages/case-forms.ts'
import { formWords, lettersIn, wishWords } from './blocks.ts'
import { NO_LETTER, prepareLetter } from './commands.ts'
import { draftOf } from './draft.ts'

/** The case, with the text to begin from. */
interface Writing extends CaseView {
  readonly beginning: Readonly<Record<string, unknown>>
}

const READ = 'The adult reads or hears the words as they stand. A copy stays in the case.'
const NO_SUCH = 'There is no such letter. Choose one from the page of the case.'

/** From a template, filled in with the words of the case. */
async function fromTemplate(ctx: PageContext): Promise<Writing> {
  const { letterStep = '', letterForm = '' } = ctx.params
  const whole = await caseOf(ctx)
  const asked = { step: letterStep, form: letterForm, council: ctx.councilName, today: ctx.today }
  const text = draftOf(whole, asked)
  if (text === undefined) throw new NotFound(NO_SUCH)
  return { ...whole, beginning: { text } }
}

/** From an earlier one, word for word: what is put right is all there is to type. */
async function fromEarlier(ctx: PageContext): Promise<Writing> {
  const whole = await caseOf(ctx)
  const earlier = lettersIn(whole)?.letters.find(one => one.id === ctx.params.letterId)
  if (!earlier) throw new NotFound(NO_LETTER)
  const { step: letterStep, form: letterForm, text, route, address, through, id: corrects } = earlier
  const known = { letterStep, letterForm, text, route, address, through, corrects }
  return {
    ...whole,
    beginning: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)),
  }
}

/** What the card and the adult say about being written to: beside the choice of a route. */
function whatTheyWant(whole: CaseView): string {
  const card = whole.parts.contactCard as CardView | null | undefined
  const safe = card
    ? headingOf(card, whole.adult.name)
    : 'Nobody has written the safe-contact card yet: in person only'
  const wish = lettersIn(whole)?.wish
  return `${safe}. ${wish ? `They want: ${wishWords(wish).toLowerCase()}.` : 'Nobody has asked yet what they want to be sent.'}`
}

const stepPage =
  (title: (whole: CaseView) => string, lede: (whole: CaseView) => string): FormStep['page'] =>
  (helper, ctx) => ({
    title: title(helper as CaseView),
    caption: aboutCase(helper),
    lede: lede(helper as CaseView),
    back: { text: 'The case', href: hereOf(ctx) },
  })

const routeOf = (answers: Readonly<Record<string, unknown>>): string => String(answers.route ?? '')

const ways = (today: Temporal.PlainDate) =>
  optionsOn('contact-channels', today).filter(
    ({ value }) => !hasTrait('contact-channels', value, 'written') && value !== 'observation',
  )

const steps: readonly FormStep[] = [
  {
    slug: 'text',
    section: 'Word for word',
    page: stepPage(
      ({ adult }) => `What will ${adult.name} read or hear?`,
      () =>
        'Short sentences, words that they use. What is between double brackets is yours to fill in or take out. Never write who told us.',
    ),
    whoSees: READ,
    fields: [
      {
        kind: 'textarea',
        name: 'text',
        label: 'The words',
        hint: 'Leave an empty line between paragraphs. On an easy read sheet each has room for a picture.',
        rows: 18,
        maxLength: 10_000,
      },
      orderField,
    ],
  },
  {
    slug: 'route',
    section: 'How it reaches them',
    page: stepPage(({ adult }) => `How does it reach ${adult.name}?`, whatTheyWant),
    fields: [
      ctx => ({
        kind: 'radios',
        name: 'route',
        label: 'How?',
        options: optionsOn('letter-routes', ctx.today),
      }),
    ],
  },
  {
    slug: 'where',
    section: 'How it reaches them',
    page: stepPage(
      () => 'Where exactly does it go?',
      () => 'To the adult themself, never care of anybody else. Who opens what comes there?',
    ),
    appliesTo: answers => needsAddress(routeOf(answers)),
    fields: [
      {
        kind: 'textarea',
        name: 'address',
        label: 'Address',
        hint: 'For email: one address, and nothing else.',
        rows: 4,
        maxLength: 500,
      },
    ],
  },
  {
    slug: 'way',
    section: 'How it reaches them',
    page: stepPage(
      () => 'In which way do they hear it?',
      () => 'Never through staff of the home, never through family.',
    ),
    appliesTo: answers => routeOf(answers) !== '' && !isWrittenRoute(routeOf(answers)),
    fields: [ctx => ({ kind: 'radios', name: 'through', label: 'In which way?', options: ways(ctx.today) })],
  },
]

const form = (path: string, helper: (ctx: PageContext) => Promise<Writing>): FormPage =>
  page.form<typeof prepareLetter>({
    path: `/safeguarding/concerns/{concernId}/letters/${path}`,
    command: prepareLetter,
    helper,
    initial: whole => (whole as Writing).beginning,
    steps,
    check: {
      page: (whole, ctx) => ({
        title: `${(whole as CaseView).adult.name} gets exactly this, and nobody else does`,
        caption: captionOf(whole as Writing, ctx),
        lede: 'It is kept as it stands, and you can stop it until it is handed over. Nothing goes by itself.',
      }),
      button: 'Write it',
    },
    button: 'Write it',
    done: ({ id }, ctx) => ({
      href: `${hereOf(ctx)}/letters/${id}`,
      notice: { kind: 'done', heading: 'Written. Nothing has gone yet', text: 'Read it once more.' },
    }),
    cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
  })

function captionOf({ beginning }: Writing, { params }: PageContext): string {
  const step = String(params.letterStep ?? beginning.letterStep ?? '')
  const written = String(params.letterForm ?? beginning.letterForm ?? '')
  const what = written === 'easy-read' ? formWords['easy-read'] : formWords.letter
  return `${what}: ${labelOf('letter-steps', step).toLowerCase()}`
}

export const writePages: readonly FormPage[] = [
  form('new/{letterStep}/{letterForm}', fromTemplate),
  form('{letterId}/anew', fromEarlier),
]
