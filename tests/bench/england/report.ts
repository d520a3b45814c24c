import { england } from '#src/demo/england/market.ts'
import { machineLine } from '../document.ts'
import { median, percentile, round } from '../figures.ts'
import { type Measured, PRESSING, THINKING } from './england.ts'
import { PEOPLE, type Run } from './people.ts'
import type { Ratio } from './ratio.ts'
import { type Visit, visits } from './visits.ts'

/** Ten times the homes may cost so many times the latency. */
const MOST_RATIO = 1.2

export function report({ full, tenth, thinking, pressing, ratios, others }: Measured): string {
  const opened = thinking.reduce((sum, run) => sum + openedIn(run), 0)
  return `## All England, ${PEOPLE} people at once

${machineLine()}
The machine is shared: a run waits up to three minutes for it to be quiet. What others used of its cores around each run, and how
many of the ${visits.length} limits it missed: ${thinking.map((run, i) => runInWords(run, others.slice(i * 2, i * 2 + 2))).join('; ')}.

Register: ${round(full.homes)} fictional homes of ${round(full.registrations)} registrations in 153 councils through the importer of real records,
and beside it what a year of use leaves in each council (20 accounts, watches, challenges, imports, four extracts with places
and prices of every home). Tables are analysed, as PostgreSQL does by itself within minutes of an import.

### What they wait for

Method: ${PEOPLE} people, each signed in with a session of their own, open the pages below one after the other, each page as often
as another, each time of another council, home, provider or word. They look at a page for ${THINKING.thinkMs / 1000} seconds (half as long to half as
long again) before they open the next: that is ${PEOPLE} officers of many councils at work in the register at the same moment, ${round(rateOf(thinking), 1)}
pages a second. ${thinking.length} runs of ${THINKING.seconds} seconds, ${round(opened)} pages in all, after a run to warm up. One Lantern in one process, its jobs
included. The server's time is from the head of the request read to the answer handed to the socket; the whole is what
the person's program saw, to the last byte unpacked. Percentiles by nearest rank, in milliseconds: those of each run, of which the
median stands here and the range beside it; and the p95 of all pages of all runs, the busy ones too. A limit is met when
the median of the runs is below it.

| page | limit | server p50 | server p95 | range | all runs' p95 | whole p95 | times | |
|---|---:|---:|---:|---|---:|---:|---:|---|
${visits.map(visit => visitLine(visit, thinking)).join('\n')}

### What the machine can do at most

The same ${PEOPLE} people without a moment to read: each asks for the next page as soon as the last has come. ${pressing.length} runs of ${PRESSING.seconds} seconds.
Then all ${PEOPLE} wait in one queue, and each waits as long as the others' ${PEOPLE - 1} pages take: these are no times that people meet, but
they tell how much there is to spare.

Pages a second: ${round(rateOf(pressing), 1)} (${rangeOf(
    pressing.map(run => run.rate),
    1,
  )}). Server p50 ${round(overall(pressing, 0.5))} ms, p95 ${round(overall(pressing, 0.95))} ms over all pages.
At ${PEOPLE} people who do not read, the limits above are missed: those would need some ${round((PEOPLE * 1000) / 150)} pages a second.

### Ten times the homes

Method: a second register of a tenth (${round(tenth.homes)} homes of ${round(tenth.registrations)} registrations, ${round(england.open / 10)} of them open), the same demonstration council in both;
pages that show as much in both. One person, 20 times each in the one and in the other, nine times over; medians; the
ratio is the median of the ratios of neighbouring rounds, the range beside it. Limit: ${MOST_RATIO}.

| page | a tenth, ms | England, ms | ratio | range | |
|---|---:|---:|---:|---|---|
${ratios.map(ratioLine).join('\n')}

A list of one council, a home and whoever runs it cost the same in any register. What is asked of all England at once (a
word in every name, a count of all homes) grows with it, though by less than tenfold; and the market page looks for care over
the border, where there are ten times as many homes.

### Plans

Every list query is explained at this size, as the app's own role, with its values and as a plan for any values:
[tests/bench/explain](../tests/bench/explain). The bench fails when a plan reads a table of more than 1,000 rows from one end to the
other; exceptions stand with their reasons in \`tests/bench/england/keep-plans.ts\`.
`
}

/** "12% before, 15% after, 0 missed". */
function runInWords(run: Run, around: readonly number[]): string {
  const [before, after] = around.map(share => `${round(share * 100)}%`)
  const missed = visits.filter(({ name, limit }) => p95Of(run, name) >= limit)
  return `${before} before, ${after} after, ${missed.length} missed`
}

const p95Of = (run: Run, name: string): number => percentile(run.times.get(name)?.server ?? [], 0.95)

function visitLine({ name, limit }: Visit, runs: readonly Run[]): string {
  const timesOf = (run: Run) => run.times.get(name) ?? { server: [], whole: [] }
  const server = runs.map(run => timesOf(run).server)
  const p95s = runs.map(run => p95Of(run, name))
  const cells = [
    name,
    round(limit),
    round(median(server.map(times => percentile(times, 0.5)))),
    round(median(p95s)),
    rangeOf(p95s),
    round(percentile(server.flat(), 0.95)),
    round(median(runs.map(run => percentile(timesOf(run).whole, 0.95)))),
    round(server.flat().length),
    median(p95s) < limit ? 'met' : 'missed',
  ]
  return `| ${cells.join(' | ')} |`
}

function ratioLine({ name, tenth, full, ratio, lowest, highest }: Ratio): string {
  const met = ratio <= MOST_RATIO ? 'met' : 'missed'
  const cells = [name, round(tenth, 1), round(full, 1), round(ratio, 2), rangeOf([lowest, highest], 2), met]
  return `| ${cells.join(' | ')} |`
}

const rangeOf = (values: readonly number[], digits = 0): string =>
  `${round(Math.min(...values), digits)} to ${round(Math.max(...values), digits)}`

const openedIn = (run: Run): number =>
  [...run.times.values()].reduce((sum, { whole }) => sum + whole.length, 0)

const rateOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.rate, 0) / runs.length

const overall = (runs: readonly Run[], share: number): number =>
  percentile(
    runs.flatMap(run => [...run.times.values()].flatMap(({ server }) => server)),
    share,
  )
