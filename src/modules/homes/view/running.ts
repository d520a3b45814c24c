import { sharesChart } from '#platform/view/charts/shares-chart.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { ChartModel, LinkModel, PageModel, TableModel, TimelineModel } from '#platform/view/models.ts'
import type { Running } from '../running/schema.ts'
import { ratingTone, ratingWords } from './words.ts'

export interface RunningPageModel {
  readonly page: PageModel
  readonly chart?: ChartModel
  readonly homes?: TableModel
  readonly homesNote: string
  readonly homesLink?: LinkModel
  readonly councils?: TableModel
  readonly related: { readonly heading: string; readonly links: readonly LinkModel[] }
  readonly timeline?: TimelineModel
}

/** The story of whoever runs homes: how many, where, how they were rated, and what opened and closed. */
export async function runningPage(running: Running, councilName: string): Promise<RunningPageModel> {
  const { kind, id, name, here, councils, history, events } = running
  const list = `/homes?${kind}=${encodeURIComponent(id)}`
  return {
    page: {
      title: name ?? `${kind === 'provider' ? 'Provider' : 'Brand'} ${running.cqcId}`,
      caption: kind === 'provider' ? 'Provider' : 'Brand',
      lede: ledeOf(running),
      back: { text: 'All homes', href: '/homes' },
      width: 'wide',
    },
    ...(history.length > 0 ? { chart: await chartOf(running) } : {}),
    homesNote: here.length > 0 ? '' : `It runs no open home in ${councilName}.`,
    ...(here.length > 0 ? { homes: homesTable(here) } : {}),
    ...(running.homes > 0
      ? {
          homesLink: {
            text: `All ${plural(running.homes, 'open home')} in the list`,
            href: `${list}&council=all&registered=true`,
          },
        }
      : {}),
    ...(councils.length > 0 ? { councils: councilsTable(running, list) } : {}),
    related: {
      heading: kind === 'provider' ? 'Trades as' : 'Its providers',
      links: running.related.map(one => ({
        text: `${one.name} (${plural(one.homes, 'home')})`,
        href: `/${one.kind}s/${encodeURIComponent(one.id)}`,
      })),
    },
    ...(events.length > 0 ? { timeline: timelineOf(running) } : {}),
  }
}

/** '12 open homes with 431 beds in 3 councils. 4 homes have closed while it ran them.' */
export function ledeOf({ homes, beds, closed, councils }: Running): string {
  const places = councils.length === 1 ? councils[0]?.name : plural(councils.length, 'council')
  const open =
    homes === 0
      ? 'No open home in the register.'
      : `${plural(homes, 'open home')} with ${plural(beds, 'bed')} in ${places}.`
  const gone =
    closed === 0 ? '' : ` ${plural(closed, 'home')} closed while it ran ${closed === 1 ? 'it' : 'them'}.`
  return `${open}${gone}`
}

const YEARS_BACK = 3

/** What is good or better of what is rated, now and some years ago; never a share of a handful. */
export function ratingsHeadline({ ratings, history }: Pick<Running, 'ratings' | 'history'>): string {
  const now = goodOf(ratings)
  if (now.rated === 0) return 'No open home is rated'
  const all = now.good === now.rated
  const today = all
    ? `${now.rated === 1 ? 'Its one rated home is' : `All ${now.rated} rated homes are`} Good or better`
    : `${now.good} of ${now.rated} rated homes ${now.good === 1 ? 'is' : 'are'} Good or better`
  const then = history.at(-1 - YEARS_BACK)
  const before = then && goodOf(then)
  if (!then || !before || before.rated === 0) return today
  return `${today}; in January ${then.on.slice(0, 4)} it was ${before.good} of ${before.rated}`
}

function goodOf(counts: Running['ratings']): { good: number; rated: number } {
  const good = counts.outstanding + counts.good
  return { good, rated: good + counts['requires-improvement'] + counts.inadequate }
}

function chartOf(running: Running): Promise<ChartModel> {
  const last = running.history.length - 1
  const years = running.history.map(({ on, ...counts }, at) => ({
    label: at === last ? 'Now' : on.slice(0, 4),
    ...counts,
  }))
  return sharesChart(years, {
    id: 'ratings-by-year',
    title: ratingsHeadline(running),
    subtitle:
      'Homes by overall rating on 1 January of each year. They are the homes it runs now, and those it ran when they closed; homes it handed on to somebody else are not among them.',
    column: 'On 1 January',
  })
}

function homesTable(homes: Running['here']): TableModel {
  return {
    caption: 'Open homes here',
    captionHidden: true,
    columns: [{ label: 'Home' }, { label: 'CQC overall' }, { label: 'Beds', numeric: true }],
    rows: homes.map(home => [
      { text: home.name, href: `/homes/${home.id}`, ...(home.town ? { note: home.town } : {}) },
      home.rating
        ? {
            text: '',
            tag: { text: ratingWords(home.rating), tone: ratingTone(home.rating) },
            ...(home.ratingOn ? { note: formatCivilDate(home.ratingOn) } : {}),
          }
        : { text: 'Not rated' },
      { text: home.beds === null ? 'Not given' : String(home.beds) },
    ]),
  }
}

function councilsTable({ councils }: Running, list: string): TableModel {
  return {
    caption: 'Open homes by council',
    captionHidden: true,
    columns: [{ label: 'Council' }, { label: 'Homes', numeric: true }, { label: 'Beds', numeric: true }],
    rows: councils.map(({ code, name, homes, beds }) => [
      { text: name, href: `${list}&council=${code}&registered=true` },
      { text: String(homes) },
      { text: String(beds) },
    ]),
  }
}

/** The mass registration of 2010 and 2011 would bury what happened since. */
const SHOWN = 12

function timelineOf({ name, events }: Running): TimelineModel {
  return {
    label: `Openings, closures and new registrations of ${name ?? 'its homes'}`,
    entries: events.slice(0, SHOWN).map(({ kind, onDate, sentence, home }) => ({
      date: formatCivilDate(onDate),
      text: `${sentence.replace(` on ${formatCivilDate(onDate)}`, '')}.`,
      link: { text: home.name, href: `/homes/${home.id}` },
      mark: kind === 'opened' ? 'quiet' : 'lamp',
    })),
  }
}
