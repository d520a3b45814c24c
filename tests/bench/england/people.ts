import { setTimeout as pause } from 'node:timers/promises'
import type { Child } from '../processes.ts'
import { type ServerTimes, TIMES_SO_FAR } from '../server-times.ts'
import { signIn, type Visitor } from '../signed-in.ts'
import { type Subjects, type Visit, visits } from './visits.ts'

/** How the people of one run behave. */
export interface Manner {
  /** Milliseconds each looks at a page before opening the next: half as much to half as much again, evenly. */
  readonly thinkMs: number
  readonly seconds: number
}

/** What one run of all people came to. */
export interface Run {
  /** Pages a second. */
  readonly rate: number
  /** Milliseconds of each opening, by the name of the visit. */
  readonly times: ReadonlyMap<
    string,
    { readonly server: readonly number[]; readonly whole: readonly number[] }
  >
}

export const PEOPLE = 60

/** Signs everybody in, each with a session of their own. */
export async function signInAll(base: string): Promise<readonly Visitor[]> {
  const people: Visitor[] = []
  for (let i = 0; i < PEOPLE; i++) people.push(await signIn(base, 'quality-officer'))
  return people
}

/** Everybody opens pages of all kinds, one after the other in an order of their own, until the time is over. */
export async function runPeople(
  people: readonly Visitor[],
  server: Pick<Child, 'ask'>,
  at: { readonly base: string; readonly subjects: Subjects },
  manner: Manner,
): Promise<Run> {
  await server.ask(TIMES_SO_FAR)
  const opened: { visit: Visit; path: string; ms: number }[] = []
  const began = performance.now()
  const until = began + manner.seconds * 1000
  const lead = async (person: Visitor, number: number) => {
    const random = randomFrom(number)
    await pause(random() * manner.thinkMs)
    for (let turn = number * 7; performance.now() < until; turn++) {
      const visit = visits[(turn * STRIDE + number) % visits.length] as Visit
      const path = visit.path(at.subjects, turn)
      const answer = await person.get(at.base + path)
      if (answer.status !== 200 || answer.url !== at.base + path)
        throw new Error(`${path} answered ${answer.status} at ${answer.url}`)
      opened.push({ visit, path, ms: answer.ms })
      if (manner.thinkMs > 0) await pause(manner.thinkMs * (0.5 + random()))
    }
  }
  await Promise.all(people.map(lead))
  const rate = (opened.length / (performance.now() - began)) * 1000
  const server_ = (await server.ask(TIMES_SO_FAR)) as ServerTimes
  return { rate, times: timesByVisit(opened, server_) }
}

/** Prime to the number of visits, so that each person comes to all of them. */
const STRIDE = 5

function timesByVisit(
  opened: readonly { visit: Visit; path: string; ms: number }[],
  server: ServerTimes,
): Run['times'] {
  return new Map(
    visits.map(visit => {
      const mine = opened.filter(one => one.visit === visit)
      const paths = new Set(mine.map(one => one.path))
      const whole = mine.map(one => one.ms)
      return [visit.name, { whole, server: [...paths].flatMap(path => server[path] ?? []) }]
    }),
  )
}

/** Evenly from 0 to 1, the same each time: a run can be repeated. (mulberry32) */
export function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
