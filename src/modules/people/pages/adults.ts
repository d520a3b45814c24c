import { page } from '#platform/http/page/page.ts'
import type { CardModel } from '#platform/view/models.ts'
import { getPerson, searchAdults } from '../person/queries.ts'
import { born, howToTalk, whoTheyAre } from './adult-cards.ts'

export const adultsList = page.list<typeof searchAdults>({
  path: '/adults',
  query: searchAdults,
  page: () => ({
    title: 'Adults we know of',
    lede: 'People about whom someone has worried. Opening a record is written in the log with your name.',
  }),
  noun: { one: 'adult', many: 'adults' },
  search: { name: 'q', label: 'Name, or part of one' },
  columns: [
    {
      label: 'Name',
      cell: row => ({
        text: row.name,
        href: `/adults/${row.id}`,
        ...(row.diedOn ? { tag: { text: 'Died' } } : {}),
        ...(row.knownAs && row.knownAs !== row.name ? { note: row.knownAs } : {}),
      }),
    },
    { label: 'Born', cell: row => ({ text: born(row) ?? 'Not known' }) },
    { label: 'Lives at', cell: row => ({ text: row.home?.name ?? 'Not known' }) },
  ],
  links: () => [{ text: 'Write down someone new', href: '/adults/new' }],
  empty: () => ({
    heading: 'Nobody of that name',
    text: 'Try part of the name, or the name they are called by. Someone whose record is restricted is not listed: ring the safeguarding manager.',
    link: { text: 'Write down someone new', href: '/adults/new' },
  }),
})

export const adultPage = page.show<typeof getPerson>({
  path: '/adults/{personId}',
  query: getPerson,
  template: 'platform/page.njk',
  model: async (person, ctx) => {
    const panels = await ctx.panels('person.story', person)
    return {
      page: {
        title: person.name,
        caption: 'Adult',
        back: { text: 'Adults we know of', href: '/adults' },
        width: 'wide',
      },
      cards: [howToTalk(person), ...panels.map(panel => panel.model as CardModel), whoTheyAre(person)],
    }
  },
})
