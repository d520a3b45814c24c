import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CellModel, LinkModel, PageModel, TableModel } from '#platform/view/models.ts'
import { KEY_QUESTION_LABELS, KEY_QUESTIONS } from '../cqc/rating-codes.ts'
import { lastSeenByCqc } from './home-attention.ts'
import type { Home, HomeRow } from './shapes.ts'
import {
  bedsInWords,
  caresFor,
  dateAndAge,
  inWords,
  kindOfHome,
  placeInWords,
  ratingTone,
  ratingWords,
  sentenceCase,
} from './words.ts'

export interface ComparePageModel {
  readonly page: PageModel
  readonly table: TableModel
  readonly take: readonly LinkModel[]
  readonly add: { readonly heading: string; readonly links: readonly LinkModel[] }
}

/** Up to four homes side by side, the same facts in the same order, and what is not known said in each. */
export function comparePage(
  homes: readonly Home[],
  nearby: readonly HomeRow[],
  { today, most }: { readonly today: Temporal.PlainDate; readonly most: number },
): ComparePageModel {
  const [first] = homes
  return {
    page: {
      title: homes.length === 1 ? `Compare ${first?.name ?? 'a home'} with others` : 'Homes side by side',
      lede: 'From CQC’s register. A rating is CQC’s word on a day; what people there say may be another.',
      back: { text: first?.name ?? 'All homes', href: first ? `/homes/${first.id}` : '/homes' },
      width: 'wide',
    },
    table: {
      caption: `${plural(homes.length, 'home')} side by side`,
      captionHidden: true,
      narrow: 'scroll',
      columns: [{ label: 'Fact' }, ...homes.map(home => ({ label: home.name }))],
      rows: rowsOf(homes, today),
    },
    take:
      homes.length > 1
        ? homes.map(home => ({ text: `Take ${home.name} away`, href: hrefOf(without(homes, home)) }))
        : [],
    add: {
      heading:
        homes.length < most ? 'Add one nearby' : `${most} homes are as many as can be read side by side`,
      links:
        homes.length < most
          ? nearby
              .filter(row => homes.every(home => home.id !== row.id))
              .slice(0, 6)
              .map(row => ({
                text: row.name,
                href: hrefOf([...homes, row]),
                hiddenText: 'to the comparison',
              }))
          : [],
    },
  }
}

const without = (homes: readonly Home[], gone: Home) => homes.filter(home => home.id !== gone.id)

export function hrefOf(homes: readonly { readonly id: string }[]): string {
  return `/homes/compare?${homes.map(home => `ids=${home.id}`).join('&')}`
}

type Row = readonly [label: string, cell: (home: Home) => CellModel]

function rowsOf(homes: readonly Home[], today: Temporal.PlainDate): CellModel[][] {
  const rows: readonly Row[] = [
    ['Page', home => ({ text: 'Open', href: `/homes/${home.id}` })],
    ['CQC overall', overall],
    ...KEY_QUESTIONS.map(
      (name): Row => [
        KEY_QUESTION_LABELS[name],
        home => ({ text: ratingWords(home.currentRating?.[name] ?? null) }),
      ],
    ),
    ['CQC last looked', home => lastLooked(home, today)],
    ['Rating before', home => ({ text: home.previousRating ? ratingWords(home.previousRating) : 'None' })],
    ['Kind', home => ({ text: home.registered ? kindOfHome(home) : `${kindOfHome(home)}, closed` })],
    ['Beds', home => ({ text: sentenceCase(bedsInWords(home.beds)) })],
    [
      'Cares for',
      home => ({ text: sentenceCase(inWords(caresFor(home.specialisms))) || 'CQC does not say' }),
    ],
    ['Registered manager', manager],
    ['Run by', runBy],
    ['Registrations', home => ({ text: plural(home.registrations.length, 'registration') })],
    ['Open since', home => ({ text: home.openedOn ? formatCivilDate(home.openedOn) : 'Not known' })],
    ['Where', home => ({ text: placeInWords(home) })],
  ]
  return rows.map(([label, cell]) => [{ text: label }, ...homes.map(cell)])
}

function overall(home: Home): CellModel {
  const rating = home.currentRating
  if (!rating?.overall) return { text: 'Not rated' }
  const tag = { text: ratingWords(rating.overall), tone: ratingTone(rating.overall) }
  const on = rating.publishedOn ? formatCivilDate(rating.publishedOn) : 'CQC gives no date'
  return { text: '', tag, note: rating.inherited ? `${on}, registration before` : on }
}

function lastLooked(home: Home, today: Temporal.PlainDate): CellModel {
  const seen = lastSeenByCqc(home)
  return { text: seen ? dateAndAge(seen, today) : 'Never, by the register' }
}

function manager(home: Home): CellModel {
  const listed = home.facts.find(fact => fact.key === 'managerListed')
  if (!listed) return { text: 'CQC does not say' }
  return { text: listed.value === true ? 'Listed' : 'None is listed' }
}

function runBy(home: Home): CellModel {
  if (!home.provider?.name) return { text: 'Not known' }
  return {
    text: home.provider.name,
    href: `/providers/${home.provider.id}`,
    ...(home.brand ? { note: home.brand } : {}),
  }
}
