import type { KeyObject } from 'node:crypto'
import { openSealKey, type PublicKeys, readPublicKeys } from './keyring.ts'
import { appendPublished, type Published, type PublishedSeal, readPublished, sealsFile } from './published.ts'
import type { SealKey } from './seal.ts'

/** What sealing and verifying need from outside the database. */
export interface Sealing {
  readonly key: SealKey
  publicKeys(): Promise<PublicKeys>
  /** Tells the world outside the database of a committed seal, once. */
  publish(seal: PublishedSeal): Promise<void>
  published(): Promise<Published>
}

/** The part of a pino logger that is used. */
export interface SealLog {
  info(data: object, message: string): void
}

/**
 * Opens the sealing of a data folder: its file of published seals, and its key, which is made when missing
 * unless the configuration gives one.
 */
export async function openSealing(dataFolder: string, log: SealLog, given?: KeyObject): Promise<Sealing> {
  const key = await openSealKey(dataFolder, given)
  const file = sealsFile(dataFolder)
  const told = new Map([...(await readPublished(file))].map(([council, seal]) => [council, seal.sequence]))
  return {
    key,
    publicKeys: () => readPublicKeys(dataFolder),
    published: () => readPublished(file),
    async publish(seal) {
      if ((told.get(seal.councilId) ?? 0) >= seal.sequence) return
      await appendPublished(file, seal)
      log.info({ seal }, 'events sealed')
      told.set(seal.councilId, seal.sequence)
    },
  }
}

let provided: Sealing | undefined

/** Called once at start, before any command runs; commands are declared long before there is a data folder. */
export function provideSealing(sealing: Sealing): void {
  provided = sealing
}

export function sealing(): Sealing {
  if (provided) return provided
  throw new Error('Sealing is not set up: call provideSealing(await openSealing(dataFolder, log)) at start')
}
