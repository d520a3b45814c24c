import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { asSuperuser } from '../support/lantern-process.ts'

/** People who write without pause, and try again with the same Idempotency-Key until they have an answer. */
export interface WriteLoad {
  /** How many writes were acknowledged so far. */
  acknowledged(): number
  /** Resolves when so many more have been acknowledged. Rejects after a minute. */
  more(count: number): Promise<void>
  /** Waits until everyone has the answer to their last write; gives the keys acknowledged. */
  finish(): Promise<ReadonlySet<string>>
}

const labelStart = 'Written under load: '
const retryMs = 50
const patienceMs = 60_000

/** Each write makes one token, whose label is the request's key: any number of one label can be told apart. */
export function startWriting(url: string, token: string, connections: number): WriteLoad {
  const done = new Set<string>()
  let finishing = false
  const person = async () => {
    while (!finishing) {
      const key = randomUUID()
      const deadline = performance.now() + patienceMs
      while (!(await write(url, token, key))) {
        if (performance.now() > deadline) throw new Error(`No answer to ${key} within a minute`)
        await setTimeout(retryMs)
      }
      done.add(key)
    }
  }
  const people = Promise.all(Array.from({ length: connections }, person))
  people.catch(() => undefined)
  return {
    acknowledged: () => done.size,
    async more(count) {
      const wanted = done.size + count
      const deadline = performance.now() + patienceMs
      while (done.size < wanted) {
        if (performance.now() > deadline) throw new Error(`${done.size} of ${wanted} writes within a minute`)
        await setTimeout(20)
      }
    },
    async finish() {
      finishing = true
      await people
      return done
    },
  }
}

/** True when the write was acknowledged; false when there was no answer, or a passing fault. */
async function write(url: string, token: string, key: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ role: 'analyst', label: labelStart + key, days: 1 }),
  }).catch(() => undefined)
  // Read to its end: an answer cut short is none.
  const text = await answer?.text().catch(() => undefined)
  if (!answer || text === undefined || answer.status >= 500) return false
  if (answer.status === 201) return true
  throw new Error(`A write was answered ${answer.status}: ${text}`)
}

/** How often each key was written, and how many events tell of it. */
export async function writtenIn(
  dataFolder: string,
): Promise<ReadonlyMap<string, { rows: number; events: number }>> {
  const rows = await asSuperuser<{ label: string; rows: number; events: number }>(
    dataFolder,
    `select t.label, count(distinct t.id)::int as rows, count(e.id)::int as events
       from platform.token t
       left join platform.event e on e.action = 'TokenCreated' and e.subject_id = t.id::text
      where t.label like '${labelStart}%' group by t.label`,
  )
  return new Map(rows.map(({ label, ...counts }) => [label.slice(labelStart.length), counts]))
}
