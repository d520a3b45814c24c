// Control characters, newline and tab apart: the database refuses some, and nobody types them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** Text as it is kept: whole characters in one form (NFC), lines ended one way, no space around it. */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '').toWellFormed().normalize('NFC').trim()
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/[\n\t]+/g, ' ')
}
