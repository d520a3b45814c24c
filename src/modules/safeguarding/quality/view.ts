import { labelOf } from '#law/code-list.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { barsChart } from '#platform/view/charts/bars-chart.ts'
import { formatAgo, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import { downloadLinks } from '#platform/view/downloads.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, ChartModel, TableModel } from '#platform/view/models.ts'
import { concernHref } from '../view/words.ts'
import { ONE_IN } from './draw.ts'
import { repeatDays } from './patterns.ts'
import type { PatternView, QualityView } from './schema.ts'

export const AGES = '/safeguarding/quality/ages'

/** 'Of 12 open cases 2 came in four weeks ago or longer, and 1 is past its local target.' Pure. */
export function ageSentence({ ages, late }: Pick<QualityView, 'ages' | 'late'>): string {
  const total = ages.reduce((sum, row) => sum + row.total, 0)
  if (total === 0) return 'No case is open that you may see'
  const longer = ages.reduce((sum, row) => sum + row.longer, 0)
  const old = longer === 0 ? 'none' : String(longer)
  const past = late === 0 ? 'none is' : `${late} ${late === 1 ? 'is' : 'are'}`
  return `Of ${plural(total, 'open case')} ${old} came in four weeks ago or longer, and ${past} past the local target`
}

function ageTable({ ages }: QualityView): TableModel {
  const labels = ['Total', 'Under 7 days', '7 to 27 days', '28 days or more', 'Past local target']
  return {
    caption: 'Open cases by state and age',
    columns: [{ label: 'State' }, ...labels.map(label => ({ label, numeric: true }))],
    rows: ages.map(({ label, total, week, month, longer, late, oldestOn }) => [
      { text: label, note: `oldest: ${formatCivilDate(oldestOn)}` },
      ...[total, week, month, longer, late].map(count => ({ text: String(count) })),
    ]),
    narrow: 'scroll',
  }
}

function ageChart(quality: QualityView): Promise<ChartModel> {
  const bars = quality.ages.map(({ label, longer, total }) => ({
    label,
    value: total,
    text: longer > 0 ? `${total} (${longer} old)` : String(total),
    own: longer > 0,
  }))
  return barsChart(bars, {
    id: 'ages',
    title: ageSentence(quality),
    subtitle:
      'Open cases by state, today. Old: came in 28 days ago or longer. Restricted cases of others are not counted.',
    table: ageTable(quality),
    downloads: downloadLinks(format => `${AGES}?format=${format}`),
  })
}

/** So many are shown of each: the next come up as these are done. */
const REREADS = 10
const PATTERNS = 15

/** ' The first 15 of 23 are here; the others follow as these are done.' Nothing is left out without saying so. Pure. */
export const beyond = (all: number, shown: number): string =>
  all > shown ? ` The first ${shown} of ${all} are here; the others follow as these are done.` : ''

function rereadCard({ toReread, decisions }: QualityView): CardModel {
  const { none, drawn, agree, otherwise, overturned } = decisions
  const waiting = toReread.length
  return {
    heading:
      waiting === 0
        ? 'No decision waits to be read again'
        : `${plural(waiting, 'decision waits', 'decisions wait')} to be read again`,
    tone: waiting > 0 ? 'lamp' : 'plain',
    text: `One in ${ONE_IN} decisions of no enquiry is drawn by its number and read again by somebody who did not make it.${beyond(waiting, REREADS)}`,
    facts: [
      ...toReread.slice(0, REREADS).map(row => ({
        term: row.reference,
        value: row.own ? 'You decided it: another reads it' : 'Read it again',
        ...(row.own ? {} : { href: `${concernHref(row.concernId)}/reread` }),
        note: `Decided ${formatDateTime(row.decidedAt)}`,
      })),
      { term: 'No enquiry, in twelve months', value: String(none), note: `${drawn} drawn` },
      {
        term: 'Read again',
        value: String(agree + otherwise),
        note: `${otherwise} would be decided otherwise`,
      },
      { term: 'Overturned since', value: String(overturned), note: 'An enquiry after all' },
    ],
  }
}

/** 'three in a year, three of them neglect within 90 days' Pure. */
export function patternWords({ inYear, repeats }: Pick<PatternView, 'inYear' | 'repeats'>): string {
  const often = repeats.map(
    ({ theme, count }) => `${count} of ${labelOf('abuse-types', theme)} in ${repeatDays} days`,
  )
  return [`${inYear} below the threshold in a year`, ...often].join('; ')
}

function patternCard({ patterns }: QualityView, { today }: PageContext): CardModel {
  return {
    heading:
      patterns.length === 0
        ? 'Nothing that keeps happening waits for a look'
        : `Small things that keep happening: ${patterns.length} to look at`,
    tone: patterns.length > 0 ? 'lamp' : 'plain',
    text: `The third concern below the threshold in a year about one adult or one home, or three of a kind in 90 days, is looked at by a person. It may be nothing; somebody says so.${beyond(patterns.length, PATTERNS)}`,
    facts: patterns.slice(0, PATTERNS).map(pattern => ({
      term: pattern.name,
      value: 'Look at it',
      href: patternHref(pattern),
      note: `${patternWords(pattern)}. The newest ${formatAgo(pattern.newestOn, today)}`,
    })),
  }
}

export const patternHref = ({ about, aboutId }: Pick<PatternView, 'about' | 'aboutId'>): string =>
  `/safeguarding/quality/patterns/${about}/${aboutId}`

const about: CardModel = {
  heading: 'What this page is not',
  tone: 'soft',
  text: 'Nothing here is about a member of staff: there is no league table and no count by name. You see counts under five, for your own use. Whoever publishes them leaves those out: choose "For publication" on the table.',
  links: [
    { text: 'The table, to take away', href: AGES },
    { text: 'What would fail in the yearly return', href: '/safeguarding/data-quality' },
  ],
}

function lateCard({ late }: QualityView): CardModel {
  const heading =
    late === 0
      ? 'None is past its local target'
      : `${plural(late, 'case is', 'cases are')} past the local target`
  return {
    ...{ heading, tone: late > 0 ? 'lamp' : 'plain' },
    text: 'Local targets are not legal deadlines. A case may be late for a good reason.',
    ...(late > 0 ? { links: [{ text: 'See which', href: '/safeguarding/concerns?list=over-target' }] } : {}),
  }
}

export async function qualityPage(quality: QualityView, ctx: PageContext) {
  return {
    page: {
      title: ageSentence(quality),
      caption: 'How the work goes',
      back: { text: 'Concerns', href: '/safeguarding/concerns' },
      width: 'wide' as const,
    },
    chart: quality.ages.length > 0 ? await ageChart(quality) : undefined,
    story: [patternCard(quality, ctx), rereadCard(quality)],
    facts: [lateCard(quality), about],
  }
}
