import { expect, it } from 'vitest'
import { changeSentence } from './sentences.ts'

it('says that a home was inspected and not rated, and does not call it a fact that was not given', () => {
  const change = { kind: 'inspected-not-rated', onDate: '2021-11-25', data: {} }
  expect(changeSentence(change)).toBe('Inspected on 25 November 2021, and not rated')
})
