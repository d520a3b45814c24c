import { badSheet } from '#platform/sheets/index.ts'
import type { Listed, ReadList } from './listed.ts'

/**
 * What a list says of its homes, one after the other, read from the file again as an import comes to them. Asked for
 * in the order of the list it is gone through once; an import that goes on in the middle begins there.
 */
export class Rereading {
  readonly #list: Pick<ReadList, 'read'>
  #reading: AsyncGenerator<Listed> | undefined

  constructor(list: Pick<ReadList, 'read'>) {
    this.#list = list
  }

  /** The home of this row. @throws Invalid when the file has none there any more. */
  async at(row: number): Promise<Listed> {
    const goesOn = this.#reading !== undefined
    const found = (await this.#next(row)) ?? (goesOn ? await this.#next(row) : undefined)
    if (!found) throw badSheet('The file was changed while it was read. Import it again.')
    return found
  }

  async close(): Promise<void> {
    await this.#reading?.return(undefined)
    this.#reading = undefined
  }

  async #next(row: number): Promise<Listed | undefined> {
    this.#reading ??= this.#list.read()
    for (;;) {
      const { value, done } = await this.#reading.next()
      if (done) break
      if (value.row === row) return value
    }
    this.#reading = undefined
    return undefined
  }
}
