import { type Published, published } from '#platform/notify/index.ts'
import { plural } from '#platform/view/filters.ts'

/** So many lines are read in a mail; the rest in Lantern. */
export const MOST_LINES = 60

interface News {
  readonly home: { readonly name: string }
  readonly sentence: string
}

/**
 * The lines of a mail, each home's name and what CQC's register says of it. The name of a filter is its owner's own
 * words, and what it asks for may be too: neither goes into a mail.
 */
export function linesOf(news: readonly News[]): readonly Published[] {
  const lines = news.slice(0, MOST_LINES).map(({ home, sentence }) => published(`${home.name}: ${sentence}.`))
  const rest = news.length - MOST_LINES
  return rest > 0 ? [...lines, published(`And ${plural(rest, 'more change', 'more changes')}.`)] : lines
}
