import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Clock, systemClock } from '../clock.ts'
import { wordsKeyFile } from '../config/secrets.ts'

/**
 * The master key for words about people, where the data folder keeps its own: without it a restored Lantern
 * could read no word. One that is given as a setting is kept where settings are, and is in no backup.
 */
export function ownWordsKey(dataFolder: string): Promise<string | undefined> {
  return readFile(wordsKeyFile(dataFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
}

/** Puts the key of a backup in its place; another one that lies there is kept beside it. */
export async function putWordsKey(
  dataFolder: string,
  key: string | undefined,
  clock: Clock = systemClock,
): Promise<void> {
  if (!key || (await ownWordsKey(dataFolder)) === key) return
  const path = wordsKeyFile(dataFolder)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const at = clock.now().toString().replaceAll(':', '')
  await rename(path, `${path}.before-restore-${at}`).catch(() => {})
  await writeFile(path, key, { mode: 0o600, flush: true })
}
