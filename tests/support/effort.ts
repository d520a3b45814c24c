import type { Page } from 'playwright-core'

/**
 * What a form asks of a person, in the seconds of the keystroke-level model (Card, Moran and Newell, 1983): a clock on a
 * script would time the script. Every page that is sent and every field answered costs a thought and a reach; every
 * letter costs the time of somebody who types without skill. Reading the case, and talking, come on top.
 */
const SECONDS = { thought: 1.35, reach: 1.1, press: 0.2, letter: 0.28 } as const

export interface Effort {
  /** Of whoever sent the forms since. */
  seconds(): number
  /** '3 pages, 5 choices, 120 letters: 49 seconds'. */
  inWords(): string
}

/** A code or an id was chosen from a list; anything else was typed. */
const isChosen = (value: string): boolean => /^[a-z0-9-]+$/.test(value)

/** Counts from now on what is sent from this page, as it is sent: with JavaScript and without. */
export function effortOf(page: Page): Effort {
  const count = { pages: 0, choices: 0, typed: 0, letters: 0 }
  page.on('request', request => {
    if (request.method() !== 'POST' || !request.isNavigationRequest()) return
    count.pages += 1
    for (const [name, value] of new URLSearchParams(request.postData() ?? '')) {
      if (name.startsWith('_') || value === '') continue
      if (isChosen(value)) count.choices += 1
      else {
        count.typed += 1
        count.letters += value.length
      }
    }
  })
  const seconds = () => {
    const { pages, choices, typed, letters } = count
    const each = SECONDS.thought + SECONDS.reach + SECONDS.press
    return (pages + choices + typed) * each + letters * SECONDS.letter
  }
  return {
    seconds,
    inWords: () =>
      `${count.pages} pages, ${count.choices} choices, ${count.letters} letters: ${Math.round(seconds())} seconds`,
  }
}
