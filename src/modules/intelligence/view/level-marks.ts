import type { Mark } from 'vega'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { TableModel } from '#platform/view/models.ts'
import { fontFamily, light } from '#src/assets/tokens.ts'
import type { PictureView } from '../schema.ts'

/** Days marked in the chart of a home's levels, and the same as a table under it. */

interface Shown {
  readonly events: PictureView['events']
  /** From this day, which is not marked, to that, which is. */
  readonly from: string
  readonly on: string
}

interface Numbered {
  readonly number: number
  readonly on: string
  readonly sentences: readonly string[]
}

const millis = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** What the register says, one number for each month in which something happened, so that numbers stand clear. */
function numbered({ events, from, on }: Shown): readonly Numbered[] {
  const shown = events.filter(one => one.kind === 'register' && one.on > from && one.on <= on)
  const months = [...Map.groupBy(shown, one => one.on.slice(0, 7)).values()]
  return months.map((own, at) => ({
    number: at + 1,
    on: own[0]?.on ?? '',
    sentences: own.map(one => one.sentence),
  }))
}

export function marksOf(shown: Shown) {
  const { events, from, on } = shown
  const concerns = events.filter(one => one.kind === 'concern' && one.on > from && one.on <= on)
  return {
    register: numbered(shown).map(one => ({ at: millis(one.on), text: String(one.number) })),
    concerns: concerns.map(one => ({ at: millis(one.on) })),
  }
}

/** Under the chart: what each number stands for, and how many ticks there are. Undefined where nothing is marked. */
export function markedTable(shown: Shown): TableModel | undefined {
  const days = numbered(shown)
  const { concerns } = marksOf(shown)
  if (days.length === 0 && concerns.length === 0) return undefined
  return {
    caption: 'Marked days',
    columns: [{ label: 'In the chart' }, { label: 'Day' }, { label: 'What happened' }],
    rows: [
      ...days.map(({ number, on, sentences }) => [
        { text: String(number) },
        { text: formatCivilDate(on) },
        { text: sentences.join('; ') },
      ]),
      ...(concerns.length > 0
        ? [
            [
              { text: 'Ticks at the foot' },
              { text: 'Each on its day' },
              {
                text: `${plural(concerns.length, 'safeguarding concern')} that ${concerns.length === 1 ? 'counts' : 'count'} now`,
              },
            ],
          ]
        : []),
    ],
  }
}

const rule = (name: string, data: string, y: readonly [object, object], look: object): Mark => ({
  ...{ type: 'rule', name, from: { data } },
  encode: { enter: { x: { scale: 'x', field: 'at' }, y: y[0], y2: y[1], ...look } },
})

const font = { value: fontFamily.replaceAll('"', "'") }

export const eventMarks: readonly Mark[] = [
  rule('chart-event', 'events', [{ value: -10 }, { signal: 'height' }], {
    ...{ stroke: { value: light.lamp }, strokeWidth: { value: 3 }, strokeDash: { value: [6, 5] } },
  }),
  {
    ...{ type: 'text', name: 'chart-value-event', from: { data: 'events' } },
    encode: {
      enter: {
        ...{ x: { scale: 'x', field: 'at' }, y: { value: -14 }, text: { field: 'text' } },
        ...{ align: { value: 'center' }, baseline: { value: 'bottom' }, font, fontSize: { value: 15 } },
        ...{ fontWeight: { value: 'bold' }, fill: { value: light.ink } },
      },
    },
  },
  rule('chart-tick', 'concerns', [{ signal: 'height - 4' }, { signal: 'height + 6' }], {
    ...{ stroke: { value: light.clay }, strokeWidth: { value: 2 } },
  }),
]
