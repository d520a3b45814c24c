import { describe, expect, it } from 'vitest'
import { type FunnelPoint, funnelChart } from './funnel-chart.ts'
import { type TimePoint, timeChart } from './time-chart.ts'

const say = (value: number): string => value.toFixed(1)

function home(name: string, value: number, beyond: FunnelPoint['beyond'] = 'within'): FunnelPoint {
  const says = { above: 'More than expected', below: 'Fewer than expected', within: 'As expected' }[beyond]
  return { name, size: 10, value, lower: 0.5, upper: 1.6, beyond, says }
}

const funnel = (points: readonly FunnelPoint[]) =>
  funnelChart(points, {
    ...{ id: 'f', title: 'Two homes are beyond the limits', unit: 'Home', target: 1 },
    ...{ sizeLabel: 'Expected', valueLabel: 'Times expected', say, saySize: say },
    curve: [1, 10].map(size => ({ size, lower95: 0.5, upper95: 1.6, lower998: 0.2, upper998: 40 })),
  })

describe('a funnel', () => {
  it('numbers those beyond its limits, first in the table, and points the way by shape', async () => {
    const chart = await funnel([home('Oak', 1), home('Elm', 0.1, 'below'), home('Ash & Co', 3, 'above')])
    expect(chart.table.rows.map(row => row[0]?.text)).toEqual(['1. Ash & Co', '2. Elm', 'Oak'])
    const [, shapes = ''] = chart.wide.split('class="mark-symbol role-mark chart-mark"')
    expect(shapes.split('</g>')[0]?.match(/<path/g)).toHaveLength(2)
    expect(chart.wide).toContain('Ash &amp; Co: 3.0, more than expected.')
    for (const svg of [chart.wide, chart.narrow]) expect(svg).not.toMatch(/style=|NaN|undefined|Infinity/)
  })

  it('is whole with nobody in it', async () => {
    expect((await funnel([])).wide).not.toMatch(/NaN|undefined|Infinity/)
  })
})

function period(label: string, value: number | null, more: Partial<TimePoint> = {}): TimePoint {
  const says = value === null ? 'Nobody told' : 'As usual'
  return { label, value, centre: 2, lower: 0, upper: 5, beyond: 'within', says, ...more }
}

const over = (points: readonly TimePoint[]) =>
  timeChart(points, { id: 't', title: 'Falls', valueLabel: 'Falls', periodLabel: 'Month', say })

describe('a chart over time', () => {
  it('leaves a gap where there is no number, and never draws it as nought', async () => {
    const { wide, table } = await over([period('Jan', 1), period('Feb', null), period('Mar', 2)])
    expect(
      wide.match(/ d="M[^"]*"[^>]*stroke="#123f4b"[^>]*stroke-width="2.5"/)?.[0].match(/M/g),
    ).toHaveLength(2)
    expect(table.rows[1]?.map(cell => cell.text)).toEqual([
      'Feb',
      'No number',
      '2.0',
      '0.0 to 5.0',
      'Nobody told',
    ])
  })

  it('marks where its definition changed, in the drawing and in the table', async () => {
    const chart = await over([
      period('Jan', 1),
      period('Feb', 9, { beyond: 'above', breakBefore: 'counted anew' }),
    ])
    expect(chart.wide).toContain('>counted anew<')
    expect(chart.table.rows[0]?.[0]?.note).toBe('from here: counted anew')
    for (const svg of [chart.wide, chart.narrow]) expect(svg).not.toMatch(/style=|NaN|undefined|Infinity/)
  })

  it('is whole with no period at all', async () => {
    expect((await over([])).wide).not.toMatch(/NaN|undefined|Infinity/)
  })
})
