import { percentile } from './figures.ts'
import type { Visitor } from './signed-in.ts'

export interface PageTime {
  readonly path: string
  readonly p50: number
  readonly p95: number
  /** Bytes of the page itself on the wire, compressed. */
  readonly wire: number
}

const TIMES = 100

/** One person opening one page again and again: from the request's start to its last byte, on loopback. */
export async function timePages(
  visitor: Visitor,
  base: string,
  paths: readonly string[],
): Promise<PageTime[]> {
  const times: PageTime[] = []
  for (const path of paths) times.push(await timePage(visitor, base, path))
  return times
}

async function timePage(visitor: Visitor, base: string, path: string): Promise<PageTime> {
  for (let i = 0; i < 10; i++) await visitor.get(base + path)
  const taken: number[] = []
  let html = ''
  for (let i = 0; i < TIMES; i++) {
    const answer = await visitor.get(base + path)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    taken.push(answer.ms)
    html = answer.body.toString()
  }
  const { gzipSync } = await import('node:zlib')
  return { path, p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), wire: gzipSync(html).length }
}
