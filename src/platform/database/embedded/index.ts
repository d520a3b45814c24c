export { defaultDataFolder } from './data-folder.ts'
export { EmbeddedError, type EmbeddedFault } from './errors.ts'
export { holdFolderLock, isFolderHeld } from './folder-lock.ts'
export { type EmbeddedDatabase, openEmbedded } from './open.ts'
