import { type FieldSpec, page } from '#platform/http/page/page.ts'
import { plural } from '#platform/view/filters.ts'
import { attentionFacets } from '../attention/facets.ts'
import { exportAttention, listAttention } from '../attention/queries.ts'
import type { AttentionFacets } from '../attention/schema.ts'
import { OWN_TEN } from '../own-ten/pages/addresses.ts'
import { writeOwnTen } from '../own-ten/units.ts'
import { bannerCards, quietSourceCards, shareCards } from '../view/attention-cards.ts'
import { attentionColumns, levelCell, nameCell, unheardCell, whyCell } from '../view/attention-rows.ts'
import { attentionMap } from './attention-map.ts'

/** One of what there is, each with how many homes it has. */
const choice =
  (name: string, label: string, facet: keyof AttentionFacets): FieldSpec =>
  (_ctx, helper) => ({
    ...{ kind: 'select', name, label },
    options: [
      { value: '', text: 'Any' },
      ...(helper as AttentionFacets)[facet].map(one => ({
        value: one.value,
        text: `${one.name} (${one.homes})`,
      })),
    ],
  })

const only = (name: string, label: string, text: string): FieldSpec => ({
  ...{ kind: 'select', name, label },
  options: [
    { value: '', text: 'Any' },
    { value: 'true', text },
  ],
})

export const attentionList = page.list<typeof listAttention>({
  path: '/intelligence',
  query: listAttention,
  helper: ctx => ctx.ask(attentionFacets, {}),
  page: ({ share }) => ({
    title:
      share.homes === 0
        ? 'No picture has been made yet'
        : `${plural(share.atLookOrAbove, 'home')} to look at`,
    lede: 'Homes by how much attention they ask for, and why. Fixed rules over what independent people told: a prompt to look, unproven, never a finding and never a list of the worst.',
  }),
  cards: answer => [...bannerCards(answer), ...quietSourceCards(answer), ...shareCards(answer)],
  noun: { one: 'home', many: 'homes' },
  filters: [
    choice('level', 'Level', 'levels'),
    choice('theme', 'Theme of its reasons', 'themes'),
    choice('family', 'Who tells of it', 'families'),
    choice('area', 'Area', 'areas'),
    choice('providerId', 'Provider', 'providers'),
    only('quiet', 'Harder to hear', 'Few could notice, or not heard'),
  ],
  moreFilters: [
    choice('brandId', 'Brand', 'brands'),
    choice('source', 'Anything told by', 'sources'),
    only('changed', 'Changed', 'Within a week'),
  ],
  columns: [
    { label: 'Home', sort: 'name', cell: nameCell },
    { label: 'Level', sort: 'since', order: 'descending', cell: levelCell },
    { label: 'Why', cell: whyCell },
    { label: 'Heard', sort: 'heard', cell: unheardCell },
  ],
  twin: attentionMap,
  links: ctx => [
    { text: 'Themes across homes', href: '/intelligence/themes' },
    { text: 'Charts', href: '/intelligence/charts' },
    { text: 'Providers and brands', href: '/intelligence/runners' },
    { text: 'How levels are made', href: '/intelligence/model-card' },
    ...(ctx.mayEver(writeOwnTen) ? [{ text: 'Your own ten', href: OWN_TEN }] : []),
  ],
  export: { query: exportAttention, fileName: 'homes-by-attention', columns: attentionColumns },
  empty: () => ({
    heading: 'No home that fits',
    text: 'Take a filter away. Pictures are made within seconds of what is told, and every night.',
    link: { text: 'All homes by attention', href: '/intelligence' },
  }),
})
