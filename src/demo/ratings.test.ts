import { describe, expect, it } from 'vitest'
import type { KeyQuestionRatings, Rating } from './plan.ts'
import { createRandom } from './random.ts'
import { keyQuestions, keyQuestionsFor, overallFrom, rateInspections } from './ratings.ts'

const letters: Record<string, Rating> = {
  O: 'Outstanding',
  G: 'Good',
  R: 'Requires improvement',
  I: 'Inadequate',
}

function five(code: string): KeyQuestionRatings {
  return Object.fromEntries(keyQuestions.map((name, index) => [name, letters[code[index] ?? '']]))
}

describe('the overall rating', () => {
  it.each([
    ['GGGGG', 'Good'],
    ['RGGGG', 'Good'],
    ['OGGGG', 'Good'],
    ['OOGGG', 'Outstanding'],
    ['OOOGR', 'Good'],
    ['RRGGG', 'Requires improvement'],
    ['OORRG', 'Requires improvement'],
    ['IGGGG', 'Requires improvement'],
    ['IRRGG', 'Requires improvement'],
    ['IIGGG', 'Inadequate'],
    ['IIIRR', 'Inadequate'],
  ])('of %s is %s', (code, overall) => {
    expect(overallFrom(five(code))).toBe(overall)
  })
})

describe('key questions made for a rating', () => {
  it.each(Object.values(letters))('always add up to %s', rating => {
    const random = createRandom(rating)
    for (let round = 0; round < 300; round++) {
      expect(overallFrom(keyQuestionsFor(rating, random))).toBe(rating)
    }
  })
})

describe('a focused inspection', () => {
  it('rates two key questions when the others are known, and all five when they are not', () => {
    const focused = { style: 'focused', overall: 'Good' } as const
    const plans = [
      { published: '2018-01-10', style: 'full', overall: 'Good' } as const,
      { published: '2021-01-10', ...focused },
      { published: '2023-01-10', ...focused },
    ]
    const [, second, third] = rateInspections(plans, createRandom('plain'), ['2022-06-01'])
    expect(Object.keys(second?.keyQuestions ?? {})).toEqual(['Safe', 'Well-led'])
    expect(Object.keys(third?.keyQuestions ?? {})).toHaveLength(5)
  })
})
