import { optionsOn } from '#law/code-list.ts'
import { section44On } from '#law/section-44.ts'
import type { FieldSpec, Page, PageContext } from '#platform/http/page/page.ts'
import { dateField, processForms, textarea } from '../process/forms.ts'
import { decideReview, draftReview, finishReview, noteReview, screenReview } from './commands.ts'
import {
  acceptRecommendation,
  addRecommendation,
  answerForReview,
  askForReview,
  carryOutRecommendation,
  declineRecommendation,
} from './part-commands.ts'
import { getReview } from './queries.ts'
import type { ReviewView } from './schema.ts'

const form = processForms({
  path: '/safeguarding/reviews/{reviewId}',
  query: getReview,
  caption: whole => `${whole.home?.name ?? 'Review'}, ${whole.reference}`,
  back: 'The review',
  whoSees: 'The Safeguarding Adults Board, and who manages for it.',
})

const limb =
  (code: string): FieldSpec =>
  ctx => ({
    ...{ kind: 'radios', name: `answers.${code}`, inline: true },
    label: section44On(ctx.today).questions.find(one => one.code === code)?.question ?? code,
    options: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
      { value: 'unknown', text: 'Not known' },
    ],
  })

const recommended = (whole: ReviewView, ctx: PageContext) =>
  whole.recommendationList.find(one => one.id === ctx.params.recommendationId)
const numbered = (before: string) => (whole: ReviewView, ctx: PageContext) =>
  `${before} recommendation ${recommended(whole, ctx)?.number ?? ''}`
const itsVersion = (whole: ReviewView, ctx: PageContext) => ({
  version: recommended(whole, ctx)?.version ?? 1,
})

export const forms: readonly Page[] = [
  form({
    ...{ path: 'screening', command: screenReview, title: 'Screen the referral' },
    lede: 'By somebody who never worked on the case: whoever did is refused here.',
    fields: [textarea('words', 'What did you find?', { rows: 6, maxLength: 8000 })],
    ...{ button: 'Hand it to the Board', done: 'It is with the Board' },
  }),
  form({
    ...{ path: 'decision', command: decideReview, title: 'Record the Board’s decision' },
    lede: 'The decision is the Board’s, not the council’s. A later one supersedes; none is changed.',
    fields: [
      ...['needs', 'working-together', 'died', 'abuse', 'serious'].map(limb),
      {
        ...{ kind: 'radios', name: 'outcome', label: 'What did the Board decide?' },
        options: [
          { value: 'mandatory', text: 'A review, as the Act requires' },
          { value: 'discretionary', text: 'A review, as the Act allows' },
          { value: 'none', text: 'No review' },
        ],
      },
      textarea('words', 'The Board’s reasons', { rows: 5, maxLength: 8000 }),
    ],
    ...{ button: 'Record the decision', done: 'The decision is recorded' },
  }),
  form({
    ...{ path: 'notes', command: noteReview, title: 'Advocate, inquest, police, how many' },
    fields: [
      { kind: 'number', name: 'died', label: 'How many suffered serious harm and died?', width: 3 },
      { kind: 'number', name: 'survived', label: 'How many suffered serious harm and survived?', width: 3 },
      {
        ...{ kind: 'radios', name: 'advocate', label: 'An advocate under section 68' },
        options: [
          { value: 'arranged', text: 'Arranged' },
          { value: 'not-needed', text: 'Not needed' },
          { value: 'not-known', text: 'Not looked at yet' },
        ],
      },
      { kind: 'text', name: 'advocateWords', label: 'Who, or why not', optional: true },
      ctx => ({
        ...{ kind: 'checkboxes', name: 'parallel', label: 'What runs alongside?', optional: true },
        options: optionsOn('parallel-processes', ctx.today),
      }),
      textarea('parallelWords', 'What they ask us to do or not to do', { optional: true, maxLength: 4000 }),
    ],
    initial: ({ died, survived, advocate, parallel }) => ({
      ...{ died, survived, advocate, parallel: parallel.map(one => one.code) },
    }),
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'askings/new', command: askForReview, title: 'Ask for information, or invite' },
    fields: [
      {
        ...{ kind: 'radios', name: 'kind', label: 'What is it?' },
        options: [
          {
            value: 'section-45',
            text: 'Information under section 45',
            hint: 'Whoever is asked must give it.',
          },
          { value: 'person', text: 'The person is invited to take part' },
          { value: 'family', text: 'Their family or friends are invited' },
        ],
      },
      { kind: 'text', name: 'of', label: 'Who is asked?' },
      textarea('words', 'What for?', { maxLength: 8000 }),
      dateField('askedOn', 'When?'),
      dateField('dueOn', 'By when do they answer?', { optional: true }),
    ],
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'askings/{askingId}', command: answerForReview, title: 'What did they answer?' },
    fields: [
      dateField('answeredOn', 'When?'),
      {
        ...{ kind: 'radios', name: 'answer', label: 'Answer' },
        options: [
          { value: 'given', text: 'Given' },
          { value: 'given-in-part', text: 'Given in part' },
          { value: 'refused', text: 'Refused' },
          { value: 'accepted', text: 'Takes part' },
          { value: 'declined', text: 'Does not want to' },
        ],
      },
      textarea('words', 'In words', { optional: true, maxLength: 8000 }),
    ],
    initial: (whole, ctx) => ({
      version: whole.askings.find(one => one.id === ctx.params.askingId)?.version ?? 1,
    }),
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'draft', command: draftReview, title: 'The draft is with the Board' },
    fields: [textarea('words', 'What does it say, in short?', { maxLength: 8000 })],
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'publication', command: finishReview, title: 'Is it published?' },
    lede: 'Its recommendations run on either way.',
    fields: [
      {
        ...{ kind: 'radios', name: 'publish', label: 'Is it published?', inline: true },
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      },
      textarea('words', 'Where, or why not', { maxLength: 4000 }),
    ],
    ...{ button: 'Record it', done: 'Recorded' },
  }),
  form({
    ...{ path: 'recommendations/new', command: addRecommendation, title: 'Add a recommendation' },
    fields: [
      textarea('words', 'What should change?', { maxLength: 4000 }),
      { kind: 'text', name: 'owner', label: 'Who carries it out? A body or a post' },
      dateField('dueOn', 'By when?'),
    ],
    initial: whole => (whole.home ? { homeId: whole.home.id } : {}),
    ...{ button: 'Add it', done: 'The recommendation is added' },
  }),
  form({
    path: 'recommendations/{recommendationId}/acceptance',
    command: acceptRecommendation,
    title: numbered('The Board accepts'),
    fields: [
      dateField('dueOn', 'By when?', {
        optional: true,
        hint: 'Leave it empty where the day stays as it is.',
      }),
    ],
    initial: itsVersion,
    ...{ button: 'Accept it', done: 'Accepted' },
  }),
  form({
    path: 'recommendations/{recommendationId}/proof',
    command: carryOutRecommendation,
    title: numbered('It was carried out:'),
    lede: 'Say how we know, not that we were told.',
    fields: [textarea('words', 'What is the proof?', { maxLength: 4000 })],
    initial: itsVersion,
    ...{ button: 'Write it down', done: 'Carried out' },
  }),
  form({
    path: 'recommendations/{recommendationId}/refusal',
    command: declineRecommendation,
    title: numbered('The Board decides not to carry out'),
    lede: 'Its reason stands in the Board’s annual report.',
    fields: [textarea('words', 'The Board’s reason', { maxLength: 4000 })],
    initial: itsVersion,
    tone: 'warning',
    ...{ button: 'Record the decision', done: 'The decision is recorded' },
  }),
]
