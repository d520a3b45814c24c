import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The pages that axe found nothing in, kept in a folder so that the test files of one run share them. */
export class AccessiblePages {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  has(page: string): boolean {
    return existsSync(this.#markOf(page))
  }

  add(page: string): void {
    writeFileSync(this.#markOf(page), '')
  }

  #markOf(page: string): string {
    return join(this.#folder, createHash('sha256').update(page).digest('hex'))
  }
}
