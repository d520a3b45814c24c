import { parentPort, workerData } from 'node:worker_threads'
import { systemActor } from '#platform/access/actor.ts'
import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { createLog } from '#platform/log/index.ts'
import { openLantern } from '../../lantern.ts'
import { recomputePictures } from '../../modules/intelligence/index.ts'

/** What another thread is given to begin with, and what it answers to the id of a council. */
export interface ThreadGiven {
  readonly appUrl: string
}
export type ThreadAnswer =
  | { readonly made: { readonly homes: number; readonly live: number; readonly changed: number } }
  | { readonly failed: string }

/** A Lantern of its own in a thread of its own: makes the pictures of one council after the other, as it is told to. */
const { appUrl } = workerData as ThreadGiven
const config = readConfig(process.env)
const log = createLog({ ...config, logLevel: 'warn' })
const quiet = { ...config, runs: { web: false, worker: false } }
const lantern = await openLantern({ config: quiet, secrets: await loadSecrets(config), appUrl, log })

async function answer(councilId: string | undefined): Promise<void> {
  if (councilId === undefined) {
    await lantern.close()
    parentPort?.close()
    return
  }
  const caller = { actor: systemActor(councilId), via: 'cli' as const }
  const told: ThreadAnswer = await lantern.runner.run(recomputePictures, {}, caller).then(
    made => ({ made }),
    (error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }),
  )
  parentPort?.postMessage(told)
}

parentPort?.on('message', (councilId: string | undefined) => void answer(councilId))
