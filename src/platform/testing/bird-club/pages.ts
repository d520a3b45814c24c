import type { z } from 'zod'
import type { Page } from '../../http/page/page.ts'
import { page } from '../../http/page/page.ts'
import {
  addSighting,
  exportSightings,
  importBirds,
  listSightings,
  readSighting,
  renameBird,
} from './units.ts'

type Row = z.output<typeof readSighting.output>

const newSighting = page.form({
  path: '/birds/new',
  command: addSighting,
  steps: [
    {
      slug: 'bird',
      page: () => ({ title: 'Which bird did you see?' }),
      fields: [{ kind: 'text', name: 'bird', label: 'Which bird did you see?', isHeading: true }],
      whoSees: 'The bird club.',
    },
    {
      slug: 'when',
      page: () => ({ title: 'When and where was it?', caption: 'A sighting' }),
      fields: [
        { kind: 'date', name: 'seenOn', label: 'Date of sighting' },
        { kind: 'text', name: 'place.name', label: 'Place' },
        { kind: 'text', name: 'place.town', label: 'Town', optional: true },
        { kind: 'number', name: 'howMany', label: 'Number of birds' },
      ],
    },
    {
      slug: 'signs',
      page: () => ({ title: 'Signs' }),
      fields: [
        {
          kind: 'checkboxes',
          name: 'signs',
          label: 'What signs were there?',
          options: [
            { value: 'nest', text: 'A nest' },
            { value: 'song', text: 'Song' },
            { value: 'feather', text: 'A feather' },
          ],
        },
        {
          kind: 'radios',
          name: 'ringed',
          label: 'Was it ringed?',
          options: [
            {
              value: 'true',
              text: 'Yes',
              reveals: [{ kind: 'text', name: 'ring', label: 'Number on the ring', optional: true }],
            },
            { value: 'false', text: 'No' },
          ],
        },
        { kind: 'textarea', name: 'story', label: 'Anything else', optional: true },
      ],
    },
    {
      slug: 'moult',
      page: () => ({ title: 'Moult' }),
      appliesTo: answers => Array.isArray(answers.signs) && answers.signs.includes('feather'),
      fields: [{ kind: 'text', name: 'moult', label: 'Which feathers?', optional: true }],
    },
  ],
  button: 'Send',
  check: { page: () => ({ title: 'Check your answers' }), button: 'Send the sighting' },
  done: () => ({ href: '/birds', notice: { kind: 'done', heading: 'The sighting was sent' } }),
  cancel: () => ({ text: 'Cancel', href: '/birds' }),
})

const rename = page.form({
  path: '/birds/{sightingId}/name',
  command: renameBird,
  helper: ctx => ctx.ask(readSighting, { sightingId: ctx.params.sightingId ?? '' }),
  initial: helper => {
    const { bird, town, version } = helper as Row
    return { bird, town, version }
  },
  steps: [
    {
      slug: 'name',
      page: helper => ({ title: `Correct ${(helper as Row).bird}` }),
      fields: [
        { kind: 'text', name: 'bird', label: 'Bird' },
        { kind: 'text', name: 'town', label: 'Town', optional: true },
      ],
    },
  ],
  button: 'Save',
  done: () => ({ href: '/birds', notice: { kind: 'done', heading: 'The name was corrected' } }),
})

const importList = page.form({
  path: '/birds/import',
  command: importBirds,
  steps: [
    {
      slug: 'file',
      page: () => ({ title: 'Import a list' }),
      fields: [
        { kind: 'file', name: 'list', label: 'List of birds', maxBytes: 2048 },
        { kind: 'text', name: 'source', label: 'Source' },
      ],
    },
  ],
  button: 'Import',
  done: result => ({
    href: '/birds',
    notice: { kind: 'done', heading: `${result.birds} birds were imported` },
  }),
})

const list = page.list({
  path: '/birds',
  query: listSightings,
  page: () => ({ title: 'Birds seen' }),
  noun: { one: 'sighting', many: 'sightings' },
  search: { name: 'q', label: 'Search by bird' },
  filters: [
    {
      kind: 'checkboxes',
      name: 'town',
      label: 'Town',
      options: ['Wisbech', 'March', 'Ely'].map(town => ({ value: town, text: `${town} (12)` })),
    },
    { kind: 'date', name: 'seenFrom', label: 'Seen from' },
    {
      kind: 'radios',
      name: 'ringed',
      label: 'Ringed',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
  ],
  columns: [
    { label: 'Bird', sort: 'bird', cell: row => ({ text: row.bird, href: `/birds/${row.id}/name` }) },
    { label: 'Town', cell: row => ({ text: row.town ?? 'Not known' }) },
    { label: 'How many', numeric: true, sort: 'howMany', cell: row => ({ text: String(row.howMany ?? '') }) },
  ],
  empty: () => ({ heading: 'No birds yet', text: 'Write down the first.' }),
  export: {
    query: exportSightings,
    fileName: 'birds seen',
    columns: [
      { header: 'Bird', value: (row: Row) => row.bird },
      { header: 'How many', value: (row: Row) => row.howMany },
      { header: 'Ringed', value: (row: Row) => row.ringed },
    ],
  },
})

/** The same list with a filter that stands at first. */
const ringedFirst = page.list({
  path: '/birds/ringed',
  query: listSightings,
  page: () => ({ title: 'Ringed birds' }),
  noun: { one: 'sighting', many: 'sightings' },
  filters: [{ kind: 'radios', name: 'ringed', label: 'Ringed', options: [{ value: 'yes', text: 'Yes' }] }],
  columns: [
    { label: 'Bird', cell: row => ({ text: row.bird }) },
    { label: 'Town', cell: row => ({ text: row.town ?? 'Not known' }) },
  ],
  defaults: { ringed: 'yes' },
  twin: {
    names: ['view', 'at'],
    columns: ['Bird'],
    show: async ({ answer, input, values, to }) => {
      if (values.view !== 'sky') return { link: { text: 'Show the sky', href: to({ view: 'sky' }) } }
      const model = { total: answer.total, input, at: values.at, nearer: to({ at: '2' }) }
      const link = { text: 'Show the list only', href: to({ view: undefined, at: undefined }) }
      return { link, panel: { template: 'platform/mark.njk', model } }
    },
  },
  empty: () => ({ heading: 'No birds yet', text: 'Write down the first.' }),
})

export const birdPages: readonly Page[] = [newSighting, rename, importList, list, ringedFirst]
