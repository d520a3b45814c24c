import { describe, expect, it } from 'vitest'
import { fieldsOf, nameInWords } from './record.ts'

describe('a record', () => {
  it('is read field by field, lists by the names in them', () => {
    const record = {
      beds: 3,
      ratings: [
        { name: 'Safe', rating: 'Good' },
        { name: 'Caring', rating: 'Good' },
      ],
      none: [],
    }
    expect(fieldsOf(record)).toEqual([
      { name: 'Beds', value: '3' },
      { name: 'Ratings, Safe, rating', value: 'Good' },
      { name: 'Ratings, Caring, rating', value: 'Good' },
      { name: 'None', value: 'None' },
    ])
  })

  it.each([
    ['postalAddressLine1', 'postal address line 1'],
    ['onspdIcbName', 'ONSPD ICB name'],
    ['uprn', 'UPRN'],
  ])('%s is called %s', (key, words) => {
    expect(nameInWords(key)).toBe(words)
  })
})
