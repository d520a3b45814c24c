import autocannon from 'autocannon'
import { median } from './figures.ts'

export interface Side {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Compared {
  readonly name: string
  readonly bare: number
  readonly lantern: number
  /** The median of the ratios of neighbouring runs, so that a noisy minute hits both sides. */
  readonly ratio: number
  readonly lowest: number
  readonly highest: number
}

const CONNECTIONS = 20
const SECONDS = 5
const PAIRS = 5

/** Runs both sides in turn, several times over, and compares neighbours. */
export async function compare(name: string, bare: Side, lantern: Side): Promise<Compared> {
  await rate(bare, 2)
  await rate(lantern, 2)
  const pairs: { bare: number; lantern: number }[] = []
  for (let i = 0; i < PAIRS; i++) pairs.push({ bare: await rate(bare), lantern: await rate(lantern) })
  const ratios = pairs.map(pair => pair.lantern / pair.bare)
  return {
    name,
    bare: median(pairs.map(pair => pair.bare)),
    lantern: median(pairs.map(pair => pair.lantern)),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  }
}

async function rate(side: Side, seconds = SECONDS): Promise<number> {
  const result = await autocannon({
    url: side.url,
    connections: CONNECTIONS,
    duration: seconds,
    ...(side.headers ? { headers: { ...side.headers } } : {}),
    ...(side.body ? { method: 'POST', body: side.body } : {}),
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${side.url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`)
  }
  return result.requests.average
}
