import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { systemActor } from '#platform/access/actor.ts'
import type { Runner } from '#platform/runner.ts'
import { recomputePictures } from '../../modules/intelligence/index.ts'
import type { ThreadAnswer, ThreadGiven } from './recompute-thread.ts'

export interface MadeAnew {
  readonly homes: number
  readonly live: number
  readonly changed: number
}

export interface Recomputing {
  readonly runner: Runner
  readonly appUrl: string
  readonly councilIds: readonly string[]
  /** Told of each council as soon as it is done, in whatever order. */
  readonly done: (councilId: string, made: MadeAnew) => void
}

/** Half of a recompute is PostgreSQL's, which has a process for each connection: more threads than this only wait. */
const MOST_THREADS = 4
/** Fewer councils than this are done before a second thread has begun. */
const FEW = 4

/** Makes every picture of these councils anew: this thread and, where there are cores and councils for them, others. */
export async function recomputeAll({ runner, appUrl, councilIds, done }: Recomputing): Promise<void> {
  const left = [...councilIds]
  const threads = Math.min(MOST_THREADS, availableParallelism(), Math.ceil(left.length / FEW))
  const here = async (id: string) => runner.run(recomputePictures, {}, { actor: systemActor(id), via: 'cli' })
  const elsewhere = Array.from({ length: threads - 1 }, () => openThread({ appUrl }))
  const work = async (make: (councilId: string) => Promise<MadeAnew>) => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) done(id, await make(id))
  }
  try {
    await Promise.all([work(here), ...elsewhere.map(thread => work(id => thread.make(id)))])
  } finally {
    // Where one has failed the others end what they are at, and take no more.
    left.length = 0
    await Promise.all(elsewhere.map(thread => thread.close()))
  }
}

function openThread(given: ThreadGiven) {
  const worker = new Worker(new URL('./recompute-thread.ts', import.meta.url), { workerData: given })
  return {
    async make(councilId: string): Promise<MadeAnew> {
      worker.postMessage(councilId)
      const [answer] = (await once(worker, 'message')) as [ThreadAnswer]
      if ('failed' in answer) throw new Error(answer.failed)
      return answer.made
    },
    async close(): Promise<void> {
      if (worker.threadId === -1) return
      worker.postMessage(undefined)
      await once(worker, 'exit')
    },
  }
}
