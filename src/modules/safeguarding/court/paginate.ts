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

/** An entry that is longer than a page goes on on the next: its pieces, cut between words where there are any. */
function piecesOf(line: Line): readonly Line[] {
  const most = LINES_ON_A_PAGE * SIGNS_IN_A_LINE * 0.6
  if (heightOf(line) <= LINES_ON_A_PAGE) return [line]
  const pieces: string[] = []
  let rest = line.text.replaceAll(/\s*\n\s*/g, ' ¶ ')
  while (rest.length > most) {
    const at = rest.lastIndexOf(' ', most)
    const cut = at > most / 2 ? at : most
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  pieces.push(rest)
  return pieces.map((text, at) => ({
    head: at === 0 ? line.head : `${line.head ?? ''} (goes on)`.trim(),
    text,
    ...(at === pieces.length - 1 && line.note ? { note: line.note.slice(0, SIGNS_IN_A_LINE * 6) } : {}),
  }))
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
