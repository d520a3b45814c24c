import { page } from '#platform/http/page/page.ts'
import { formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { poundsInWords } from '../local-facts/values.ts'
import { type ChoiceOfHome, exportChoices, realChoices } from '../market/choices-query.ts'
import { needs } from '../market/needs.ts'
import { nearInWords } from '../view/homes-list.ts'
import type { AnswerOf } from '../view/shapes.ts'
import { ratingTone, ratingWords, sentenceCase } from '../view/words.ts'

/** What is asked of a home is asked of it by telephone that day: Lantern knows what was told, and when. */
export const choicesList = page.list<typeof realChoices>({
  path: '/choices',
  query: realChoices,
  page: answer => ({
    title: titleOf(answer),
    lede: `${answer.near ? `${nearInWords(answer.near)} ` : ''}Homes here that suit, have told of a free place and of a price within the budget come first; then those that told us too little to say. Ring before you tell a person that there is a place.`,
    back: { text: 'The market', href: '/market' },
  }),
  noun: { one: 'home', many: 'homes' },
  filters: [
    {
      kind: 'select',
      name: 'need',
      label: 'Kind of care',
      options: [
        { value: '', text: 'Any' },
        ...needs.map(need => ({ value: need.key, text: sentenceCase(need.label) })),
      ],
    },
    {
      kind: 'number',
      name: 'budget',
      label: 'Budget a week',
      prefix: '£',
      inputMode: 'decimal',
      width: 5,
      optional: true,
    },
    {
      kind: 'select',
      name: 'payer',
      label: 'Who pays',
      options: [
        { value: 'council', text: 'The council' },
        { value: 'self', text: 'The person' },
      ],
    },
    { kind: 'text', name: 'near', label: 'Near a postcode', width: 10, optional: true },
    {
      kind: 'select',
      name: 'within',
      label: 'Within',
      options: [3, 5, 10, 20].map(miles => ({ value: String(miles), text: `${miles} miles` })),
    },
  ],
  defaults: { payer: 'council', within: '10' },
  columns: [
    {
      label: 'Home',
      cell: row => ({ text: row.name, href: `/homes/${row.id}`, note: placeOf(row) }),
    },
    {
      label: 'Choice today',
      cell: row =>
        row.real
          ? { text: '', tag: { text: 'Place told of', tone: 'moss' } }
          : { text: '', tag: { text: 'Ask the home', tone: 'soft' } },
    },
    {
      label: 'Free places',
      numeric: true,
      cell: (row, ctx) =>
        row.vacant === null
          ? { text: 'Not told' }
          : {
              text: String(row.vacant),
              ...(row.vacantAsOf
                ? { note: `${formatCivilDate(row.vacantAsOf)}, ${formatAgo(row.vacantAsOf, ctx.today)}` }
                : {}),
            },
    },
    {
      label: 'Price a week',
      numeric: true,
      cell: row => ({ text: row.price === null ? 'Not told' : poundsInWords(row.price) }),
    },
    {
      label: 'CQC overall',
      cell: row =>
        row.rating
          ? { text: '', tag: { text: ratingWords(row.rating), tone: ratingTone(row.rating) } }
          : { text: 'Not rated' },
    },
  ],
  export: {
    query: exportChoices,
    fileName: 'choices',
    columns: [
      { header: 'Name', value: row => row.name },
      { header: 'Town', value: row => row.town },
      { header: 'Postcode', value: row => row.postcode },
      { header: 'Place told of, within the budget', value: row => row.real },
      { header: 'Free places', value: row => row.vacant },
      { header: 'Told on', value: row => row.vacantAsOf },
      { header: 'Price a week', value: row => row.price },
      {
        header: 'Miles away',
        value: row => (row.milesAway === null ? null : Number(row.milesAway.toFixed(2))),
      },
      { header: 'CQC overall rating', value: row => ratingWords(row.rating) },
    ],
  },
  empty: () => ({
    heading: 'No home fits, even among those that told nothing',
    text: 'Look further away, with another budget, or for another kind of care. This is a gap: the market page shows where else it is one.',
    link: { text: 'The market', href: '/market' },
  }),
})

function titleOf({ real, near }: AnswerOf<typeof realChoices>): string {
  if (near?.known === 'not-known') return `Lantern knows no home near ${near.postcode}`
  return real === 0 ? 'No real choice is known today' : `${plural(real, 'real choice')} today`
}

const placeOf = ({ town, postcode, milesAway }: ChoiceOfHome): string =>
  [town, postcode, ...(milesAway === null ? [] : [`${milesAway.toFixed(1)} miles away`])]
    .filter(Boolean)
    .join(', ')
