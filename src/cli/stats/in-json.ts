import type { Analysis } from '../../modules/intelligence/index.ts'

/** So many items go into one line: a million in a single text would not fit. */
const ITEMS_IN_A_LINE = 1_000

/** One JSON document, numbers in full double precision, in as many lines as its size needs. */
export function* inJson({ head, list, items }: Analysis): Generator<string> {
  // The list comes last: `{"kind":"ratio",...` without its brace, and on from there.
  let line = `${JSON.stringify(head).slice(0, -1)},"${list}":[`
  let count = 0
  for (const item of items()) {
    if (count > 0) line += ','
    if (count > 0 && count % ITEMS_IN_A_LINE === 0) {
      yield line
      line = ''
    }
    line += JSON.stringify(item)
    count++
  }
  yield `${line}]}`
}
