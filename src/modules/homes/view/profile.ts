import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel, PageModel, TableModel, TagModel } from '#platform/view/models.ts'
import { KEY_QUESTION_LABELS, KEY_QUESTIONS } from '../cqc/rating-codes.ts'
import { attentionOf } from './home-attention.ts'
import { nowFacts } from './home-facts.ts'
import { sinceWhen } from './home-lede.ts'
import { unknownCard } from './home-page.ts'
import { ratingHistoryOf } from './home-ratings.ts'
import { registrationsHeading } from './home-registrations.ts'
import { sourceInWords } from './record.ts'
import type { Home } from './shapes.ts'
import {
  caresFor,
  inWords,
  kindOfHome,
  placeInWords,
  ratingTone,
  ratingWords,
  sentenceCase,
} from './words.ts'

/** Where and when the page is printed. */
export interface Printing {
  readonly today: Temporal.PlainDate
  readonly councilName: string
  /** Of Lantern, as a browser reaches it. */
  readonly publicUrl: string
  /** Another part of Lantern has something on this home's page. */
  readonly moreIsHeld: boolean
}

export interface ProfileModel {
  readonly page: PageModel
  readonly rating: {
    readonly overall: FactModel
    readonly questions: readonly { readonly question: string; readonly tag: TagModel }[]
  }
  readonly before: TableModel | undefined
  /** 'There are 3 earlier ratings on the home’s page'; or that there is none. */
  readonly beforeThat: string | undefined
  readonly registrations: string
  readonly facts: readonly FactModel[]
  readonly unknown: CardModel
  readonly disputed: string | undefined
  readonly sources: readonly string[]
  readonly printed: string
  readonly address: string
}

/** What everyone asks first of a home, on one side of A4: a page to take along, not all that is known. */
export function profilePage(home: Home, printing: Printing): ProfileModel {
  const { today, councilName, publicUrl } = printing
  const [overall = { term: 'CQC overall' }, ...others] = nowFacts(home, today)
  return {
    page: {
      title: home.name,
      caption: ['Profile of a care home', home.council?.name].filter(Boolean).join(' · '),
      lede: placeInWords(home),
      back: { text: home.name, href: `/homes/${home.id}` },
      width: 'wide',
    },
    rating: ratedHow(home, overall),
    ...ratingsBefore(home, today),
    registrations: registrationsHeading(home),
    facts: [...whatItIs(home), ...others.map(fact => (fact.term === 'Run by' ? runBy(home, fact) : fact))],
    unknown: unknownOf(home, printing),
    disputed: disputedFacts(home),
    sources: sourcesOf(home),
    printed: `Printed on ${formatCivilDate(today)} by ${councilName}`,
    address: `${publicUrl}/homes/${home.id}`,
  }
}

/** Which registration earned it is said in either case: a rating may be carried over from an owner before. */
function ratedHow({ currentRating }: Home, fact: FactModel): ProfileModel['rating'] {
  if (!currentRating?.overall) return { overall: fact, questions: [] }
  const questions = KEY_QUESTIONS.map(name => ({
    question: KEY_QUESTION_LABELS[name],
    tag: { text: ratingWords(currentRating[name]), tone: ratingTone(currentRating[name]) },
  }))
  if (currentRating.inherited) return { overall: fact, questions }
  return { overall: { ...fact, note: `${fact.note}, under the present registration` }, questions }
}

const MOST_BEFORE = 5

/** The ratings before the present one, newest first, under whom they were earned. */
function ratingsBefore(home: Home, today: Temporal.PlainDate): Pick<ProfileModel, 'before' | 'beforeThat'> {
  const { currentRating: current } = home
  const all = ratingHistoryOf(home, today)
    .ratings.filter(({ overall }) => overall !== null)
    .filter(({ publishedOn, overall }) => publishedOn !== current?.publishedOn || overall !== current.overall)
    .toSorted((a, b) => b.publishedOn.localeCompare(a.publishedOn))
  if (all.length === 0) return { before: undefined, beforeThat: 'No rating before that is in the register.' }
  const rows = all
    .slice(0, MOST_BEFORE)
    .map(({ publishedOn, overall, provider }) => [
      { text: formatCivilDate(publishedOn) },
      { text: ratingWords(overall) },
      { text: provider },
    ])
  const columns = [{ label: 'Published' }, { label: 'Overall' }, { label: 'Run by' }]
  const left = all.length - rows.length
  const more = left > 0 ? `${plural(left, 'earlier rating')} on the home’s page in Lantern.` : undefined
  return { before: { caption: 'Ratings before', captionHidden: true, columns, rows }, beforeThat: more }
}

function whatItIs(home: Home): readonly FactModel[] {
  const open = home.dormant ? 'Open, but listed as caring for nobody' : 'Open'
  const needs = sentenceCase(inWords(caresFor(home.specialisms)))
  return [
    needs ? { term: 'Cares for', value: needs } : { term: 'Cares for', missing: 'CQC does not say' },
    { term: 'Kind of care', value: kindOfHome(home) },
    { term: 'Open or closed', value: home.registered ? open : 'Closed' },
  ]
}

function runBy(home: Home, fact: FactModel): FactModel {
  const since = sinceWhen(home)
  return since && home.registered ? { ...fact, note: `Since ${since}` } : fact
}

/** Silence is never shown as safety; nor is this page shown as all that is known. */
function unknownOf(home: Home, { today, moreIsHeld }: Printing): CardModel {
  const card = unknownCard(attentionOf(home, today) !== undefined)
  if (!moreIsHeld) return card
  const text =
    'This page holds what the public register says, and nothing else. What has been heard and seen of the home stands on its page, for those who may read it.'
  return { ...card, heading: 'What this page does not say', text }
}

/** As many as a line holds: all of them stand on the home's page. */
const MOST_DISPUTED = 4

function disputedFacts({ facts }: Home): string | undefined {
  const labels = facts.filter(fact => fact.challengeId !== null).map(fact => fact.label)
  if (labels.length === 0) return undefined
  const left = labels.length - MOST_DISPUTED
  const named = left > 0 ? [...labels.slice(0, MOST_DISPUTED), `${left} more`] : labels
  return `Challenged as wrong, and not settled yet: ${inWords(named)}.`
}

/** Each kind of record that the facts come from, with its newest, and the last day it was found to be so. */
function sourcesOf({ facts }: Home): readonly string[] {
  const kinds = Map.groupBy(facts, fact => sourceInWords(fact.source.kind))
  return [...kinds].map(([kind, from]) => {
    const fetched = newest(from.map(fact => fact.source.fetchedAt))
    const checked = newest(from.map(fact => fact.asOf))
    const still = checked === fetched ? '' : `, still so on ${checked}`
    return `${kind}, fetched ${fetched}${still}`
  })
}

function newest(instants: readonly string[]): string {
  const last = instants
    .map(each => civilDateOf(each))
    .toSorted(Temporal.PlainDate.compare)
    .at(-1)
  return last ? formatCivilDate(last) : 'on a day not known'
}
