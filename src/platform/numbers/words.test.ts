import { expect, it } from 'vitest'
import { numbersCard } from './words.ts'

it('gives numbers that a telephone calls at a touch, and words about one as words', () => {
  const numbers = { day: '01632 960998', dayHours: 'Monday to Friday', night: 'Ring 999' }
  expect(numbersCard(numbers).facts).toEqual([
    { term: 'Day (Monday to Friday)', value: '01632 960998', href: 'tel:01632960998' },
    { term: 'At any other time', value: 'Ring 999' },
  ])
})
