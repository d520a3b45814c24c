import type { Client } from 'pg'
import { connectOnce, withConnection } from './connection.ts'
import { isAlive, pause } from './processes.ts'

/** "LANT" + 1: shared by every process that uses the embedded database of a folder. */
const presenceKey = 0x4c414e54_01

/**
 * A quiet connection that says "I use this database" (a shared advisory lock), so that the last one
 * out stops the server, and that notices when the server dies.
 */
export type Presence = {
  /** Ends this process's presence. True when no other process is present, so the server may be stopped. */
  leave(): Promise<boolean>
}

/** `onLost` is called once, when the server with this process id is gone. */
export async function announcePresence(url: string, pid: number, onLost: () => void): Promise<Presence> {
  let leaving = false
  let client = await join(url)
  const watch = (watched: Client) => {
    watched.once('end', () => {
      if (!leaving) void recover()
    })
  }
  const recover = async () => {
    const again = await rejoin(url, pid, () => leaving)
    if (leaving) return void (await again?.end().catch(() => undefined))
    if (!again) return onLost()
    client = again
    watch(client)
  }
  watch(client)
  return {
    async leave() {
      leaving = true
      return leaveAsLast(client, url)
    },
  }
}

async function join(url: string): Promise<Client> {
  const client = await connectOnce(url, 'lantern presence')
  await client.query('select pg_advisory_lock_shared($1)', [presenceKey])
  reference(client).unref() // it must not keep alive a process that has nothing else to do
  return client
}

/** The server may have dropped one connection (a backend crashed) and live on. */
async function rejoin(url: string, pid: number, stopped: () => boolean): Promise<Client | undefined> {
  for (let attempt = 0; attempt < 300 && !stopped(); attempt++) {
    if (!(await isAlive(pid))) return undefined
    const client = await join(url).catch(() => undefined)
    if (client) return client
    await pause(100)
  }
  return undefined
}

async function leaveAsLast(client: Client, url: string): Promise<boolean> {
  reference(client).ref() // else a process with nothing else to do ends while we wait
  await client.end().catch(() => undefined)
  try {
    return await withConnection(url, async fresh => {
      const { rows } = await fresh.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
        presenceKey,
      ])
      return rows[0]?.last === true
    })
  } catch {
    return true // the server is gone or going: there is nobody to disturb
  }
}

/** pg's clients have both; its types leave them out. */
function reference(client: Client): { ref(): void; unref(): void } {
  return client as Client & { ref(): void; unref(): void }
}
