import { themesOn } from '#law/themes.ts'
import { type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, CellModel } from '#platform/view/models.ts'
import {
  ALARM_ABOVE,
  attentionFacets,
  exportAttention,
  listAttention,
  nextVisits,
} from '../attention/queries.ts'
import type { AttentionList, AttentionRow } from '../attention/schema.ts'
import { levels } from '../triangulate/levels.ts'
import { picturePath } from '../view/picture.ts'
import { familyWords, levelWords } from '../view/words.ts'
import { familyOptions } from './picture.ts'

interface Facets {
  readonly areas: readonly string[]
  readonly providers: readonly { readonly id: string; readonly name: string }[]
}

const any = { value: '', text: 'Any' }
const PROMPT = 'A prompt to look; unproven; not a finding'

const levelCell = ({ level, since, before }: AttentionRow): CellModel => ({
  text: levelWords[level],
  note: `Since ${formatCivilDate(since)}${before ? `, ${levelWords[before].toLowerCase()} before` : ''}`,
})

const nameCell = ({ homeId, name, provider, area }: AttentionRow): CellModel => ({
  ...{ text: name, href: picturePath(homeId) },
  note: [provider, area].filter(Boolean).join(', '),
})

const whyCell = ({ reasons, awaitsFirstLook, challenged }: AttentionRow): CellModel => ({
  text: reasons[0] ?? 'Too little is known to say anything',
  ...noteOf([
    ...(reasons.length > 1 ? [`And ${plural(reasons.length - 1, 'more reason')}`] : []),
    ...(challenged ? ['A fact in its picture is challenged'] : []),
  ]),
  ...(awaitsFirstLook ? { tag: { text: 'First look waits', tone: 'clay' as const } } : {}),
})

const noteOf = (notes: readonly string[]): { note?: string } =>
  notes.length > 0 ? { note: notes.join('. ') } : {}

const unheardCell = ({ unheard }: AttentionRow): CellModel => ({
  text:
    unheard.length === 0
      ? 'Everybody, at some time'
      : `Not ${unheard.map(one => familyWords[one].toLowerCase()).join(', ')}`,
})

/** The share, and the alarm above 15 in 100: a list that says "look" of too many says nothing. Pure. */
export function shareCards({ share }: Pick<AttentionList, 'share'>): readonly CardModel[] {
  const { homes, atLookOrAbove, inHundred, alarm, actNow, insufficient, changedThisWeek } = share
  if (homes === 0) return []
  const of = `${atLookOrAbove} of ${plural(homes, 'home')}, ${Math.round(inHundred)} in 100`
  return [
    {
      heading: alarm
        ? `More than ${ALARM_ABOVE} in 100 homes are at “look” or above`
        : 'How many homes ask for attention',
      tone: alarm ? 'clay' : 'plain',
      text: alarm
        ? 'That is more than can be looked at with care. Nobody is taken off the list for it: look at what most of them have in common, and ask whether the rules or a source are at fault.'
        : 'The share is watched: levels come from fixed rules, never from how many can be visited.',
      facts: [
        { term: 'At “look” or above', value: of },
        { term: 'Act now', value: String(actNow), note: 'Never capped' },
        {
          term: 'Too little known',
          value: String(insufficient),
          note: 'Which is not the same as being well',
        },
        {
          term: 'Changed this week',
          value: String(changedThisWeek),
          ...(changedThisWeek > 0 ? { href: '/intelligence?changed=true' } : {}),
        },
      ],
      links: [{ text: 'Next ten visits, and how they are chosen', href: '/intelligence/next-visits' }],
    },
  ]
}

/** It appears by itself, and nobody can put it away. Pure. */
export function bannerCards({ banner }: Pick<AttentionList, 'banner'>): readonly CardModel[] {
  if (!banner) return []
  return [
    {
      ...{ heading: 'The order of this list has not proved itself', tone: 'clay', text: banner },
      links: [{ text: 'How often levels were right', href: '/intelligence/model-card' }],
    },
  ]
}

const themeField = (ctx: PageContext): FormField => ({
  ...{ kind: 'select', name: 'theme', label: 'Theme' },
  options: [any, ...themesOn(ctx.today.toString()).map(one => ({ value: one.code, text: one.name }))],
})

const areaField = (_ctx: PageContext, helper: unknown): FormField => ({
  ...{ kind: 'select', name: 'area', label: 'Area' },
  options: [any, ...(helper as Facets).areas.map(area => ({ value: area, text: area }))],
})

const providerField = (_ctx: PageContext, helper: unknown): FormField => ({
  ...{ kind: 'select', name: 'providerId', label: 'Provider' },
  options: [any, ...(helper as Facets).providers.map(({ id, name }) => ({ value: id, text: name }))],
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
  cards: answer => [...bannerCards(answer), ...shareCards(answer)],
  noun: { one: 'home', many: 'homes' },
  filters: [
    {
      ...{ kind: 'select', name: 'level', label: 'Level' },
      options: [any, ...levels.toReversed().map(value => ({ value, text: levelWords[value] }))],
    },
    themeField,
    { kind: 'select', name: 'family', label: 'Who tells of it', options: [any, ...familyOptions] },
    areaField,
    providerField,
    {
      ...{ kind: 'select', name: 'changed', label: 'Changed' },
      options: [any, { value: 'true', text: 'Within a week' }],
    },
  ],
  columns: [
    { label: 'Home', cell: nameCell },
    { label: 'Level', cell: levelCell },
    { label: 'Why', cell: whyCell },
    { label: 'Heard', cell: unheardCell },
  ],
  export: {
    query: exportAttention,
    fileName: 'homes-by-attention',
    columns: [
      { header: 'Home', value: (row: AttentionRow) => row.name },
      { header: 'Provider', value: (row: AttentionRow) => row.provider },
      { header: 'Area', value: (row: AttentionRow) => row.area },
      { header: 'Level', value: (row: AttentionRow) => levelWords[row.level] },
      { header: 'Since', value: (row: AttentionRow) => row.since },
      { header: 'Why', value: (row: AttentionRow) => row.reasons.join('. ') },
      { header: 'A fact is challenged', value: (row: AttentionRow) => row.challenged },
      {
        header: 'Never heard',
        value: (row: AttentionRow) => row.unheard.map(one => familyWords[one]).join(', '),
      },
      { header: 'What this is', value: () => PROMPT },
    ],
  },
  empty: () => ({
    heading: 'No home that fits',
    text: 'Take a filter away. Pictures are made within seconds of what is told, and every night.',
    link: { text: 'All homes by attention', href: '/intelligence' },
  }),
})

export const visitsPage = page.show<typeof nextVisits>({
  path: '/intelligence/next-visits',
  query: nextVisits,
  template: 'platform/page.njk',
  model: ({ how, items }) => ({
    page: {
      title: `Next ${items.length === 1 ? 'visit' : `${items.length} visits`}`,
      lede: 'A proposal for when time is short. It caps no level.',
      back: { text: 'Homes by attention', href: '/intelligence' },
      width: 'wide',
    },
    paragraphs: [how],
    table: {
      caption: 'Homes to visit next',
      columns: [{ label: 'Home' }, { label: 'Why it is here' }, { label: 'Level' }, { label: 'Heard' }],
      rows: items.map(row => [nameCell(row), { text: row.why }, levelCell(row), unheardCell(row)]),
    },
  }),
})
