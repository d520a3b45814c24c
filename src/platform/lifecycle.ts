import { performance } from 'node:perf_hooks'

/** What the lifecycle says, one line each; `platform/log` fits. */
export type LifecycleLog = { info(line: string): void; error(line: string): void }

/** The parts of `process` that are used, so that a test can stand in for it. */
export type LifecycleHost = {
  on(event: string, listener: (...args: unknown[]) => void): unknown
  exit(code: number): void
}

export type LifecycleOptions = {
  /** What to stop, in order: the web first, then jobs, the pool, and the database last. */
  stop: ReadonlyArray<readonly [name: string, stop: () => Promise<void>]>
  log: LifecycleLog
  /** Milliseconds each step may take before the next begins. The last one, the database, gets twice that. */
  patienceMs?: number
  host?: LifecycleHost
  /** Milliseconds on a clock that only moves forward. */
  elapsedMs?: () => number
}

export type Lifecycle = {
  /** Stops everything in order and exits with `code`: for a fault that ends the process. */
  shutDown(reason: string, code: number): Promise<void>
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Ctrl-C in a terminal reaches us twice, once from the terminal and once from npm: that is one wish. */
const echoMs = 1000

/**
 * Runs until SIGINT, SIGTERM or SIGHUP, then stops everything in order and exits 0 (1 when a step
 * failed). A second signal skips to the last step, the database, and exits 130. An error that nobody
 * caught stops everything too, and exits 1.
 */
export function runUntilSignal(options: LifecycleOptions): Lifecycle {
  const host = options.host ?? process
  const now = options.elapsedMs ?? (() => performance.now())
  const hurry = Promise.withResolvers<void>()
  let begun: { at: number; done: Promise<void> } | undefined

  const shutDown = (reason: string, code: number) => {
    begun ??= { at: now(), done: stopAll(options, hurry.promise, reason, code).then(host.exit.bind(host)) }
    return begun.done
  }
  for (const signal of signals) {
    host.on(signal, () => {
      if (begun && now() - begun.at >= echoMs) hurry.resolve()
      void shutDown(signal, 0)
    })
  }
  for (const fault of ['uncaughtException', 'unhandledRejection']) {
    host.on(fault, error => void shutDown(faultLine(options.log, error), 1))
  }
  return { shutDown }
}

/** Runs the stop list and returns the code to exit with. */
async function stopAll(
  options: LifecycleOptions,
  hurry: Promise<void>,
  reason: string,
  code: number,
): Promise<number> {
  const { log, patienceMs = 15_000 } = options
  log.info(`Lantern is stopping (${reason}).`)
  let hurried = false
  const hurrying = hurry.then(() => {
    hurried = true
    log.info('Asked again: stopping the database and leaving.')
  })
  let exit = code
  for (const [index, [name, stop]] of options.stop.entries()) {
    const last = index === options.stop.length - 1
    if (hurried && !last) continue
    const patience = last ? patienceMs * 2 : patienceMs
    const ended = await stopOne(name, stop, patience, last ? undefined : hurrying, log)
    if (!ended) exit ||= 1
  }
  log.info('Lantern has stopped.')
  return hurried ? 130 : exit
}

/** True when the step ended well, or was cut short because someone is in a hurry. */
async function stopOne(
  name: string,
  stop: () => Promise<void>,
  patienceMs: number,
  hurrying: Promise<void> | undefined,
  log: LifecycleLog,
): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => {
    log.error(`Stopping ${name} took longer than ${patienceMs / 1000} seconds; going on without it.`)
    late.resolve(false)
  }, patienceMs)
  try {
    const ended = Promise.try(stop).then(() => true)
    return await Promise.race([ended, late.promise, ...(hurrying ? [hurrying.then(() => true)] : [])])
  } catch (error) {
    log.error(`Stopping ${name} failed: ${messageOf(error)}`)
    return false
  } finally {
    clearTimeout(timer)
  }
}

function faultLine(log: LifecycleLog, error: unknown): string {
  log.error(
    `Lantern met an error that nothing caught: ${error instanceof Error ? error.stack : String(error)}`,
  )
  return 'an unexpected error'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
