import { Invalid } from '#platform/errors.ts'

/** Something about one row of a file. `row` counts from 1, as a spreadsheet shows it; nothing of a person stands here. */
export interface RowNote {
  readonly row: number
  readonly field: string
  readonly message: string
}

const MOST_FAULTS = 20
const MOST_NOTES = 500

/** Every fault of a file as one of its own; what was noted otherwise is kept for the report. */
export class RowNotes {
  readonly #faults: string[] = []
  readonly #notes: RowNote[] = []
  #noted = 0

  /** Something that keeps the whole file out. @throws Invalid once there are so many that reading on helps nobody. */
  fault(row: number, field: string, message: string): void {
    this.#faults.push(`Row ${row}, ${field}: ${message}`)
    if (this.#faults.length < MOST_FAULTS) return
    this.#faults.push(`There may be more: reading stopped after ${MOST_FAULTS} faults.`)
    this.refuse()
  }

  /** Something that the report tells, and that keeps nothing out but perhaps its row. */
  note(row: number, field: string, message: string): void {
    this.#noted++
    if (this.#notes.length < MOST_NOTES) this.#notes.push({ row, field, message })
  }

  get noted(): number {
    return this.#noted
  }

  get notes(): readonly RowNote[] {
    return this.#notes
  }

  get hasFaults(): boolean {
    return this.#faults.length > 0
  }

  /** @throws Invalid with each fault on a line of its own, where there is any. */
  refuse(): void {
    if (this.#faults.length > 0)
      throw new Invalid(this.#faults.map(message => ({ field: 'upload', message })))
  }
}

export const badFile = (message: string): Invalid => new Invalid([{ field: 'upload', message }])

/** What a cell says, short enough to be quoted. */
export const quoted = (text: string): string => (text === '' ? 'nothing' : `“${text.slice(0, 40)}”`)
