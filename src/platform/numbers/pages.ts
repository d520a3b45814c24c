import type { z } from 'zod'
import { type OpenPage, openPage } from '../http/open/page.ts'
import { type Page, page } from '../http/page/page.ts'
import { readNumbers, setNumbers } from './units.ts'
import { numbersCard } from './words.ts'

type Answer = z.input<typeof readNumbers.output>

const set = page.form({
  path: '/numbers',
  command: setNumbers,
  helper: ctx => ctx.ask(readNumbers, {}),
  initial: answer => ({ ...(answer as Answer).numbers }),
  steps: [
    {
      slug: 'numbers',
      page: () => ({
        title: 'Telephone numbers',
        lede: 'Every public page tells these, beside 999, and says when they are answered. Call both before you save.',
      }),
      fields: [
        { kind: 'telephone', name: 'day', label: 'Day number', width: 20 },
        {
          kind: 'text',
          name: 'dayHours',
          label: 'When the day number is answered',
          hint: 'Like Monday to Friday, 9am to 5pm',
        },
        { kind: 'telephone', name: 'night', label: 'Number at any other time', width: 20 },
      ],
      whoSees: 'Everyone.',
    },
  ],
  button: 'Save',
  done: () => ({ href: '/numbers', notice: { kind: 'done', heading: 'The numbers were saved' } }),
})

export const numberPages: readonly Page[] = [set]

/** Also what a proxy keeps a copy of, for when Lantern is down. */
const tell = openPage.show({
  path: '/c/{councilCode}/numbers',
  template: 'platform/page.njk',
  model: (_answer, ctx) => ({
    page: { title: 'Telephone numbers', width: 'question' },
    cards: [numbersCard(ctx.numbers, ctx.councilName)],
  }),
})

export const openNumberPages: readonly OpenPage[] = [tell]
