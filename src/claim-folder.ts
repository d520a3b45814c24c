import pg from 'pg'
import { EmbeddedError, holdFolderLock } from '#platform/database/embedded/index.ts'

const patienceMs = 30_000
const pauseMs = 100

/**
 * Says "this Lantern serves this data folder" until the answer is called: a second one would work on the same
 * jobs and files. PostgreSQL drops every connection when one of its processes crashes, so a claim that was lost
 * is made again; `onLost` hears when that is not possible. Throws `folder-held` when another holds it.
 */
export async function claimFolder(
  appUrl: string,
  onLost: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let letGo = false
  let client = await claim(appUrl)
  const watch = (watched: pg.Client) => watched.once('end', () => letGo || void renew().catch(onLost))
  const renew = async () => {
    const renewed = await claimAgain(appUrl, () => letGo)
    if (!renewed) return
    client = renewed
    watch(client)
  }
  watch(client)
  return async () => {
    letGo = true
    await client.end().catch(() => undefined)
  }
}

async function claim(appUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: appUrl, application_name: 'lantern-claim' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await holdFolderLock(client)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** Undefined when it is no longer wanted. A database that is gone for good is told by those who watch it. */
async function claimAgain(appUrl: string, isLetGo: () => boolean): Promise<pg.Client | undefined> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    if (isLetGo()) return undefined
    try {
      const client = await claim(appUrl)
      if (!isLetGo()) return client
      await client.end()
    } catch (error) {
      if (error instanceof EmbeddedError || performance.now() > deadline) throw error
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
  }
}
