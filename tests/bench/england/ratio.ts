import { demoIds } from '#src/modules/homes/index.ts'
import { median } from '../figures.ts'
import { signIn, type Visitor } from '../signed-in.ts'
import type { Running } from './england.ts'

/** What ten times the homes cost on one page. */
export interface Ratio {
  readonly name: string
  /** Milliseconds, medians. */
  readonly tenth: number
  readonly full: number
  /** Of neighbouring rounds: the median, and the range. */
  readonly ratio: number
  readonly lowest: number
  readonly highest: number
}

const ROUNDS = 9
const TIMES = 20
const FENMARSH = 'E10999999'

/**
 * Pages that show as much in both registers: those of the demonstration council, which is the same in both, and lists
 * of all England of 25 homes each. Homes of other councils are what there is ten times more of.
 */
const pages: readonly (readonly [name: string, path: string])[] = [
  ['List of a council', `/homes?registered=true&council=${FENMARSH}`],
  ['List of a council, two filters', `/homes?rating=good&nursing=true&registered=true&council=${FENMARSH}`],
  ['List of a council with its map', `/homes?registered=true&council=${FENMARSH}&view=map`],
  ['List near a postcode', '/homes?registered=true&council=all&near=FM1'],
  ['A home', `/homes/${demoIds.home}`],
  ['Market of a council', `/market?council=${FENMARSH}`],
  ['A provider', `/providers/${demoIds.provider}`],
  ['What has changed', '/homes/changes'],
  ['Search a council, a common word', `/homes?q=lodge&registered=true&council=${FENMARSH}`],
  ['Search all England, a misspelt name', '/homes?q=larkfeild&registered=true&council=all'],
  ['Search all England, a common word', '/homes?q=lodge&registered=true&council=all'],
  ['List of all England', '/homes?registered=true&council=all'],
  [
    'List of all England, three filters',
    '/homes?rating=good&nursing=true&registered=true&council=all&bedsFrom=20',
  ],
]

/** Opens each page of both in turn, some times over, and compares neighbours: a noisy minute hits both. */
export async function ratiosOf(tenth: Running, full: Running): Promise<readonly Ratio[]> {
  const people = [await signIn(tenth.base, 'quality-officer'), await signIn(full.base, 'quality-officer')]
  const [small, large] = people as [Visitor, Visitor]
  const ratios: Ratio[] = []
  for (const [name, path] of pages) {
    const rounds: { tenth: number; full: number }[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const times = {
        tenth: await timeOf(small, tenth.base + path),
        full: await timeOf(large, full.base + path),
      }
      // The first round warms up.
      if (round > 0) rounds.push(times)
    }
    const each = rounds.map(times => times.full / times.tenth)
    ratios.push({
      name,
      tenth: median(rounds.map(times => times.tenth)),
      full: median(rounds.map(times => times.full)),
      ratio: median(each),
      lowest: Math.min(...each),
      highest: Math.max(...each),
    })
  }
  return ratios
}

async function timeOf(visitor: Visitor, url: string): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const answer = await visitor.get(url)
    if (answer.status !== 200 || answer.url !== url) throw new Error(`${url} answered ${answer.status}`)
    times.push(answer.ms)
  }
  return median(times)
}
