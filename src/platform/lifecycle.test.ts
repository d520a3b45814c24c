import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { type LifecycleOptions, runUntilSignal } from './lifecycle.ts'

type Steps = LifecycleOptions['stop']

class Host extends EventEmitter {
  readonly exited = Promise.withResolvers<number>()
  exit(code: number): void {
    this.exited.resolve(code)
  }
}

function start(stop: Steps, patienceMs = 5000) {
  const host = new Host()
  const clock = { ms: 0 }
  const lines: string[] = []
  const log = { info: (line: string) => lines.push(line), error: (line: string) => lines.push(line) }
  const lifecycle = runUntilSignal({ stop, log, patienceMs, host, elapsedMs: () => clock.ms })
  return { host, clock, lines, lifecycle }
}

/** Steps that note the order in which they ran, and one that never ends by itself. */
function steps(...names: string[]) {
  const order: string[] = []
  const stop: Steps = names.map(name => [
    name,
    () => {
      order.push(name)
      return name === 'stuck' ? new Promise<void>(() => undefined) : Promise.resolve()
    },
  ])
  return { order, stop }
}

describe('runUntilSignal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s stops everything in order and exits 0', async signal => {
    const { order, stop } = steps('web', 'jobs', 'pool', 'database')
    const { host } = start(stop)
    host.emit(signal)
    expect(await host.exited.promise).toBe(0)
    expect(order).toEqual(['web', 'jobs', 'pool', 'database'])
  })

  test('the same Ctrl-C told twice (by the terminal and by npm) is one wish', async () => {
    const { order, stop } = steps('web', 'database')
    const { host, clock } = start(stop)
    host.emit('SIGINT')
    clock.ms = 40
    host.emit('SIGINT')
    expect(await host.exited.promise).toBe(0)
    expect(order).toEqual(['web', 'database'])
  })

  test('a second signal skips what is stuck, still stops the database, and exits 130', async () => {
    const { order, stop } = steps('stuck', 'jobs', 'database')
    const { host, clock } = start(stop, 60_000)
    host.emit('SIGINT')
    clock.ms = 2000
    host.emit('SIGINT')
    expect(await host.exited.promise).toBe(130)
    expect(order).toEqual(['stuck', 'database'])
  })

  test('a step that takes too long is left behind, named, and the exit code says so', async () => {
    const { order, stop } = steps('stuck', 'database')
    const { host, lines } = start(stop, 10)
    host.emit('SIGTERM')
    expect(await host.exited.promise).toBe(1)
    expect(order).toEqual(['stuck', 'database'])
    expect(lines.join('\n')).toContain('Stopping stuck took longer than')
  })

  test('a step that fails does not keep the database from stopping', async () => {
    const { order, stop } = steps('database')
    const { host, lines } = start([['web', () => Promise.reject(new Error('port gone'))], ...stop])
    host.emit('SIGTERM')
    expect(await host.exited.promise).toBe(1)
    expect(order).toEqual(['database'])
    expect(lines).toContain('Stopping web failed: port gone')
  })

  test('an error that nothing caught stops everything and exits 1', async () => {
    const { order, stop } = steps('web', 'database')
    const { host } = start(stop)
    host.emit('uncaughtException', new Error('broken'))
    expect(await host.exited.promise).toBe(1)
    expect(order).toEqual(['web', 'database'])
  })

  test('shutDown ends the process with the code and reason given', async () => {
    const { stop } = steps('database')
    const { host, lines, lifecycle } = start(stop)
    await lifecycle.shutDown('the database died', 1)
    expect(await host.exited.promise).toBe(1)
    expect(lines).toContain('Lantern is stopping (the database died).')
  })
})
