import { machineLine } from '../document.ts'
import { PEOPLE } from '../england/people.ts'
import { median, percentile, round } from '../figures.ts'
import type { Run } from './people.ts'
import type { Ratio } from './ratio.ts'
import { type Measured, THINKING } from './safeguarding.ts'
import { type Visit, visits } from './visits.ts'

/** A hundred times the concerns may cost so many times the latency. */
const MOST_RATIO = 1.2

export function report({ many, few, runs, ratios, others }: Measured): string {
  const done = runs.flatMap(run => [...run.times.values()]).reduce((sum, { whole }) => sum + whole.length, 0)
  return `## Concerns of ten years, ${PEOPLE} people at once

${machineLine()}
The machine is shared: a run waits up to three minutes for it to be quiet. What others used of its cores around each run, and how
many of the ${visits.length} limits it missed: ${runs.map((run, i) => runInWords(run, others.slice(i * 2, i * 2 + 2))).join('; ')}.

Data: ${round(many.concerns)} fictional concerns of ten years in ${round(many.homes)} homes of 153 councils (all of England: 6,000,000), made by COPY in
${round(many.seconds)} seconds, as \`npm run lantern -- demo --scale england\` makes them: adults of whom many come again, homes of which few are
busy, six teams to a council, up to 600 concerns in hand in each, the rest closed; with parts, decisions, notes and reports, their words
sealed under a key of each record's own. Two of a hundred are in the demonstration council, whose people these are. No events.

### What they wait for

Method: ${PEOPLE} people, each signed in with a session of their own (of ten six practitioners of two teams, two managers, two on duty), do
the things below one after the other, each as often as another, each time with another name, reference or case. They look at a page
for ${THINKING.thinkMs / 1000} seconds (half as long to half as long again) before they go on: ${round(median(runs.map(run => run.rate)), 1)} things a second. ${runs.length} runs of ${THINKING.seconds} seconds, ${round(done)} things in all,
after a run to warm up. To raise is to send the filled-in page for a telephone call; to decide is to send the last page of the decision
(the pages before it are not timed). The server's time is from the head of the request read to the answer handed to the socket; the
whole is what the person's program saw, with what it was led to. Percentiles by nearest rank, in milliseconds: those of each run, of which the
median stands here and the range beside it. A limit is met when the median of the runs is below it.

| what is done | limit | server p50 | server p95 | range | whole p95 | times | |
|---|---:|---:|---:|---|---:|---:|---|
${visits.map(visit => visitLine(visit, runs)).join('\n')}

### A hundred times the concerns

Method: a second database of a hundredth (${round(few.concerns)} concerns in ${round(few.homes)} homes). One manager, whose lists are the longest, ten times each in the
one and in the other, nine times over; what the person waits, medians; the ratio is the median of the ratios of neighbouring rounds, the
range beside it. In the small one more of all are in that manager's council (a thousand, half at most), so that its lists are full pages too. Limit: ${MOST_RATIO}.

| what is done | a hundredth, ms | all, ms | ratio | range | |
|---|---:|---:|---:|---|---|
${ratios.map(ratioLine).join('\n')}

### Plans

Every way in which concerns are listed is explained at this size as those of homes are:
[tests/bench/explain/safeguarding](../tests/bench/explain/safeguarding).
`
}

const serverOf = (run: Run, { name }: Visit): readonly number[] => run.times.get(name)?.server ?? []
const wholeOf = (run: Run, { name }: Visit): readonly number[] => run.times.get(name)?.whole ?? []
const p95Of = (run: Run, visit: Visit): number => percentile(serverOf(run, visit), 0.95)

/** "12% before, 15% after, 0 missed". */
function runInWords(run: Run, around: readonly number[]): string {
  const [before, after] = around.map(share => `${round(share * 100)}%`)
  const missed = visits.filter(visit => p95Of(run, visit) >= visit.limit)
  return `${before} before, ${after} after, ${missed.length} missed`
}

function visitLine(visit: Visit, runs: readonly Run[]): string {
  const p95s = runs.map(run => p95Of(run, visit))
  const cells = [
    visit.name,
    round(visit.limit),
    round(median(runs.map(run => percentile(serverOf(run, visit), 0.5)))),
    round(median(p95s)),
    rangeOf(p95s),
    round(median(runs.map(run => percentile(wholeOf(run, visit), 0.95)))),
    round(runs.reduce((sum, run) => sum + wholeOf(run, visit).length, 0)),
    median(p95s) < visit.limit ? 'met' : 'missed',
  ]
  return `| ${cells.join(' | ')} |`
}

function ratioLine({ name, few, many, ratio, lowest, highest }: Ratio): string {
  const met = ratio <= MOST_RATIO ? 'met' : 'missed'
  const range = rangeOf([lowest, highest], 2)
  return `| ${[name, round(few, 1), round(many, 1), round(ratio, 2), range, met].join(' | ')} |`
}

const rangeOf = (values: readonly number[], digits = 0): string =>
  `${round(Math.min(...values), digits)} to ${round(Math.max(...values), digits)}`
