import { page } from '#platform/http/page/page.ts'
import { exportThemes, listThemes } from '../themes/queries.ts'
import { homesCell, tellersCell, themeCell, themeColumns, toldCell } from '../view/themes.ts'

export const themesPage = page.list<typeof listThemes>({
  path: '/intelligence/themes',
  query: listThemes,
  page: ({ items }) => ({
    title: titleOf(items),
    lede: 'What is told of more than one home may have a cause that no single home can put right: an agency, a contract, a shortage, or the way we ask.',
    back: { text: 'Homes by attention', href: '/intelligence' },
    width: 'wide',
  }),
  noun: { one: 'theme', many: 'themes' },
  columns: [
    { label: 'Theme', sort: 'name', cell: themeCell },
    { label: 'Homes with it as a reason', sort: 'homes', order: 'descending', cell: homesCell },
    { label: 'Homes of which it is told', sort: 'told', order: 'descending', cell: toldCell },
    { label: 'Who tells of it', cell: tellersCell },
  ],
  empty: () => ({
    heading: 'No theme is told of any home',
    text: 'That is about what was told, not about how people are.',
    link: { text: 'All homes by attention', href: '/intelligence' },
  }),
  export: { query: exportThemes, fileName: 'themes-across-homes', columns: themeColumns },
})

function titleOf(items: readonly { readonly name: string; readonly homes: number }[]): string {
  const [first] = items.toSorted((a, b) => b.homes - a.homes)
  if (!first || first.homes < 2) return 'No theme stands out across homes'
  return `Across homes: ${first.name.charAt(0).toLowerCase()}${first.name.slice(1)}`
}
