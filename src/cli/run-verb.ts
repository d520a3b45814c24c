import type { Config } from '#platform/config/index.ts'
import { loadSecrets } from '#platform/config/index.ts'
import { type ReachedDatabase, reachDatabase } from '#platform/database/reach.ts'
import { createLog } from '#platform/log/index.ts'
import { seedDemonstration } from '../demo/seed.ts'
import { openLantern } from '../lantern.ts'
import type { Typed } from './parse.ts'
import type { Verb, VerbContext } from './verb.ts'

type Output = Pick<VerbContext, 'tell' | 'say'>

/** Joins the running database or starts it for the while, runs the verb, and leaves things as they were. */
export async function runVerb(typed: Typed<Verb>, config: Config, output: Output): Promise<number> {
  const reaching = reachDatabase(config, output.say)
  const stopListening = onSignal(reaching, output.say)
  const database = await reaching
  try {
    return await onDatabase(typed, config, database, output)
  } finally {
    await database.stop()
    stopListening()
  }
}

async function onDatabase(
  { verb, words, options }: Typed<Verb>,
  config: Config,
  database: ReachedDatabase,
  output: Output,
): Promise<number> {
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel
  const log = createLog({ mode: config.mode, logLevel })
  const secrets = await loadSecrets(config)
  const quiet = { ...config, runs: { web: false, worker: false } }
  const lantern = await openLantern({ config: quiet, secrets, appUrl: database.appUrl, log })
  try {
    if (config.mode === 'demo' && !verb.bare) await seedDemonstration(lantern, database, output.say)
    return await verb.run({ lantern, database, words, options, ...output })
  } finally {
    await lantern.close()
  }
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * A verb that is interrupted undoes its open transaction and stops the database that it started: else that
 * would run on with nobody to stop it. Answers what ends the listening.
 */
function onSignal(reaching: Promise<ReachedDatabase>, say: Output['say']): () => void {
  const listeners = Object.entries(signals).map(([signal, code]) => {
    const listener = () => {
      say('Stopped before it was done. What was not finished was undone.')
      const leave = () => process.exit(code)
      reaching.then(database => database.stop()).then(leave, leave)
    }
    process.once(signal, listener)
    return { signal, listener }
  })
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener)
  }
}
