import { describe, expect, it } from 'vitest'
import { type Printing, profilePage } from './profile.ts'
import type { Home } from './shapes.ts'
import { fact, marsh, rating, registration, sampleHome, today } from './testing.ts'

const printing: Printing = {
  today,
  councilName: 'Fenmarsh County Council',
  publicUrl: 'https://lantern.example',
  moreIsHeld: false,
}

const profileOf = (more: Partial<Home> = {}) => profilePage(sampleHome(more), printing)

function factsOf(more: Partial<Home> = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(profileOf(more).facts.map(each => [each.term, each.value ?? each.missing]))
}

describe('the one-page profile of a home', () => {
  it('says what the home is, who runs it since when, and who manages it without a name', () => {
    expect(profileOf().page).toMatchObject({
      caption: 'Profile of a care home · Fenmarsh',
      title: 'Larkfield House',
      lede: 'Wend Road, Marshby, FM5 7TH',
    })
    expect(factsOf()).toEqual({
      'Kind of care': 'Nursing home',
      'Cares for': 'Dementia and older people',
      'Open or closed': 'Open',
      Beds: '38',
      Manager: 'A registered manager is listed',
      'Run by': 'Wold Care Ltd',
      Registered: 'Since 8 April 2019',
      'CQC last looked': '3 March 2025',
    })
    expect(profileOf().facts.find(each => each.term === 'Run by')?.note).toBe('Since 2019')
  })

  it.each<[string, Partial<Home>, string]>([
    ['closed', { registered: false, closedOn: '2024-01-01' }, 'Closed'],
    ['dormant', { dormant: true }, 'Open, but listed as caring for nobody'],
  ])('says of a %s home that it is', (_what, more, words) => {
    expect(factsOf(more)['Open or closed']).toBe(words)
  })

  it('says what is missing instead of leaving it out', () => {
    const bare = factsOf({ beds: null, specialisms: [], provider: null, facts: [] })
    expect(bare).toMatchObject({ 'Cares for': 'CQC does not say', Manager: 'CQC does not say' })
    expect(bare).toMatchObject({ Beds: 'CQC gives no number' })
    const { before, beforeThat } = profileOf()
    expect([before, beforeThat]).toEqual([undefined, 'No rating before that is in the register.'])
  })

  it('gives the rating with its five questions, and says which registration earned it', () => {
    const { overall, questions } = profileOf().rating
    expect(overall.tag?.text).toBe('Good')
    expect(overall.note).toBe('3 March 2025, 20 months ago, under the present registration')
    expect(questions.map(each => each.question)).toEqual([
      'Safe',
      'Effective',
      'Caring',
      'Responsive',
      'Well-led',
    ])
    const inherited = profileOf({ currentRating: rating({ inherited: true }) }).rating.overall
    expect(inherited.note).toBe('3 March 2025, 20 months ago, under the registration before')
  })

  it('does not hide the rating that a new registration hides', () => {
    const { rating: shown, before } = profileOf({ currentRating: null, previousRating: 'inadequate' })
    expect(shown.overall.missing).toBe('Not rated; Inadequate before')
    expect(shown.questions).toEqual([])
    expect(before?.rows).toHaveLength(1)
  })

  it('lists the five ratings before, newest first, with who ran the home, and counts the rest', () => {
    const years = ['2013', '2019', '2015', '2021', '2017', '2012', '2011']
    const older = years.map(year => rating({ publishedOn: `${year}-05-01`, cqcLocationId: '1-800' }))
    const registrations = [
      registration({ cqcLocationId: '1-800', from: '2011-01-19', to: '2019-04-11', provider: marsh }),
      registration(),
    ]
    const profile = profileOf({ ratings: [rating(), ...older], registrations })
    expect(profile.before?.rows.map(row => row[0]?.text)).toEqual(
      ['2021', '2019', '2017', '2015', '2013'].map(year => `1 May ${year}`),
    )
    expect(profile.before?.rows[0]?.map(cell => cell.text)).toEqual(['1 May 2021', 'Good', 'Marsh Homes Ltd'])
    expect(profile.beforeThat).toBe('2 earlier ratings on the home’s page in Lantern.')
    expect(profile.registrations).toBe('Here since 2019 under two registrations')
  })

  it('says what is not known, and what somebody holds to be wrong', () => {
    const facts = [fact('beds', 'Beds', 38, { challengeId: 'c1' }), fact('phone', 'Telephone', '01354')]
    const profile = profileOf({ facts })
    expect(profile.unknown.heading).toBe('What Lantern does not know')
    expect(profile.disputed).toBe('Challenged as wrong, and not settled yet: Beds.')
    expect(profileOf().disputed).toBeUndefined()
    const labels = ['Name', 'Beds', 'Telephone', 'Website', 'Postcode', 'Brand']
    const many = labels.map(label => fact(label, label, 1, { challengeId: 'c1' }))
    expect(profileOf({ facts: many }).disputed).toMatch(/: Name, Beds, Telephone, Website and 2 more\.$/)
  })

  it('does not say that nobody was heard where another part of Lantern holds something', () => {
    const { unknown } = profilePage(sampleHome(), { ...printing, moreIsHeld: true })
    expect(unknown.heading).toBe('What this page does not say')
    expect(unknown.text).not.toContain('No resident')
  })

  it('ends with where the facts come from and when, who printed it, and where to read on', () => {
    const { source } = fact('beds', 'Beds', 38)
    const listed = { ...source, kind: 'cqc-ratings', fetchedAt: '2026-11-16T08:00:00Z' }
    const facts = [fact('beds', 'Beds', 38), fact('name', 'Name', 'Larkfield', { source: listed })]
    const profile = profileOf({ facts })
    expect(profile.sources).toEqual([
      'CQC’s own service, fetched 2 November 2026, still so on 16 November 2026',
      'CQC’s published file of ratings, fetched 16 November 2026',
    ])
    expect(profile.printed).toBe('Printed on 16 November 2026 by Fenmarsh County Council')
    expect(profile.address).toBe('https://lantern.example/homes/00000000-0000-8000-8000-000000000001')
  })
})
