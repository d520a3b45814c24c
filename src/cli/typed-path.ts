import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { type TypedContext, Usage } from './verb.ts'

/** A relative path is meant from where it was typed, not from where npm runs. */
export const fromHere = (typed: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), typed)

/** The file that was typed, which is there and no folder. */
export async function fileHere(typed: string): Promise<{ path: string; size: number }> {
  const path = fromHere(typed)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new Usage(`There is no file ${typed}. Check the path.`)
  return { path, size: found.size }
}

/** What a verb that takes one file finds out `before`. */
export const fileFirst = ({ words: [file = ''] }: TypedContext) => fileHere(file)

/** The file or folder that was typed, which is there. */
export async function pathHere(typed: string): Promise<{ path: string; isFolder: boolean }> {
  const path = fromHere(typed)
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Usage(`There is no file or folder ${typed}. Check the path.`)
  return { path, isFolder: found.isDirectory() }
}

const MOST_MEGABYTES = 10

/** A file as a page would send it. The size is looked at first: a wrong path may be a file of many gigabytes. */
export async function uploadAt(typed: string): Promise<UploadedFile> {
  const { path, size } = await fileHere(typed)
  if (size > MOST_MEGABYTES * 1024 * 1024)
    throw new Usage(`${typed} is over ${MOST_MEGABYTES} MB. Check that it is the right file, or split it.`)
  return { fileName: basename(path), mimeType: 'application/octet-stream', bytes: await readFile(path) }
}
