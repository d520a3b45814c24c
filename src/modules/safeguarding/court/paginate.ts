import type { CourtPage } from './schema.ts'

/** So many lines of text stand on a sheet of A4, and so many signs in a line, with room to spare. */
export const LINES_ON_A_PAGE = 30
const SIGNS_IN_A_LINE = 80

export interface Line {
  /** A day, a number: what stands before the text. */
  readonly head?: string | undefined
  readonly text: string
  readonly note?: string | undefined
}

export interface Section {
  readonly heading: string
  readonly lines: readonly Line[]
}

/** How much of a page an entry takes. Pure. */
export const heightOf = ({ head, text, note }: Line): number =>
  (head ? 1 : 0) + rowsIn(text) + (note ? rowsIn(note) : 0) + 1

const rowsIn = (text: string): number =>
  text.split('\n').reduce((rows, part) => rows + Math.max(1, Math.ceil(part.length / SIGNS_IN_A_LINE)), 0)

const MOST_SIGNS = LINES_ON_A_PAGE * SIGNS_IN_A_LINE * 0.6

/** Words that are too long for a page, cut between words where there are any. */
function cut(words: string): readonly string[] {
  const pieces: string[] = []
  let rest = words.replaceAll(/\s*\n\s*/g, ' ¶ ')
  while (rest.length > MOST_SIGNS) {
    const at = rest.lastIndexOf(' ', MOST_SIGNS)
    const end = at > MOST_SIGNS / 2 ? at : MOST_SIGNS
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...pieces, rest]
}

/** An entry that is longer than a page goes on on the next, and so does its note. */
function piecesOf(line: Line): readonly Line[] {
  if (heightOf(line) <= LINES_ON_A_PAGE) return [line]
  const goesOn = `${line.head ?? ''} (goes on)`.trim()
  const texts = cut(line.text).map((text, at) => ({ head: at === 0 ? line.head : goesOn, text }))
  const last = texts.at(-1)
  if (!line.note || !last) return texts
  const whole = { ...last, note: line.note }
  if (heightOf(whole) <= LINES_ON_A_PAGE) return [...texts.slice(0, -1), whole]
  return [...texts, ...cut(line.note).map(text => ({ head: goesOn, text }))]
}

/** Each section begins on a page of its own; pages are numbered through. Pure. */
export function paginate(sections: readonly Section[], firstPage = 1): readonly CourtPage[] {
  const pages: CourtPage[] = []
  for (const { heading, lines } of sections) {
    let onPage: Line[] = []
    let used = 0
    const turn = () => {
      pages.push({ number: firstPage + pages.length, heading, lines: onPage.map(viewOf) })
      onPage = []
      used = 0
    }
    for (const line of lines.flatMap(piecesOf)) {
      if (used > 0 && used + heightOf(line) > LINES_ON_A_PAGE) turn()
      onPage.push(line)
      used += heightOf(line)
    }
    if (onPage.length > 0 || lines.length === 0) turn()
  }
  return pages
}

const viewOf = ({ head, text, note }: Line) => ({ head: head ?? null, text, note: note ?? null })

/** A page of contents before them: which section begins on which page. Pure. */
export function withContents(sections: readonly Section[]): readonly CourtPage[] {
  const pages = paginate(sections, 2)
  const lines = sections.map(({ heading }) => {
    const from = pages.find(page => page.heading === heading)?.number ?? 0
    const to = pages.findLast(page => page.heading === heading)?.number ?? from
    return {
      head: null,
      text: `${heading}: ${from === to ? `page ${from}` : `pages ${from} to ${to}`}`,
      note: null,
    }
  })
  return [{ number: 1, heading: 'Contents', lines }, ...pages]
}
