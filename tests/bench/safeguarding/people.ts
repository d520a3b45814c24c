import { setTimeout as pause } from 'node:timers/promises'
import { type Manner, PEOPLE, randomFrom } from '../england/people.ts'
import type { Child } from '../processes.ts'
import { type ServerTimes, TIMES_SO_FAR } from '../server-times.ts'
import { signIn } from '../signed-in.ts'
import type { Subjects } from './subjects.ts'
import { type Person, type Visit, visits } from './visits.ts'

/** What one run of all people came to: milliseconds by the name of what was done. */
export interface Run {
  readonly rate: number
  readonly times: ReadonlyMap<
    string,
    { readonly server: readonly number[]; readonly whole: readonly number[] }
  >
}

/** Of ten people six are practitioners, of both teams, two are managers and two on duty. */
const keys = [
  ...Array<string>(4).fill('safeguarding-practitioner'),
  ...Array<string>(2).fill('safeguarding-practitioner-2'),
  ...Array<string>(2).fill('safeguarding-manager'),
  ...Array<string>(2).fill('duty-worker'),
]

export async function signInAll(base: string, subjects: Subjects): Promise<readonly Person[]> {
  const people: Person[] = []
  for (let i = 0; i < PEOPLE; i++) {
    const key = keys[i % keys.length] ?? 'duty-worker'
    people.push({ key, base, subjects, raised: [], visitor: await signIn(base, key) })
  }
  return people
}

/** Everybody does all kinds of things, one after the other in an order of their own, until the time is over. */
export async function runPeople(
  people: readonly Person[],
  server: Pick<Child, 'ask'>,
  manner: Manner,
): Promise<Run> {
  await server.ask(TIMES_SO_FAR)
  const done: { visit: Visit; keys: readonly string[]; ms: number }[] = []
  const began = performance.now()
  const until = began + manner.seconds * 1000
  const lead = async (person: Person, number: number) => {
    const random = randomFrom(number)
    await pause(random() * manner.thinkMs)
    for (let turn = number * 7; performance.now() < until; turn++) {
      const visit = visits[(turn * STRIDE) % visits.length] as Visit
      done.push({ visit, ...(await visit.act(person, turn)) })
      if (manner.thinkMs > 0) await pause(manner.thinkMs * (0.5 + random()))
    }
  }
  await Promise.all(people.map(lead))
  const rate = (done.length / (performance.now() - began)) * 1000
  const told = (await server.ask(TIMES_SO_FAR)) as ServerTimes
  const timesOf = (visit: Visit) => {
    const mine = done.filter(one => one.visit === visit)
    const asked = new Set(mine.flatMap(one => one.keys))
    return { whole: mine.map(one => one.ms), server: [...asked].flatMap(key => told[key] ?? []) }
  }
  return { rate, times: new Map(visits.map(visit => [visit.name, timesOf(visit)])) }
}

/**
 * Prime to the number of visits, as is how far apart two people begin: each person comes to all of them, and they
 * are spread over them at every moment. No office raises its concerns all in the same five seconds.
 */
const STRIDE = 5
