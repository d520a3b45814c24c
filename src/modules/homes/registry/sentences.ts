import { formatCivilDate } from '#platform/view/dates.ts'
import { RATING_LABELS, type RatingCode } from '../cqc/rating-codes.ts'
import type { FactKey } from './facts.ts'
import { factLabels, isFactKey } from './facts.ts'

export interface ChangeToTell {
  readonly kind: string
  readonly onDate: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** One change as people say it, without the home's name: "Rated Good on 3 May 2024, up from Inadequate". */
export function changeSentence({ kind, onDate, data }: ChangeToTell): string {
  const on = onDate === null ? '' : ` ${data.by === true ? 'by' : 'on'} ${formatCivilDate(onDate)}`
  switch (kind) {
    case 'opened':
      return `Registered with CQC${on}`
    case 're-registered':
      return `Registered again${on}${data.provider === data.providerBefore ? '' : ', under a new provider'}`
    case 'closed':
      return `Registration ended${on}: the home closed or stopped being a care home`
    case 'rating-published':
      return `Rated ${ratingLabel(data.rating)}${on}${comparedWith(data.rating, data.before)}`
    case 'inspected-not-rated':
      return `Inspected${on}, and not rated`
    case 'dormant':
      return `Dormant${on ? ` since ${on.slice(4)}` : ''}: registered, but caring for nobody`
    case 'provider-changed':
      return 'Run by another provider, under the same registration'
    case 'beds-changed':
      return `Beds: ${shown(data.before)} before, ${shown(data.after)} now`
    case 'manager-absent':
      return data.after === null
        ? 'Registered manager is back'
        : `Registered manager absent from ${shown(data.after)}`
    case 'manager-listed-changed':
      return data.after === true
        ? 'A registered manager is in post'
        : 'No registered manager is listed any more'
    case 'filter-met':
      return 'Now matches a filter that you watch'
    case 'filter-unmet':
      return 'No longer matches a filter that you watch'
    default:
      return `${factLabel(data.fact)}: ${shown(data.before)} before, ${shown(data.after)} now`
  }
}

export function ratingLabel(code: unknown): string {
  return typeof code === 'string' && Object.hasOwn(RATING_LABELS, code)
    ? RATING_LABELS[code as RatingCode]
    : 'not rated'
}

const BEST_FIRST = ['outstanding', 'good', 'requires-improvement', 'inadequate']

function comparedWith(rating: unknown, before: unknown): string {
  if (typeof before !== 'string') return ', its first rating'
  if (before === rating) return ', as before'
  const better = BEST_FIRST.indexOf(String(rating)) < BEST_FIRST.indexOf(before)
  return `, ${better ? 'up' : 'down'} from ${ratingLabel(before)}`
}

function factLabel(key: unknown): string {
  return typeof key === 'string' && isFactKey(key) ? factLabels[key satisfies FactKey] : 'A fact'
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'not given'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatCivilDate(value)
  return String(value)
}

export interface HomeToTell {
  readonly name: string
  readonly registered: boolean
  readonly dormant: boolean
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly rating: string | null
  readonly ratingOn: string | null
  readonly ratingInherited: boolean | null
  readonly previousRating: string | null
  readonly registrations: readonly { readonly from: string; readonly to: string | null }[]
}

/** What a person should know first, in a few sentences. Nothing missing is told as if it were good. */
export function storyOf(home: HomeToTell): string[] {
  return [opening(home), rating(home), ...registrations(home), ...(home.dormant ? [dormancy] : [])]
}

const dormancy = 'It is dormant: registered with CQC, but caring for nobody now.'

function opening(home: HomeToTell): string {
  const since = home.openedOn ? ` since ${formatCivilDate(home.openedOn)}` : ''
  if (home.registered) return `${home.name} has been registered with CQC${since}.`
  const until = home.closedOn ? ` until ${formatCivilDate(home.closedOn)}` : ''
  return `${home.name} is closed. It was registered with CQC${since ? ` from${since.slice(6)}` : ''}${until}.`
}

function rating(home: HomeToTell): string {
  if (home.rating === null) {
    if (home.previousRating === null) return 'CQC has not published a rating for it.'
    return `CQC has not rated it since it was registered again. Before that it was rated ${ratingLabel(home.previousRating)}.`
  }
  const on = home.ratingOn ? ` on ${formatCivilDate(home.ratingOn)}` : ''
  const whose = home.ratingInherited ? ' That rating was given to an earlier registration.' : ''
  const past = home.registered ? 'CQC rated it' : 'CQC last rated it'
  return `${past} ${ratingLabel(home.rating)}${on}.${whose}`
}

function registrations(home: HomeToTell): string[] {
  const last = home.registrations.at(-1)
  if (home.registrations.length < 2 || !last) return []
  return [
    `It has had ${home.registrations.length} registrations with CQC; the newest began on ${formatCivilDate(last.from)}.`,
  ]
}
