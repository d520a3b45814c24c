import type { ChronologyEntry } from '../case/part.ts'
import type { EntryView } from '../entries/view.ts'
import type { MeasureView } from './schema.ts'

const kinds: Readonly<Record<string, string>> = {
  put: 'put in place',
  weigh: 'weighed',
  review: 'looked at again',
  end: 'ended',
}

const fields: Readonly<Record<string, string>> = {
  prevents: 'It prevents',
  takes: 'It takes from them',
  alternatives: 'What else was thought of',
  thinks: 'They say',
}

/** Each field with its words, as they were written. */
const saidIn = ({ words }: EntryView): string =>
  Object.entries(words)
    .map(([field, text]) => (fields[field] ? `${fields[field]}: ${text}` : text))
    .join(' ')

/** Every time that a measure was put, weighed, looked at again or ended. */
export const measureChronology = (all: readonly MeasureView[]): readonly ChronologyEntry[] =>
  all.flatMap(one =>
    one.entries.map(entry => ({
      on: entry.kind === 'put' ? one.fromOn : entry.at,
      text: [`Protective measure ${kinds[entry.kind] ?? entry.kind}: ${one.label}.`, saidIn(entry)]
        .filter(Boolean)
        .join(' '),
      note: entry.by ?? '',
    })),
  )
