import { page } from '#platform/http/page/page.ts'
import { exportRunners, listRunners } from '../runners/queries.ts'
import { elsewhereCell, runnerCell, runnerColumns, sharedCell, standCell } from '../view/runners.ts'

export const runnersPage = page.list<typeof listRunners>({
  path: '/intelligence/runners',
  query: listRunners,
  page: ({ by }) => ({
    title: by === 'brand' ? 'Brands and their homes here' : 'Providers and their homes here',
    lede: 'To see what homes run by the same people share. It ranks nobody: whoever runs many homes has more of everything, and a home that tells openly has more told of it.',
    back: { text: 'Homes by attention', href: '/intelligence' },
    width: 'wide',
  }),
  noun: { one: 'name', many: 'names' },
  filters: [
    {
      ...{ kind: 'select', name: 'by', label: 'Together by' },
      options: [
        { value: '', text: 'Provider' },
        { value: 'brand', text: 'Brand' },
      ],
    },
    {
      ...{ kind: 'select', name: 'several', label: 'How many homes here' },
      options: [
        { value: '', text: 'Any number' },
        { value: 'true', text: 'Two or more' },
      ],
    },
  ],
  columns: [
    { label: 'Name', sort: 'name', cell: runnerCell },
    { label: 'How its homes stand', sort: 'reasons', order: 'descending', cell: standCell },
    { label: 'Themes they share', cell: sharedCell },
    { label: 'Elsewhere', cell: elsewhereCell },
  ],
  empty: () => ({
    heading: 'Nobody is known to run a home here',
    text: 'The register says who does, once it has been imported.',
    link: { text: 'All homes by attention', href: '/intelligence' },
  }),
  export: { query: exportRunners, fileName: 'providers-and-brands', columns: runnerColumns },
})
