import { type Page, page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel } from '#platform/view/models.ts'
import { answerTheme, feedbackThemes } from './queries.ts'
import type { Themes } from './schema.ts'

type Counts = readonly { readonly label: string; readonly count: number }[]

const countsCard = (heading: string, counts: Counts | null): CardModel => ({
  heading,
  ...(counts
    ? { facts: counts.map(({ label, count }) => ({ term: label, value: String(count) })) }
    : { text: 'Fewer than five people have answered in a year. That is too few to show.' }),
})

function themeCard({ theme, name, people, answers }: Themes['items'][number], mayAnswer: boolean): CardModel {
  const spoken =
    people === null ? 'Fewer than five people spoke of it, or nobody.' : `${people} people spoke of it.`
  return {
    heading: name,
    tone: people !== null && answers.length === 0 ? 'lamp' : 'plain',
    text:
      people !== null && answers.length === 0
        ? `${spoken} Nothing was said yet about what comes of it.`
        : spoken,
    facts: answers.map(({ kind, words, answeredAt }) => ({
      term: kind === 'change' ? 'What changes' : 'Why nothing changes',
      value: words,
      note: formatCivilDate(civilDateOf(answeredAt)),
    })),
    links: mayAnswer
      ? [
          {
            text: 'Say what comes of it',
            hiddenText: `: ${name}`,
            href: `/safeguarding/themes/${theme}/answer`,
          },
        ]
      : [],
  }
}

const themes = page.show<typeof feedbackThemes>({
  path: '/safeguarding/themes',
  query: feedbackThemes,
  template: 'platform/page.njk',
  model: (view, ctx) => ({
    page: {
      title: 'What people said afterwards',
      caption: 'Answers of a year',
      lede: `${view.answered} adults answered. A theme is shown from five people on, and never with a name. Each leads to a change, or to a reason why not that everybody may read.`,
      back: { text: 'Asked afterwards', href: '/safeguarding/feedback' },
      width: 'wide',
    },
    cards: [
      ...view.items.map(item => themeCard(item, ctx.mayEver(answerTheme))),
      countsCard('Did you feel listened to?', view.listened),
      countsCard('Do you feel safer?', view.safer),
      ...(view.notAsked.length > 0 ? [countsCard('Not asked, because', view.notAsked)] : []),
    ],
  }),
})

const answerOne = page.form<typeof answerTheme>({
  path: '/safeguarding/themes/{theme}/answer',
  command: answerTheme,
  helper: ctx => ctx.ask(feedbackThemes, {}),
  steps: [
    {
      slug: 'answer',
      page: (helper, ctx) => ({
        title: 'What comes of it?',
        caption: (helper as Themes).items.find(item => item.theme === ctx.params.theme)?.name ?? 'Theme',
        back: { text: 'What people said afterwards', href: '/safeguarding/themes' },
      }),
      fields: [
        {
          kind: 'radios',
          name: 'kind',
          label: 'Does something change?',
          options: [
            { value: 'change', text: 'Yes, this changes' },
            { value: 'why-not', text: 'No, and this is why' },
          ],
        },
        {
          kind: 'textarea',
          name: 'publicWords',
          label: 'In words that everybody may read',
          hint: 'Nothing that could point to a person.',
          rows: 4,
          maxLength: 1000,
        },
      ],
      whoSees: 'Everybody.',
    },
  ],
  button: 'Publish it',
  done: () => ({ href: '/safeguarding/themes', notice: { kind: 'done', heading: 'Published' } }),
  cancel: () => ({ text: 'Cancel', href: '/safeguarding/themes' }),
})

export const themePages: readonly Page[] = [themes, answerOne]
