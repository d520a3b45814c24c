import { keyQuestionsChart } from '../charts/key-questions-chart.ts'
import type { RatingHistory } from '../charts/ratings.ts'
import { ratingsChart } from '../charts/ratings-chart.ts'
import { downloadLinks } from '../downloads.ts'
import type { ErrorPageModel, PageModel, ShellModel } from '../models.ts'
import { everyField } from './every-field.ts'
import {
  answers,
  emptyList,
  heardCard,
  homesList,
  nowCard,
  paused,
  publicShell,
  question,
  quietHome,
  shell,
  story,
} from './samples.ts'

export interface SamplePage {
  readonly name: string
  readonly template: string
  readonly context: object
}

/** Where the sample pages' own templates are: give it to `createViews` as the namespace `gallery`. */
export const galleryTemplates = `${import.meta.dirname}/templates`

export const sampleHistory: RatingHistory = {
  today: '2026-11-16',
  ratings: [
    {
      publishedOn: '2015-06-02',
      overall: 'good',
      registration: 'until July 2019',
      provider: 'Marsh Homes Ltd',
    },
    {
      publishedOn: '2018-02-20',
      overall: 'good',
      registration: 'until July 2019',
      provider: 'Marsh Homes Ltd',
    },
    {
      publishedOn: '2018-05-09',
      overall: null,
      registration: 'until July 2019',
      provider: 'Marsh Homes Ltd',
    },
    {
      publishedOn: '2019-08-01',
      overall: 'good',
      registration: 'now',
      provider: 'Wold Care Ltd',
      inherited: true,
    },
    {
      publishedOn: '2020-11-03',
      overall: 'requires-improvement',
      registration: 'now',
      provider: 'Wold Care Ltd',
    },
    {
      publishedOn: '2024-03-03',
      overall: 'requires-improvement',
      registration: 'now',
      provider: 'Wold Care Ltd',
    },
  ],
  ownerChanges: [{ on: '2019-08-01', provider: 'Wold Care Ltd' }],
}

const reports = [
  {
    publishedOn: '2018-02-20',
    safe: 'good',
    effective: 'good',
    caring: 'outstanding',
    responsive: 'good',
    wellLed: 'good',
  },
  {
    publishedOn: '2020-11-03',
    safe: 'inadequate',
    effective: null,
    caring: 'good',
    responsive: 'good',
    wellLed: 'requires-improvement',
  },
  {
    publishedOn: '2024-03-03',
    safe: 'requires-improvement',
    effective: 'good',
    caring: 'good',
    responsive: 'good',
    wellLed: 'requires-improvement',
  },
] as const

/** Every template, filled. */
export async function samplePages(): Promise<SamplePage[]> {
  const home = {
    attentions: [quietHome, paused],
    cards: [nowCard, heardCard],
    ratings: await ratingsChart(sampleHistory, {
      downloads: downloadLinks(format => `/ratings.${format}`),
    }),
    questions: await keyQuestionsChart(reports),
    story,
  }
  return [
    {
      name: 'home',
      template: 'gallery/home.njk',
      context: within(
        shell,
        {
          title: 'Larkfield House',
          lede: 'Nursing home for 38 people, dementia and older people · Wend Road, Marshby · run by Wold Care Ltd since 2019',
          back: { text: 'All homes', href: '/homes' },
        },
        home,
      ),
    },
    page(
      'list',
      within(shell, { title: 'Homes', lede: 'Every care home in Fenmarsh, open now.' }, { list: homesList }),
    ),
    page('empty', within(shell, { title: 'Homes' }, { list: emptyList })),
    page(
      'question',
      within(
        publicShell,
        {
          title: 'Does the person know that you are telling us?',
          caption: 'Worried about someone in a care home · question 2 of 9',
          headingInForm: true,
          width: 'question',
          back: { text: 'Back', href: '/worried/1' },
          exitHref: 'https://www.bbc.co.uk/weather',
        },
        { form: question },
      ),
    ),
    page(
      'fields',
      within(
        shell,
        {
          title: 'Write down what you saw',
          back: { text: 'Larkfield House', href: '/homes/1' },
          width: 'question',
          errors: [
            { text: 'February 2026 has no day 31', href: '#seen' },
            { text: 'Write what you saw, in a sentence or two', href: '#words' },
          ],
        },
        { form: everyField },
      ),
    ),
    page(
      'answers',
      within(publicShell, { title: 'Check what you will send', width: 'question' }, { answers }),
    ),
    page(
      'done',
      within(
        publicShell,
        { title: 'What happens next', width: 'question' },
        {
          panel: {
            title: 'We have what you told us',
            text: 'Thank you for speaking up.',
            reference: 'KX4 9TM',
          },
          paragraphs: ['Someone from the safeguarding team will read it today.'],
        },
      ),
    ),
    page(
      'progress',
      within(
        shell,
        {
          title: 'Reading the register',
          refreshSeconds: 5,
          notice: { kind: 'done', heading: 'The file has been checked', text: 'Every record could be read.' },
        },
        { progress: { label: 'Homes', done: 1200, total: 14500, timeLeft: 'about 2 minutes left' } },
      ),
    ),
    ...errorPages(),
  ]
}

function errorPages(): SamplePage[] {
  const kinds: ErrorPageModel['kind'][] = [
    'invalid',
    'not-allowed',
    'not-found',
    'conflict',
    'too-many',
    'unavailable',
  ]
  return kinds.map(kind => ({
    name: `error-${kind}`,
    template: 'platform/error.njk',
    context: within(publicShell, { title: '', width: 'question' }, { error: { kind, reference: 'R-0198' } }),
  }))
}

function page(name: string, context: object): SamplePage {
  return { name, template: 'platform/page.njk', context }
}

function within(around: ShellModel, model: PageModel, rest: object): object {
  return { ...around, page: model, ...rest }
}
