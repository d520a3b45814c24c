import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import { stories } from './fenmarsh.ts'
import type { CqcLocation, NamedRating } from './location.ts'
import type { Rating } from './plan.ts'
import { overallFrom } from './ratings.ts'
import { careHomes, locations, open, overall, providers } from './test-support.ts'

function byId(id: string): CqcLocation {
  const found = locations.find(location => location.locationId === id)
  if (!found) throw new Error(`No location ${id}`)
  return found
}

function addsUp(ratings: readonly NamedRating[]): string {
  const plain = ratings.map(
    ({ name, rating }) => [name, rating.replace('Improvement', 'improvement')] as const,
  )
  return overallFrom(Object.fromEntries(plain) as Record<string, Rating>)
}

describe('ratings', () => {
  const rated = careHomes.filter(home => home.currentRatings?.overall.reportDate)

  it.each(rated.map(home => [home.locationId, home] as const))('of %s add up by CQC’s rules', (_, home) => {
    const current = home.currentRatings?.overall
    expect(current?.keyQuestionRatings).toHaveLength(5)
    expect(addsUp(current?.keyQuestionRatings ?? [])).toBe(current?.rating)
    for (const { overall: past } of home.historicRatings ?? []) {
      if (past.keyQuestionRatings.length < 5) continue
      expect(addsUp(past.keyQuestionRatings)).toBe(past.rating.replace('Improvement', 'improvement'))
    }
  })

  it('under the assessment framework add up too, with percentages in their bands', () => {
    const bands: Record<string, [number, number]> = {
      Inadequate: [25, 38],
      'Requires improvement': [39, 62],
      Good: [63, 87],
      Outstanding: [88, 100],
    }
    for (const assessed of careHomes.flatMap(home => home.assessment?.[0]?.ratings.asgRatings[0] ?? [])) {
      expect(addsUp(assessed.keyQuestionRatings)).toBe(assessed.rating)
      for (const { rating, percentageScore } of assessed.keyQuestionRatings) {
        const [least, most] = bands[rating] ?? [0, 0]
        expect(Number(percentageScore)).toBeGreaterThanOrEqual(least)
        expect(Number(percentageScore)).toBeLessThanOrEqual(most)
      }
    }
  })

  it('are told newest first, none before October 2014, and each inherited one names its holder', () => {
    for (const home of careHomes) {
      const dates = (home.historicRatings ?? []).map(({ reportDate }) => reportDate)
      expect(dates).toEqual(dates.toSorted().toReversed())
      expect(dates.every(date => date >= '2014-10-01')).toBe(true)
      for (const { organisationId, reportDate } of home.historicRatings ?? []) {
        if (reportDate < home.registrationDate) expect(organisationId).toBeDefined()
        if (organisationId) expect(byId(organisationId).deregistrationDate).toBeDefined()
      }
    }
  })
})

describe('the register', () => {
  it('has no id, home name at one time, address, telephone or property number twice', () => {
    expect(new Set(locations.map(location => location.locationId)).size).toBe(locations.length)
    expect(new Set(providers.map(provider => provider.providerId)).size).toBe(providers.length)
    expect(new Set(providers.map(provider => provider.name)).size).toBe(providers.length)
    const once = open.filter(home => home.locationId !== stories.dualRegistration.locationId)
    expect(new Set(once.map(home => home.name)).size).toBe(once.length)
    expect(new Set(once.map(home => home.postalAddressLine1)).size).toBe(once.length)
    expect(new Set(once.map(home => home.mainPhoneNumber)).size).toBe(once.length)
    expect(new Set(once.map(home => home.uprn)).size).toBe(once.length - 1)
    expect(new Set(once.map(home => home.postalCode)).size).toBe(once.length - 1)
  })

  it('links predecessors and successors both ways', () => {
    const other = { 'HSCA Predecessor': 'HSCA Successor', 'HSCA Successor': 'HSCA Predecessor' } as const
    const links = locations.flatMap(from => from.relationships.map(link => ({ from, link })))
    expect(links.length).toBeGreaterThan(40)
    for (const { from, link } of links) {
      const back = byId(link.relatedLocationId)
      expect(back.name).toBe(link.relatedLocationName)
      expect(back.relationships).toContainEqual({
        relatedLocationId: from.locationId,
        relatedLocationName: from.name,
        type: other[link.type],
        reason: link.reason,
      })
    }
  })

  it('hands each home over within days, and where CQC made no link without overlap at one property', () => {
    for (const home of careHomes.filter(({ deregistrationDate }) => deregistrationDate)) {
      const next = careHomes.find(
        each =>
          each.uprn !== undefined && each.uprn === home.uprn && each.registrationDate > home.registrationDate,
      )
      if (!next || !home.deregistrationDate) continue
      const linked = next.relationships.some(link => link.relatedLocationId === home.locationId)
      const apart = linked ? -5 : 1
      expect(next.registrationDate >= addDays(home.deregistrationDate, apart)).toBe(true)
    }
  })

  it('lists under each provider exactly the locations that name it', () => {
    expect(providers.flatMap(provider => provider.locationIds).toSorted()).toEqual(
      locations.map(location => location.locationId).toSorted(),
    )
    for (const provider of providers) {
      const standing = provider.locationIds.map(id => byId(id))
      expect(standing.every(location => location.providerId === provider.providerId)).toBe(true)
      const isOpen = standing.some(location => location.registrationStatus === 'Registered')
      expect(provider.registrationStatus).toBe(isOpen ? 'Registered' : 'Deregistered')
    }
  })
})

describe('the planted stories', () => {
  it('are each about an open home', () => {
    for (const { locationId, what } of Object.values(stories)) {
      expect(open).toContain(byId(locationId))
      expect(what).toMatch(/\.$/)
    }
  })

  it('begin for Larkfield House with Good, a sale in 2019 and Requires improvement on 3 March 2024', () => {
    const home = byId(stories.goneQuiet.locationId)
    expect(home).toMatchObject({
      name: 'Larkfield House',
      numberOfBeds: 38,
      postalAddressLine1: 'Wend Road',
      postalAddressTownCity: 'Marshby',
    })
    expect(home.registrationDate.slice(0, 4)).toBe('2019')
    expect(home.currentRatings?.overall).toMatchObject({
      rating: 'Requires improvement',
      reportDate: '2024-03-03',
    })
    expect(home.historicRatings?.map(past => past.overall.rating)).toEqual([
      'Inspected but not rated',
      'Good',
      'Good',
    ])
    expect(providers.find(provider => provider.providerId === home.providerId)?.name).toBe('Wold Care Ltd')
  })

  it('hide the Inadequate rating of Amber Staithe behind its newest registration', () => {
    const home = byId(stories.hiddenRating.locationId)
    expect(overall(home)).toBe('none')
    expect(home.historicRatings).toBeUndefined()
    const before = byId(home.relationships[0]?.relatedLocationId ?? '')
    expect(before.historicRatings?.map(past => past.overall.rating)).toContain('Inadequate')
    expect(before.relationships).toHaveLength(2)
  })

  it('leave two homes on one property number for an officer, and one home registered twice', () => {
    const pair = [byId(stories.sharedAddress.locationId), byId(stories.sharedAddressOther.locationId)]
    expect(new Set(pair.map(home => home.uprn)).size).toBe(1)
    expect(new Set(pair.map(home => home.name)).size).toBe(2)
    const twice = byId(stories.dualRegistration.locationId)
    const same = open.filter(home => home.name === twice.name)
    expect(same).toHaveLength(2)
    expect(new Set(same.map(home => `${home.postalCode} ${home.numberOfBeds} ${home.uprn}`)).size).toBe(1)
    expect(new Set(same.map(home => home.providerId)).size).toBe(2)
  })
})
