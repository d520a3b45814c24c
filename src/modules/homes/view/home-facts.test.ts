import { describe, expect, it } from 'vitest'
import { factGroupsOf, factInWords, nowFacts, valueInWords } from './home-facts.ts'
import { keyQuestionPointsOf, ownerChangesOf, ratingHistoryOf } from './home-ratings.ts'
import { fact, marsh, rating, registration, sampleHome, today } from './testing.ts'

const twice = [
  registration({ cqcLocationId: '1-800', from: '2011-01-19', to: '2019-04-11', provider: marsh }),
  registration(),
]

describe('the facts', () => {
  it('carry the record they came from, and when they were last so', () => {
    const [group] = factGroupsOf(sampleHome(), { mayChallenge: false })
    expect(group?.facts[0]).toMatchObject({
      term: 'Beds',
      value: '38',
      source: {
        text: 'CQC record, 2 November 2026',
        href: '/homes/00000000-0000-8000-8000-000000000001/records/00000000-0000-8000-8000-0000000000f1',
      },
      checked: '16 November 2026',
    })
    expect(group?.facts[0]?.action).toBeUndefined()
  })

  it('can be challenged by those who may, each by a link of its own', () => {
    const [group] = factGroupsOf(sampleHome(), { mayChallenge: true })
    expect(group?.facts[0]?.action).toEqual({
      text: 'Challenge',
      href: '/homes/00000000-0000-8000-8000-000000000001/facts/beds/challenge',
      hiddenText: 'this fact: Beds',
    })
  })

  it('show a challenge that is open, in an open group, to everyone', () => {
    const home = sampleHome({ facts: [fact('beds', 'Beds', 38, { challengeId: 'c1' })] })
    const [group] = factGroupsOf(home, { mayChallenge: false })
    expect(group).toMatchObject({ open: true, count: '1 fact, 1 challenged' })
    expect(group?.facts[0]).toMatchObject({ tag: { text: 'Challenged' }, action: { href: '/challenges/c1' } })
  })

  it.each([
    [true, 'Yes'],
    [false, 'No'],
    [['a', 'b'], 'a; b'],
    [[], 'None'],
    ['2026-06-12', '12 June 2026'],
    ['2026-13-45', '2026-13-45'],
    [null, 'Not given'],
    [38, '38'],
  ])('%j reads %s', (value, words) => {
    expect(valueInWords(value)).toBe(words)
  })

  it('name the provider, not its number alone', () => {
    expect(factInWords(sampleHome(), { key: 'provider', value: '1-91' })).toBe('Wold Care Ltd (1-91)')
    expect(factInWords(sampleHome(), { key: 'provider', value: '1-77' })).toBe('1-77')
  })

  it('say what is not known instead of leaving it out', () => {
    const home = sampleHome({
      beds: null,
      currentRating: null,
      facts: [],
      inspections: [],
      lastInspectedOn: null,
      provider: null,
    })
    const missing = nowFacts(home, today).filter(item => item.missing)
    expect(missing.map(item => item.term)).toEqual([
      'CQC overall',
      'Beds',
      'Manager',
      'Run by',
      'CQC last looked',
    ])
  })
})

describe('the ratings', () => {
  it('keep each rating with the registration and owner it was given to', () => {
    const old = rating({ cqcLocationId: '1-800', publishedOn: '2015-02-18', overall: 'inadequate' })
    const history = ratingHistoryOf(
      sampleHome({ registrations: twice, ratings: [rating(), old], inspections: [] }),
      today,
    )
    expect(history.ratings[1]).toMatchObject({
      registration: '1-800, 2011 to 2019',
      provider: 'Marsh Homes Ltd',
    })
    expect(history.ownerChanges).toEqual([{ on: '2019-04-08', provider: 'Wold Care Ltd' }])
  })

  it('leave undated ones out of the drawing', () => {
    const home = sampleHome({ ratings: [rating({ publishedOn: null })], inspections: [] })
    expect(ratingHistoryOf(home, today).ratings).toEqual([])
  })

  it('list a report without a rating', () => {
    const report = {
      publishedOn: '2021-02-10',
      result: 'Inspected but not rated',
      rating: null,
      cqcLocationId: '1-900',
      reportLinkId: null,
    }
    const history = ratingHistoryOf(sampleHome({ ratings: [], inspections: [report] }), today)
    expect(history.ratings).toMatchObject([{ publishedOn: '2021-02-10', overall: null }])
  })

  it('take a second registration open at the same time for no change of owner', () => {
    const dual = registration({ cqcLocationId: '1-801', from: '2015-01-01', provider: marsh })
    expect(ownerChangesOf([registration({ from: '2011-01-01' }), dual])).toEqual([])
  })

  it('show a report of the five questions when it rated at least one', () => {
    const none = rating({ safe: null, effective: null, caring: null, responsive: null, wellLed: null })
    expect(keyQuestionPointsOf([rating(), none])).toHaveLength(1)
  })
})
