import { machineLine } from '../document.ts'
import { PEOPLE } from '../england/people.ts'
import { median, percentile, round } from '../figures.ts'
import type { Ratio } from '../safeguarding/ratio.ts'
import { type Measured, THINKING } from './intelligence.ts'
import type { NewSignals } from './new-signal.ts'
import { type Run, type Visit, visits } from './people.ts'

/** Limits that Lantern sets itself: seconds of a recompute, times DuckDB, milliseconds of work and until it shows. */
const RECOMPUTE = 60
const TIMES_DUCKDB = 2
const WORK = 20
const SHOWN = 2_000

export function report(measured: Measured): string {
  const { many, few, others } = measured
  return `## What is told of England’s homes in ten years

${machineLine()}
The machine is shared: what others used of its cores before, between and after the parts: ${others.map(share => `${round(share * 100)}%`).join(', ')}.

Data: ${round(many.tellings)} fictional tellings of ten years (all of England: 30,000,000) of ${round(many.homes)} homes in ${round(many.councils)} councils, by 60
indicators: ratings, cases that are alleged, looked at and found or not, what people saw, and what homes send in each month; a tenth of them
corrected or taken back. Made by COPY in ${round(many.seconds)} seconds, ${round(many.bytes / 2 ** 30, 1)} GiB with indexes; ${round(many.live)} count today. Pictures by the product's own commands.

### Every picture made anew

Method: every council one after the other in one process, as \`lantern risk recompute\` does: what counts is found from all that was ever told,
three editions of each picture are made and compared byte for byte with what is kept. Twice over: the first may have a new day to write.

${recomputeLines(measured)}

### A new signal

Method: one signal of a home is told and its pictures are made, one after the other, of ${round(measured.newSignals.many.work.length)} homes, half of them those with the longest
histories; the work is that of the transaction that tells and of the job that makes the pictures, PostgreSQL's part included. Pages are those of
tables and indexes that the database looked at for one signal. Then with the worker that looks every second, from told until changed.

| | limit | ${round(few.tellings)} tellings | ${round(many.tellings)} | ratio | |
|---|---:|---:|---:|---:|---|
${signalLines(measured.newSignals.few, measured.newSignals.many)}

### Pages, ${PEOPLE} people at once

Method: ${PEOPLE} officers of the demonstration council, each signed in with a session of their own and each in an order of their own, look at a
page for ${THINKING.thinkMs / 1000} seconds (half as long to half as long again): ${round(median(measured.runs.map(run => run.rate)), 1)} pages a second. ${measured.runs.length} runs of ${THINKING.seconds} seconds. The server's time, in milliseconds,
nearest rank; the median of the runs, the range beside it. Met when the median is below the limit.

| page | limit | server p50 | server p95 | range | times | |
|---|---:|---:|---:|---|---:|---|
${visits.map(visit => visitLine(visit, measured.runs)).join('\n')}

Ten times the tellings: one person, in the one and in the other in turn, nine times over; what the person waits, medians.

| page | a tenth, ms | all, ms | ratio | range |
|---|---:|---:|---:|---|
${measured.ratios.map(ratioLine).join('\n')}

Every list and picture is explained at this size: [tests/bench/explain/intelligence](../tests/bench/explain/intelligence).
`
}

function recomputeLines({ recompute, compared }: Measured): string {
  const { first, again, cpu, before, most } = recompute
  const [own, theirs] = [median(compared.lantern), median(compared.duckdb)]
  const rounds = compared.lantern.map((seconds, at) => seconds / (compared.duckdb[at] ?? Number.NaN))
  const ratio = median(rounds)
  return `| | limit | | |
|---|---:|---:|---|
| All pictures of ${round(again.homes)} homes, nothing changed, seconds | ${RECOMPUTE} | ${round(again.seconds)} | ${verdict(again.seconds < RECOMPUTE)} |
| The first time, ${round(first.changed)} pictures written, seconds | ${RECOMPUTE} | ${round(first.seconds)} | ${verdict(first.seconds < RECOMPUTE)} |
| Of it this process's own, seconds | | ${round(cpu)} | |
| Memory at the beginning and at most, MB | | ${round(before)} and ${round(most)} | |
| The aggregation (${round(compared.counting)} of ${round(compared.tellings)} count), seconds on two connections | | ${round(own, 2)} | |
| The same by DuckDB on two threads, rows in a table of its own | | ${round(theirs, 2)} | |
| Times DuckDB, of neighbouring rounds (${rangeOf(rounds, 2)}) | ${TIMES_DUCKDB} | ${round(ratio, 2)} | ${verdict(ratio <= TIMES_DUCKDB)} |`
}

function signalLines(few: NewSignals, many: NewSignals): string {
  const all = ({ tell, work }: NewSignals) => tell.map((ms, at) => ms + (work[at] ?? 0))
  const line = (name: string, of: (one: NewSignals) => number, limit?: number) => {
    const [less, more] = [of(few), of(many)]
    const met = limit === undefined ? '' : verdict(more < limit)
    return `| ${[name, limit === undefined ? '' : round(limit), round(less, 1), round(more, 1), round(more / less, 2), met].join(' | ')} |`
  }
  return [
    line('Work, p50, ms', one => percentile(all(one), 0.5), WORK),
    line('Work, p95, ms', one => percentile(all(one), 0.95), WORK),
    line('Of it this process’s own, mean, ms', one => one.cpu),
    line('Pages of the database', one => one.blocks),
    line('Until its picture has changed, p50, ms', one => percentile(one.until, 0.5), SHOWN),
    line('Until its picture has changed, p95, ms', one => percentile(one.until, 0.95), SHOWN),
  ].join('\n')
}

function visitLine({ name, limit }: Visit, runs: readonly Run[]): string {
  const of = (share: number) => runs.map(run => percentile(run.times.get(name) ?? [], share))
  const times = runs.reduce((sum, run) => sum + (run.times.get(name)?.length ?? 0), 0)
  const p95 = median(of(0.95))
  const cells = [
    name,
    round(limit),
    round(median(of(0.5))),
    round(p95),
    rangeOf(of(0.95)),
    round(times),
    verdict(p95 < limit),
  ]
  return `| ${cells.join(' | ')} |`
}

function ratioLine({ name, few, many, ratio, lowest, highest }: Ratio): string {
  return `| ${[name, round(few, 1), round(many, 1), round(ratio, 2), rangeOf([lowest, highest], 2)].join(' | ')} |`
}

const verdict = (met: boolean): string => (met ? 'met' : 'missed')

const rangeOf = (values: readonly number[], digits = 0): string =>
  `${round(Math.min(...values), digits)} to ${round(Math.max(...values), digits)}`
