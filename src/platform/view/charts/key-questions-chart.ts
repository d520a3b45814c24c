import type { Mark, Spec } from 'vega'
import { fontFamily, light } from '#src/assets/tokens.ts'
import { formatCivilDate, formatMonth, formatShortDate } from '../dates.ts'
import type { ChartModel, TableModel } from '../models.ts'
import { drawSvg } from './draw.ts'
import { type KeyQuestionPoint, keyQuestions, keyQuestionsHeadline, questionName } from './key-questions.ts'
import { levelName, type RatingLevel } from './ratings.ts'

interface Strip {
  readonly width: number
  readonly rowHeight: number
  readonly labels: number
  /** Reports shown, newest last. */
  readonly most: number
  /** Months take three letters. */
  readonly tight: boolean
}

/** 'Requires improvement' needs this many pixels on one line, its box's edges among them. */
const oneLine = 176
const twoLineRow = 56

const wide: Strip = { width: 720, rowHeight: 40, labels: 120, most: 4, tight: false }
const narrow: Strip = { width: 292, rowHeight: 56, labels: 86, most: 2, tight: true }

/** The five key questions, one row each, one column a report; each cell says its rating in words. */
export async function keyQuestionsChart(
  points: readonly KeyQuestionPoint[],
  id = 'key-questions-chart',
): Promise<ChartModel> {
  const title = keyQuestionsHeadline(points)
  const ordered = points.toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn))
  const description = ordered.map(sentence).join(' ') || 'No report has rated the five questions.'
  const draw = (strip: Strip, size: string) =>
    drawSvg(spec(ordered.slice(-strip.most), strip), { id: `${id}-${size}`, title, description })
  return {
    id,
    title,
    headingLevel: 2,
    subtitle: 'The Care Quality Commission’s five questions, by report',
    wide: await draw(wide, 'wide'),
    narrow: await draw(narrow, 'narrow'),
    table: tableOf(ordered),
  }
}

function spec(points: readonly KeyQuestionPoint[], strip: Strip): Spec {
  const reports = points.map(point => point.publishedOn)
  const width = strip.width - strip.labels
  const broken = width / Math.max(reports.length, 1) < oneLine
  return {
    width,
    height: (broken ? twoLineRow : strip.rowHeight) * keyQuestions.length,
    padding: { left: strip.labels, top: 30, right: 0, bottom: 2 },
    autosize: 'none',
    data: [
      ...looks.map(look => ({ name: look.name, values: cellsOf(points, look.name) })),
      {
        name: 'cells',
        values: cellsOf(points).map(cell => ({ ...cell, text: wordsFor(cell.level, broken) })),
      },
      {
        name: 'questions',
        values: keyQuestions.map(question => ({ question, text: questionName(question) })),
      },
      { name: 'reports', values: reports.map(report => ({ report, text: monthFor(report, strip) })) },
    ],
    scales: [
      { name: 'x', type: 'band', domain: reports, range: 'width', paddingInner: 0.03 },
      { name: 'y', type: 'band', domain: [...keyQuestions], range: 'height', paddingInner: 0.14 },
    ],
    marks: [
      ...looks.map(box),
      words('cell', 'cells', {
        x: middle('x', 'report'),
        y: middle('y', 'question'),
        dy: { signal: 'isArray(datum.text) ? -10 : 0' },
      }),
      ...heads(strip),
    ],
  }
}

/** Each level's box. Warmer is worse, and the words are in the box: colour never speaks alone. */
const looks = [
  { name: 'outstanding', fill: light.paper, stroke: light.edge, dash: [] },
  { name: 'good', fill: light.soft, stroke: light.softEdge, dash: [] },
  { name: 'requires-improvement', fill: light.lampSoft, stroke: light.lamp, dash: [] },
  { name: 'inadequate', fill: light.claySoft, stroke: light.clay, dash: [] },
  { name: 'unrated', fill: 'none', stroke: light.edge, dash: [3, 3] },
] as const
type Look = (typeof looks)[number]

interface Cell {
  readonly report: string
  readonly question: string
  readonly level: RatingLevel | null
}

function cellsOf(points: readonly KeyQuestionPoint[], only?: Look['name']): Cell[] {
  const cells = points.flatMap(point =>
    keyQuestions.map(question => ({ report: point.publishedOn, question, level: point[question] })),
  )
  return only ? cells.filter(cell => (cell.level ?? 'unrated') === only) : cells
}

function wordsFor(level: RatingLevel | null, broken: boolean): string | string[] {
  if (!level) return 'not rated'
  const name = levelName(level)
  return broken && name.includes(' ') ? name.split(' ') : name
}

function monthFor(report: string, strip: Strip): string {
  return strip.tight ? formatShortDate(report).split(' ').slice(1).join(' ') : formatMonth(report)
}

function box(look: Look): Mark {
  return {
    type: 'rect',
    name: `chart-cell-${look.name}`,
    from: { data: look.name },
    encode: {
      enter: {
        x: { scale: 'x', field: 'report' },
        y: { scale: 'y', field: 'question' },
        width: { scale: 'x', band: 1 },
        height: { scale: 'y', band: 1 },
        cornerRadius: { value: 6 },
        fill: { value: look.fill },
        stroke: { value: look.stroke },
        strokeWidth: { value: 1.5 },
        strokeDash: { value: [...look.dash] },
      },
    },
  }
}

function heads(strip: Strip): Mark[] {
  return [
    words('label-question', 'questions', {
      x: { value: -strip.labels },
      y: middle('y', 'question'),
      align: { value: 'left' },
    }),
    words('label-report', 'reports', {
      x: middle('x', 'report'),
      y: { value: -16 },
      fill: { value: light.muted },
    }),
  ]
}

function words(name: string, data: string, place: object): Mark {
  const type = {
    font: { value: fontFamily.replaceAll('"', "'") },
    fontSize: { value: 15 },
    fill: { value: light.ink },
  }
  const fit = { align: { value: 'center' }, baseline: { value: 'middle' }, text: { field: 'text' } } as const
  const prefix = name === 'label-report' ? 'chart-label' : 'chart-value'
  return {
    type: 'text',
    name: `${prefix}-${name}`,
    from: { data },
    encode: { enter: { ...type, ...fit, ...place } },
  }
}

function middle(scale: string, field: string): object {
  return { scale, field, band: 0.5 }
}

function sentence(point: KeyQuestionPoint): string {
  const each = keyQuestions.map(
    question => `${questionName(question)} ${point[question] ? levelName(point[question]) : 'not rated'}`,
  )
  return `${formatCivilDate(point.publishedOn)}: ${each.join(', ')}.`
}

function tableOf(points: readonly KeyQuestionPoint[]): TableModel {
  return {
    caption: 'The five questions by report, newest first',
    columns: [{ label: 'Published' }, ...keyQuestions.map(question => ({ label: questionName(question) }))],
    rows: points.toReversed().map(point => [
      { text: formatCivilDate(point.publishedOn) },
      ...keyQuestions.map(question => ({
        text: point[question] ? levelName(point[question]) : 'Not rated',
      })),
    ]),
  }
}
