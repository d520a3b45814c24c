import { Client } from 'pg'

/**
 * A connected client of its own, with an error handler: without one a database that dies takes the
 * whole process with it.
 */
export async function connectOnce(url: string, name = 'lantern'): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 3000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return client
}

/** Runs `work` with a client of its own and closes it. */
export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectOnce(url)
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * True when the server answered that it does not know us (SQLSTATE class 28). Anything else, such as
 * "starting up", "too many connections" or silence under load, may pass: a live server is not
 * stopped for it.
 */
export function isRefusal(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^28...$/.test(code)
}
