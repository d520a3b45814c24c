import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { fenmarshId } from '#src/demo/identity/index.ts'
import type { Running } from '../england/england.ts'
import { type Manner, PEOPLE, randomFrom } from '../england/people.ts'
import { median } from '../figures.ts'
import type { Ratio } from '../safeguarding/ratio.ts'
import { type ServerTimes, TIMES_SO_FAR } from '../server-times.ts'
import { signIn, type Visitor } from '../signed-in.ts'

/** A page that people open, and how long 95 of 100 may take at most, in milliseconds. */
export interface Visit {
  readonly name: string
  readonly limit: number
  readonly path: (homes: readonly string[], turn: number) => string
}

const home = (homes: readonly string[], turn: number): string => homes[turn % homes.length] ?? ''

export const visits: readonly Visit[] = [
  { name: 'The council’s page', limit: 120, path: () => '/intelligence' },
  {
    name: 'The council’s page, by level and theme',
    limit: 120,
    path: (_, turn) => `/intelligence?level=look&theme=${turn % 2 === 0 ? 'staff' : 'basics'}`,
  },
  { name: 'Next visits', limit: 120, path: () => '/intelligence/next-visits' },
  { name: 'A home, with its panel', limit: 80, path: (homes, turn) => `/homes/${home(homes, turn)}` },
  { name: 'A home’s picture', limit: 80, path: (homes, turn) => `/intelligence/homes/${home(homes, turn)}` },
]

/** Milliseconds that the server took, by the name of the visit, and pages a second. */
export interface Run {
  readonly rate: number
  readonly times: ReadonlyMap<string, readonly number[]>
}

/** Homes of the demonstration council, those with the longest histories first. */
export async function homesIn({ url }: Running): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `select home_id as id from intelligence.telling where council_id = $1 group by 1 order by count(*) desc, 1 limit 60`,
    [fenmarshId],
  )
  await client.end()
  return rows.map(row => row.id)
}

export async function signInAll({ base }: Running): Promise<readonly Visitor[]> {
  const people: Visitor[] = []
  for (let i = 0; i < PEOPLE; i++) people.push(await signIn(base, 'quality-officer'))
  return people
}

/** Everybody opens pages in an order that is drawn for each of them, so that no two go side by side. */
export async function runPeople(
  { server, base }: Running,
  people: readonly Visitor[],
  homes: readonly string[],
  manner: Manner,
): Promise<Run> {
  await server.ask(TIMES_SO_FAR)
  const opened = new Map<string, Set<string>>(visits.map(visit => [visit.name, new Set()]))
  let count = 0
  const began = performance.now()
  const until = began + manner.seconds * 1000
  const lead = async (person: Visitor, number: number) => {
    const random = randomFrom(number + 1)
    await pause(random() * manner.thinkMs)
    while (performance.now() < until) {
      const visit = visits[Math.floor(random() * visits.length)] as Visit
      const path = visit.path(homes, Math.floor(random() * 1_000))
      const answer = await person.get(base + path)
      if (answer.status !== 200 || answer.url !== base + path)
        throw new Error(`${path} answered ${answer.status} at ${answer.url}`)
      opened.get(visit.name)?.add(path)
      count++
      if (manner.thinkMs > 0) await pause(manner.thinkMs * (0.5 + random()))
    }
  }
  await Promise.all(people.map(lead))
  const rate = (count / (performance.now() - began)) * 1000
  const times = (await server.ask(TIMES_SO_FAR)) as ServerTimes
  return {
    rate,
    times: new Map([...opened].map(([name, paths]) => [name, [...paths].flatMap(path => times[path] ?? [])])),
  }
}

/** One person opens each page in both in turn, some times over; neighbours are compared, so that a noisy minute hits both. */
export async function ratiosOf(
  small: Running,
  large: Running,
  { rounds, times } = { rounds: 9, times: 10 },
): Promise<Ratio[]> {
  const sides = [small, large] as const
  const people = await Promise.all(sides.map(side => signIn(side.base, 'quality-officer')))
  const homes = await Promise.all(sides.map(homesIn))
  const ratios: Ratio[] = []
  for (const visit of visits) {
    const found: { few: number; many: number }[] = []
    for (let round = 0; round <= rounds; round++) {
      const taken: [number[], number[]] = [[], []]
      for (let i = 0; i < times; i++)
        for (const side of [0, 1] as const) {
          const answer = await people[side]?.get(
            sides[side].base + visit.path(homes[side] ?? [], round * times + i),
          )
          taken[side].push(answer?.ms ?? Number.NaN)
        }
      // The first round warms up.
      if (round > 0) found.push({ few: median(taken[0]), many: median(taken[1]) })
    }
    const compared = found.map(one => one.many / one.few)
    ratios.push({
      name: visit.name,
      ...{ few: median(found.map(one => one.few)), many: median(found.map(one => one.many)) },
      ...{ ratio: median(compared), lowest: Math.min(...compared), highest: Math.max(...compared) },
    })
  }
  return ratios
}
