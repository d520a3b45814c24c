import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stableId } from '#platform/ids.ts'
import { buildAssets, firstVisitSizes } from '../../scripts/build-assets.ts'
import { machineLine, root, writePart } from './document.ts'
import { percentile, round } from './figures.ts'
import { type PageTime, timePages } from './pages.ts'
import { type Child, freePort, startChild } from './processes.ts'
import { signIn } from './signed-in.ts'
import { type Compared, compare } from './throughput.ts'

const FENMARSH = stableId('council', 'E10999999')

/** What the core costs, and the pages of the demonstration council for one person. About two minutes. */
export async function benchCore(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'lantern-bench-'))
  const env = { LANTERN_DATA: data, LANTERN_MODE: 'demo', LOG_LEVEL: 'warn' }
  const children: Child[] = []
  try {
    const port = await freePort()
    const lantern = await startChild('lantern-server.ts', [], { ...env, PORT: String(port) })
    children.push(lantern)
    const { superuserUrl } = JSON.parse(lantern.firstLine) as { superuserUrl: string }
    const barePort = await freePort()
    const bareUrl = superuserUrl.replace(/\/postgres$/, '/lantern')
    children.push(await startChild('bare-server.ts', [bareUrl, String(barePort), FENMARSH]))
    const token = tokenFor('quality-officer', env)
    const compared = await compareAll(`http://127.0.0.1:${barePort}`, `http://localhost:${port}`, token)
    const pages = await pagesOf(lantern, `http://localhost:${port}`)
    writePart('core', report(compared, pages))
  } finally {
    for (const child of children.reverse()) await child.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

function tokenFor(role: string, env: Record<string, string>): string {
  const output = execFileSync(
    process.execPath,
    [join(root, 'src/cli.ts'), 'token', 'create', '--role', role],
    {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  return output.trim().split('\n').at(-1) ?? ''
}

async function compareAll(bare: string, lantern: string, token: string): Promise<Compared[]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ label: 'A parcel of ordinary size' })
  const posted = await fetch(`${lantern}/api/v1/bench/parcels`, { method: 'POST', headers, body })
  const { id } = (await posted.json()) as { id: string }
  return [
    await compare(
      'A command: validated, authorised, row-level secured, its event written',
      { url: `${bare}/parcels`, body, headers: { 'content-type': 'application/json' } },
      { url: `${lantern}/api/v1/bench/parcels`, body, headers },
    ),
    await compare(
      'A read by id',
      { url: `${bare}/parcels/${id}` },
      { url: `${lantern}/api/v1/bench/parcels/${id}`, headers },
    ),
  ]
}

async function pagesOf(lantern: Child, base: string): Promise<PageTime[]> {
  const officer = await signIn(base, 'quality-officer')
  const list = await officer.get(`${base}/homes`)
  const home = /href="(\/homes\/[0-9a-f-]{36})"/.exec(list.body.toString())?.[1] ?? '/homes'
  return timePages(officer, lantern, base, ['/', '/homes', '/homes?q=larkfeild', home])
}

function report(compared: readonly Compared[], pages: readonly PageTime[]): string {
  const besides = Object.values(firstVisitSizes(buildAssets())).reduce((sum, size) => sum + size, 0)
  return `## The core

${machineLine()}

### Throughput against a bare server

Method: 20 connections (autocannon) for 5 seconds, the bare server (\`node:http\` and \`pg\`: the same two inserts in a
transaction, the same row by its id, nothing checked) and Lantern in turn, five times over; medians. The ratio is the
median of the ratios of neighbouring runs; the range is beside it.

| what | bare, per second | Lantern, per second | ratio | range |
|---|---:|---:|---:|---|
${compared.map(row => `| ${row.name} | ${round(row.bare)} | ${round(row.lantern)} | ${round(row.ratio, 2)} | ${round(row.lowest, 2)} to ${round(row.highest, 2)} |`).join('\n')}

### Pages, one person

Method: each page 200 times after 20 to warm up, signed in as a quality officer of the demonstration council, over
loopback with compression. The server's time is from the head of the request read to the answer handed to the socket,
taken on node's own channels; the whole is what the person's program saw, to the last byte unpacked.

| page | server p50, ms | server p95, ms | whole p50, ms | whole p95, ms | size, kB compressed |
|---|---:|---:|---:|---:|---:|
${pages.map(pageLine).join('\n')}

A first visit fetches, besides the page, ${round(besides / 1000, 1)} kB of styles, script and type, compressed; they are kept for a year.
`
}

function pageLine({ path, server, whole, wire }: PageTime): string {
  const times = [server, whole].flatMap(list => [percentile(list, 0.5), percentile(list, 0.95)])
  const cells = [
    path.replace(/[0-9a-f-]{36}/, '{homeId}'),
    ...times.map(ms => round(ms, 1)),
    round(wire / 1000, 1),
  ]
  return `| ${cells.join(' | ')} |`
}
