import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { parseLocation } from '#modules/homes/cqc/parse.ts'
import { demoDate } from './council.ts'
import { fenmarshRecords, stories, writeFenmarsh } from './fenmarsh.ts'
import { careHomes, locations, open, overall, providers, tally } from './test-support.ts'

describe('the making of Fenmarsh', () => {
  it('is the same to the last letter each time', () => {
    expect(JSON.stringify(fenmarshRecords())).toBe(JSON.stringify(fenmarshRecords()))
  })

  it('asks neither the clock nor chance', () => {
    const never = () => {
      throw new Error('The demonstration must not depend on the day or on chance.')
    }
    const spies = [vi.spyOn(Date, 'now'), vi.spyOn(Math, 'random'), vi.spyOn(Temporal.Now, 'plainDateISO')]
    for (const spy of spies) spy.mockImplementation(never)
    onTestFinished(() => {
      for (const spy of spies) spy.mockRestore()
    })
    expect(fenmarshRecords().locations.length).toBeGreaterThan(100)
  })

  it('writes the folder that an import reads, the same each time', () => {
    const [one, other] = [writtenFolder(), writtenFolder()]
    expect(one).toEqual(other)
    expect(Object.keys(one)).toHaveLength(1 + locations.length + providers.length)
    expect(JSON.parse(one['locations.json'] ?? '')).toMatchObject({ total: locations.length, totalPages: 1 })
    expect(one[`location_details/location_${stories.goneQuiet.locationId}.json`]).toContain('Larkfield House')
  })
})

describe('the spread of homes', () => {
  it('is that of a county', () => {
    expect(open).toHaveLength(121)
    expect(careHomes.length).toBeGreaterThanOrEqual(150)
    expect(careHomes.length).toBeLessThanOrEqual(165)
    expect(locations.length - careHomes.length).toBe(15)
    const homesProviders = new Set(open.map(home => home.providerId))
    expect(homesProviders.size).toBeGreaterThanOrEqual(35)
    expect(providers.length).toBeLessThanOrEqual(60)
  })

  it('has small homes for people with a learning disability and larger ones with nursing', () => {
    const beds = open.map(home => home.numberOfBeds).toSorted((a, b) => a - b)
    expect(beds[60]).toBeGreaterThanOrEqual(27)
    expect(beds[60]).toBeLessThanOrEqual(33)
    const nursing = open.filter(home => home.gacServiceTypes[0]?.name === 'Nursing homes')
    expect(nursing.length / open.length).toBeCloseTo(0.33, 1)
    expect(Math.min(...nursing.map(home => home.numberOfBeds))).toBeGreaterThanOrEqual(38)
    const small = open.filter(home => home.numberOfBeds <= 8)
    expect(small.every(home => home.specialisms.some(({ name }) => name === 'Learning disabilities'))).toBe(
      true,
    )
    expect(small.length).toBeGreaterThanOrEqual(20)
  })

  it('has the ratings of the country', () => {
    expect(tally(open.map(overall))).toEqual({
      Outstanding: 5,
      Good: 87,
      'Requires improvement': 22,
      Inadequate: 4,
      none: 3,
    })
  })

  it('has every kind of entry that an import must understand', () => {
    const text = JSON.stringify(locations)
    for (const words of ['Requires Improvement', 'Requires improvement', 'Inspected but not rated']) {
      expect(text).toContain(`"${words}"`)
    }
    expect(text).toContain('"No published rating"')
    expect(text).toContain('"organisationId"')
    expect(open.filter(home => home.assessment && !home.currentRatings).length).toBeGreaterThan(10)
    expect(open.filter(home => home.assessment && home.currentRatings).length).toBeGreaterThan(2)
    expect(open.filter(home => home.dormancy === 'Y')).toHaveLength(2)
    expect(open.filter(home => home.registeredManagerAbsentDate).length).toBeGreaterThanOrEqual(5)
    expect(
      careHomes.some(home => home.registrationStatus === 'Deregistered' && home.relationships.length === 0),
    ).toBe(true)
  })

  it('says nothing of days after the day it stands at', () => {
    const dates = JSON.stringify(locations).match(/\d{4}-\d{2}-\d{2}(?=[" ])/g) ?? []
    expect(dates.toSorted().at(-1)?.localeCompare(demoDate)).toBeLessThanOrEqual(0)
  })
})

describe('the homes module', () => {
  it('can read every record', () => {
    expect(locations.map(parseLocation).filter(parsed => !parsed.ok)).toEqual([])
  })
})

function writtenFolder(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'fenmarsh-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFenmarsh(folder)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.json'),
  )
  return Object.fromEntries(files.map(file => [file, readFileSync(join(folder, file), 'utf8')]))
}
