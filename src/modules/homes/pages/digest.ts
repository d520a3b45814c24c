import { page } from '#platform/http/page/page.ts'
import { chooseDigest, getDigest } from '../digest/units.ts'
import { changesTable } from '../view/changes.ts'
import type { AnswerOf } from '../view/shapes.ts'
import { whatChanged } from '../watches/what-changed.ts'

type Digest = AnswerOf<typeof getDigest>

export const rhythmWords: Readonly<Record<Digest['every'], string>> = {
  never: 'No mail',
  weekday: 'Every weekday',
  monday: 'Every Monday',
}

export const digestForm = page.form<typeof chooseDigest>({
  path: '/watches/mail',
  command: chooseDigest,
  helper: ctx => ctx.ask(getDigest, {}),
  initial: helper => ({ every: (helper as Digest).every }),
  steps: [
    {
      slug: 'mail',
      page: () => ({
        title: 'Mail about what you watch',
        lede: 'At 7 in the morning, with what changed since the mail before; none when nothing changed. It says only what CQC’s register says of homes, and never a filter’s name.',
      }),
      whoSees:
        'You, and whoever reads your mail. An administrator sees that Lantern wrote to you, not what about.',
      fields: [
        {
          kind: 'radios',
          name: 'every',
          label: 'How often do you want mail?',
          options: Object.entries(rhythmWords).map(([value, text]) => ({ value, text })),
        },
      ],
    },
  ],
  button: 'Save',
  done: ({ every }, _ctx, before) => ({
    href: '/watches',
    notice: {
      kind: 'done',
      heading:
        every === 'never' ? 'You get no mail about what you watch' : `You get mail ${inSentence[every]}`,
      ...((before as Digest).every === 'never' ? { text: 'It begins with what changes from now on.' } : {}),
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/watches' }),
})

const inSentence = { weekday: 'every weekday', monday: 'every Monday' } as const

export const watchedChanges = page.show<typeof whatChanged>({
  path: '/watches/changes',
  query: whatChanged,
  input: () => ({ limit: 200, watched: 'true' }),
  template: 'homes/changes.njk',
  model: ({ items }, ctx) => ({
    page: {
      title:
        items.length > 0 ? 'What has changed in what you watch' : 'Nothing has changed in what you watch',
      lede: 'As Lantern noticed it in the last 30 days, in any council. That nothing changed does not say that all is well.',
      back: { text: 'What you watch', href: '/watches' },
      width: 'wide',
    },
    ...(items.length > 0 ? { table: changesTable(items, ctx.today) } : {}),
  }),
})
