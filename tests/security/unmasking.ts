import { halfDay } from '#platform/half-day.ts'
import type { Evidence, EvidenceRow } from './evidence.ts'

/** One visit by somebody who does not say who they are, and what they brought along. */
export interface Visit {
  /** When, by Lantern's clock. */
  readonly at: Temporal.Instant
  /** When, by the machine's: what does not go by Lantern's clock. Milliseconds. */
  readonly between: readonly [number, number]
  /** Address, user agent, cookies, referrer: whatever would lead to them. */
  readonly brought: readonly string[]
  /** The key of what they told. */
  readonly reportId: string
}

const SECONDS = 120

/** All that somebody with this evidence learns about who came or when: nothing, if all is well. */
export function findings(visits: readonly Visit[], evidence: Evidence): readonly string[] {
  const linked = linkedRows(
    visits.map(visit => visit.reportId),
    evidence.rows,
  )
  return [
    ...brought(visits, evidence),
    ...linked.flatMap(row => [...fineTimes(row), ...ordered(row)]),
    ...evidence.rows.flatMap(row => near(visits, row.table, row.text)),
    ...evidence.logLines.flatMap(line => near(visits, 'log', line)),
    ...evidence.files.flatMap(({ name, bytes }) =>
      /pg_wal|\/base\/|postgres.log/.test(name) ? [] : near(visits, name, bytes.toString('utf8')),
    ),
  ]
}

function brought(visits: readonly Visit[], { rows, logLines, files, metrics }: Evidence): readonly string[] {
  const all = new Set(visits.flatMap(visit => visit.brought))
  return [...all].flatMap(what => [
    ...rows.filter(row => row.text.includes(what)).map(row => `${row.table} holds ${what}`),
    ...(logLines.some(line => line.includes(what)) ? [`the log holds ${what}`] : []),
    ...(metrics.includes(what) ? [`the metrics hold ${what}`] : []),
    ...files.filter(({ bytes }) => bytes.includes(what)).map(({ name }) => `${name} holds ${what}`),
  ])
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)/g

/** The rows of the reports, and those that name one of them or an event about one; seals apart, which hold many. */
function linkedRows(reportIds: readonly string[], rows: readonly EvidenceRow[]): readonly EvidenceRow[] {
  const others = rows.filter(row => row.table !== 'platform.seal')
  const ids = new Set(reportIds)
  for (const row of others.filter(row => row.table === 'platform.event')) {
    if (reportIds.some(id => row.text.includes(id))) ids.add(JSON.parse(row.text).id)
  }
  const linked = others.filter(row => [...ids].some(id => row.text.includes(id)))
  return [...linked, ...sealsOf(ids, rows)]
}

/** Of a seal that holds one of these: itself where it holds anything else besides. */
function sealsOf(ids: ReadonlySet<string>, rows: readonly EvidenceRow[]): readonly EvidenceRow[] {
  return rows
    .filter(row => row.table === 'platform.seal')
    .map(row => ({ row, held: JSON.parse(row.text).event_ids as readonly string[] }))
    .filter(({ held }) => held.some(id => ids.has(id)) && held.some(id => id[14] !== '4'))
    .map(({ row }) => row)
}

function fineTimes({ table, text }: EvidenceRow): readonly string[] {
  return timesIn(text)
    .filter(time => !halfDay(time).equals(time))
    .map(time => `${table} tells the time ${time} of a report`)
}

/** Version 7 ids begin with the millisecond they were made. The council's and the platform's own are stable ones. */
function ordered({ table, text }: EvidenceRow): readonly string[] {
  return [...text.matchAll(UUID)]
    .filter(match => match[1] === '7' || match[1] === '1' || match[1] === '6')
    .map(match => `${table} ties the ordered id ${match[0]} to a report`)
}

function near(visits: readonly Visit[], where: string, text: string): readonly string[] {
  const told = timesIn(text)
  const made = [...text.matchAll(UUID)]
    .filter(match => match[1] === '7')
    .map(match => millisecondOf(match[0]))
  return visits.flatMap(({ at, between: [from, to] }) => [
    ...told
      .filter(time => Math.abs(time.epochMilliseconds - at.epochMilliseconds) < SECONDS * 1000)
      .map(time => `${where} tells ${time}, close to a visit`),
    ...told
      .filter(time => time.epochMilliseconds > from && time.epochMilliseconds < to)
      .map(() => `${where} tells when a visit was by the machine's clock`),
    ...made.filter(ms => ms > from && ms < to).map(() => `${where} holds an id made during a visit`),
  ])
}

function timesIn(text: string): readonly Temporal.Instant[] {
  return [...text.matchAll(TIME)].map(match => Temporal.Instant.from(match[0].replace(' ', 'T')))
}

const millisecondOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
