import { gzipSync } from 'node:zlib'
import type { Child } from './processes.ts'
import { type ServerTimes, TIMES_SO_FAR } from './server-times.ts'
import type { Visitor } from './signed-in.ts'

export interface PageTime {
  readonly path: string
  /** Milliseconds the server took, by its own reckoning. */
  readonly server: readonly number[]
  /** Milliseconds until the person's program had the last byte. */
  readonly whole: readonly number[]
  /** Bytes of the page itself on the wire, compressed. */
  readonly wire: number
}

const TIMES = 200
const WARM_UP = 20

/** One person opening one page again and again, on loopback. */
export async function timePages(
  visitor: Visitor,
  lantern: Pick<Child, 'ask'>,
  base: string,
  paths: readonly string[],
): Promise<PageTime[]> {
  const times: PageTime[] = []
  for (const path of paths) times.push(await timePage(visitor, lantern, base, path))
  return times
}

async function timePage(
  visitor: Visitor,
  lantern: Pick<Child, 'ask'>,
  base: string,
  path: string,
): Promise<PageTime> {
  for (let i = 0; i < WARM_UP; i++) await visitor.get(base + path)
  await lantern.ask(TIMES_SO_FAR)
  const whole: number[] = []
  let html = ''
  for (let i = 0; i < TIMES; i++) {
    const answer = await visitor.get(base + path)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    whole.push(answer.ms)
    html = answer.body.toString()
  }
  const server = ((await lantern.ask(TIMES_SO_FAR)) as ServerTimes)[path] ?? []
  if (server.length < TIMES) throw new Error(`${path}: the server tells of ${server.length} answers`)
  return { path, server, whole, wire: gzipSync(html).length }
}
