import type pg from 'pg'

/** One statement as it was sent. */
export interface Sent {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Writes down every statement with parameters that this pool's connections send from now on. */
export function recorded(pool: pg.Pool): { take(): readonly Sent[] } {
  let sent: Sent[] = []
  pool.on('connect', client => {
    const send = client.query.bind(client) as (...given: unknown[]) => unknown
    const query = (...given: unknown[]) => {
      const [config] = given
      if (isStatement(config)) sent.push({ text: config.text, values: config.values })
      return send(...given)
    }
    Object.assign(client, { query })
  })
  return {
    take() {
      const taken = sent
      sent = []
      return taken
    },
  }
}

function isStatement(config: unknown): config is Sent {
  return typeof config === 'object' && config !== null && 'text' in config && 'values' in config
}
