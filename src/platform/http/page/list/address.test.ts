import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine } from '../form/text.ts'
import { tidied } from './address.ts'

describe('an address without what a form sends empty', () => {
  test.each([
    ['what was asked', 'q=&rating=good&nursing=&specialism=Dementia', 'rating=good&specialism=Dementia'],
    ['several of one name', 'rating=good&rating=&rating=inadequate', 'rating=good&rating=inadequate'],
    ['each letter as it was sent', 'q=%5Blark+field%5D&near=', 'q=%5Blark+field%5D'],
    [
      'what cannot be used, so that it is still told',
      'page=x&town=Atlantis&q=&utm=1',
      'page=x&town=Atlantis&utm=1',
    ],
    ['half a date', 'from-day=12&from-month=&from-year=', 'from-day=12'],
    ['what is not even encoded well', 'q=%E0%A4%A&near=', 'q=%E0%A4%A'],
    ['nothing, where nothing was asked', 'q=&near=+&within=%20&x', ''],
  ])('keeps %s', (_what, query, wanted) => {
    expect(tidied(query)).toBe(wanted)
  })

  test.each([
    ['stands empty once, since without it the list would start anew', 'q=&registered=', 'registered='],
    ['stands empty where it was not sent at all', 'rating=good&q=', 'rating=good&registered='],
    ['gives its empty place up to a value', 'registered=&registered=false', 'registered=false'],
  ])('a name with a default %s', (_what, query, wanted) => {
    expect(tidied(query, ['registered'])).toBe(wanted)
  })

  test.each(['', 'q=lark', 'registered=', 'rating=good', 'rating=good&registered=', '&'])(
    '"%s" has nothing to spare',
    query => {
      expect(tidied(query, ['registered'])).toBeUndefined()
    },
  )

  test('is found once: it has nothing to spare itself, and no part with something in it is lost', () => {
    const name = fc.constantFrom('q', 'registered', 'sort', '', '%', '__proto__', '?q')
    const value = fc.oneof(
      fc.constantFrom('', '+', '%20', '%00', '=', '%E0%A4%A', 'true'),
      fc.webQueryParameters(),
    )
    const part = fc.oneof(
      fc.tuple(name, value).map(pair => pair.join('=')),
      name,
    )
    const query = fc.array(part, { maxLength: 8 }).map(parts => parts.join('&'))
    fc.assert(
      fc.property(query, fc.subarray(['registered', 'sort']), (asked, defaults) => {
        const tidy = tidied(asked, defaults)
        if (tidy === undefined) return
        expect(tidied(tidy, defaults)).toBeUndefined()
        const filled = [...new URLSearchParams(`&${asked}`)].filter(([, text]) => cleanLine(text) !== '')
        expect([...new URLSearchParams(`&${tidy}`)].filter(([, text]) => text !== '')).toEqual(filled)
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})
