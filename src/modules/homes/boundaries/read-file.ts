import { bad } from './topojson.ts'

/** The JSON of a file as it was sent. @throws Invalid with one line that says how to put it right. */
export function jsonOf(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw bad('The file is empty. Download it again.')
  // UTF-16 has a nought beside every plain letter, with or without a mark at its start.
  if (bytes[0] === 0 || bytes[1] === 0 || startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff))
    throw bad('The file is in UTF-16. Save it as UTF-8.')
  const text = textOf(bytes)
  try {
    return JSON.parse(text)
  } catch {
    const whole = text.trimStart().startsWith('{')
    throw bad(
      whole
        ? 'The file is cut off or damaged: its JSON does not end as it should. Download it again.'
        : 'The file is not TopoJSON. Check that it is the file of boundaries.',
    )
  }
}

function startsWith(bytes: Uint8Array, ...marks: readonly number[]): boolean {
  return marks.every((mark, at) => bytes[at] === mark)
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw bad('The file is not text in UTF-8. Check that it is the file of boundaries.')
  }
}
