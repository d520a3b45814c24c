import { type Blobs, openBlobs } from './blobs.ts'

let provided: Blobs | undefined

/** Called once at start, before any command runs; commands are declared long before there is a data folder. */
export function provideFiles(dataFolder: string): void {
  provided = openBlobs(dataFolder)
}

export function blobs(): Blobs {
  if (provided) return provided
  throw new Error('There is no place for files: call provideFiles(dataFolder) at start')
}
