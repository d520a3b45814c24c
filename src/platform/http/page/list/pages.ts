import type { PaginationModel } from '../../../view/models.ts'

/** Where a list stands: this page of how many. */
export interface Place {
  readonly page: number
  readonly pages: number
  /** There are more than were counted. */
  readonly more: boolean
}

/** First, last and the neighbours of this page, with gaps between; nothing for a list of one page. */
export function paginationOf(place: Place, to: (page: number) => string): PaginationModel | undefined {
  const { page, pages } = place
  if (pages <= 1) return undefined
  return {
    ...(page > 1 ? { previousHref: to(page - 1) } : {}),
    ...(page < pages ? { nextHref: to(page + 1) } : {}),
    pages: withGaps(numbersAround(page, pages)).map(number =>
      number === 'gap'
        ? { gap: true }
        : { number, href: to(number), ...(number === page ? { current: true } : {}) },
    ),
  }
}

function numbersAround(page: number, pages: number): readonly number[] {
  const wanted = new Set([1, page - 1, page, page + 1, pages])
  return [...wanted].filter(number => number >= 1 && number <= pages).toSorted((a, b) => a - b)
}

function withGaps(numbers: readonly number[]): readonly (number | 'gap')[] {
  return numbers.flatMap((number, at) => {
    const before = numbers[at - 1]
    if (before === undefined || number === before + 1) return [number]
    // A gap of one page is no gap: its number is as short.
    return number === before + 2 ? [number - 1, number] : (['gap', number] as const)
  })
}

/** 'page 2 of 5' for the title; the first page is the list itself. */
export function placeInTitle(place: Place): string {
  if (place.page <= 1) return ''
  return place.more ? ` (page ${place.page})` : ` (page ${place.page} of ${place.pages})`
}
