import type { Stream } from './streams.ts'

/** How something goes, beside a home that is all in order, by the months since it began. */
export interface Story {
  readonly code: string
  readonly says: string
  /** Whether there is something to find; else it is there to be left alone. */
  readonly trouble: boolean
  /** How many times as often as in order a stream tells. */
  readonly times: (stream: Stream, months: number) => number
  /** What is told besides: each as a stream of its own, times `times`. */
  readonly extra?: readonly { readonly stream: Stream; readonly times: (months: number) => number }[]
  /** How often a credible first look touches more than the one case. */
  readonly touches?: number
  /** How often an enquiry finds it so, and not so. */
  readonly found?: number
  readonly notFound?: number
}

const open = (
  stream: Stream,
  byHome: number,
  byOthers: number,
  byFamily: Partial<Record<string, number>> = {},
) => (stream.selfReported ? byHome : (byFamily[stream.code] ?? byOthers))

const indicator = (code: string, family: Stream['family'], more: Partial<Stream>): Stream => ({
  ...{ code, family, what: 'visit.indicator', reliability: 'B', polarity: 'concern', perHome: 1 },
  ...{
    severities: [
      [2, 0.6],
      [3, 0.4],
    ],
    themes: [
      ['isolation', 0.6],
      ['staff', 0.25],
      ['residents', 0.15],
    ],
  },
  ...more,
})
const whistle = (perHome: number): Stream =>
  indicator('staff', 'staff', { what: 'disclosure.staff', perHome, severities: [[3, 1]] })

const always = () => 1

export const inOrder: Story = { code: 'in-order', says: 'All is in order', trouble: false, times: always }

export const stories: readonly Story[] = [
  {
    code: 'closed-culture',
    says: 'Closed culture: residents are harmed, visitors kept out, staff afraid; few can tell',
    trouble: true,
    times: stream =>
      open(stream, 0.2, 0.4, { residents: 0.1, staff: 0.2, health: 0.6, council: 0.8, complaints: 0.3 }),
    extra: [
      { stream: indicator('advocates', 'advocates-and-visitors', { perHome: 0.8 }), times: always },
      { stream: indicator('health', 'health', { perHome: 0.8 }), times: always },
      { stream: indicator('council', 'council', { perHome: 0.6 }), times: always },
      {
        stream: indicator('relatives', 'relatives-and-friends', { perHome: 0.6, reliability: 'C' }),
        times: always,
      },
      { stream: whistle(0.5), times: always },
    ],
    touches: 0.4,
  },
  {
    code: 'gone-quiet',
    says: 'Gone quiet: nothing more is heard, from anybody',
    trouble: true,
    times: stream => (stream.what === 'visit.seen' ? 0.5 : 0.05),
  },
  {
    code: 'gradual-decline',
    says: 'Gradual decline: over a year and a half care gets worse, to four times as much told; the home tells less',
    trouble: true,
    times: (stream, months) => open(stream, 0.6, 1 + Math.min(3, months / 6)),
    touches: 0.05,
    found: 0.6,
    notFound: 0.1,
  },
  {
    code: 'sudden-failure',
    says: 'Sudden failure: five times as much is told from one month to the next',
    trouble: true,
    times: stream => open(stream, 1, 5, { compliments: 0.5 }),
    touches: 0.1,
    found: 0.7,
    notFound: 0.05,
  },
  {
    code: 'honest-reporter',
    says: 'Honest reporter: a good home that tells everything, and lets its staff and relatives tell',
    trouble: false,
    times: stream => open(stream, 4, 1, { staff: 1.6, relatives: 1.3, complaints: 1.3, compliments: 2 }),
    found: 0.3,
    notFound: 0.35,
  },
  {
    code: 'seasonal-noise',
    says: 'Seasonal noise: a hard winter, with nothing the home could have done',
    trouble: false,
    times: (stream, months) =>
      stream.season === undefined ? 1 : 1 + Math.max(0, -Math.cos((months / 6) * Math.PI)),
  },
  {
    code: 'false-reports',
    says: 'One source of false reports: one family tells ten things in half a year, and none is found so',
    trouble: false,
    times: always,
    extra: [
      {
        stream: {
          ...indicator('relatives', 'relatives-and-friends', {
            what: 'safeguarding.concern',
            reliability: 'D',
          }),
          ...{ perHome: 20, severities: [[3, 1]], themes: [['staff', 1]], untrue: true },
        },
        times: months => (months < 6 ? 1 : 0),
      },
    ],
  },
]
