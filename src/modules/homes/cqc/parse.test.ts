import { describe, expect, test } from 'vitest'
import { parseLocation, withoutPeople } from './parse.ts'
import { aRecord, hasOldhamRecords, oldhamRecords } from './testing.ts'

function parsed(fields: Record<string, unknown>) {
  const result = parseLocation(aRecord(fields))
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.location
}

function faultsOf(json: unknown) {
  const result = parseLocation(json)
  return result.ok ? [] : result.faults
}

describe('a record from CQC', () => {
  test('is read with nothing but what every record has', () => {
    expect(parsed({})).toMatchObject({
      locationId: '1-1',
      registered: true,
      careHome: true,
      ratings: [],
      beds: undefined,
    })
  })

  test.each([
    ['postalCode', 'ol11nl', 'postcode', 'OL1 1NL'],
    ['postalCode', 'not known', 'postcode', 'NOT KNOWN'],
    ['website', 'www.anchor.org.uk', 'website', 'https://www.anchor.org.uk'],
    ['website', 'http://Mid.org.uk/homes/', 'website', 'https://mid.org.uk/homes/'],
    ['website', 'javascript:alert(1)', 'website', undefined],
    ['website', 'info@sedge.co.uk', 'website', undefined],
    ['website', 'www.a.co.uk and www.b.co.uk', 'website', undefined],
    ['website', 'none', 'website', undefined],
    ['brandName', 'BRAND HC-One Limited', 'brandName', 'HC-One Limited'],
    ['brandName', '-', 'brandName', undefined],
    ['brandName', '', 'brandName', undefined],
    ['uprn', '000422000086448', 'uprn', '422000086448'],
    ['uprn', '0', 'uprn', undefined],
    ['numberOfBeds', 0, 'beds', 0],
    ['dormancy', 'Y', 'dormant', true],
  ])('%s %j is kept as %s %j', (field, given, ours, kept) => {
    expect(parsed({ [field]: given })[ours as 'name']).toBe(kept)
  })

  test('links to registrations before and after are kept, other kinds are not', () => {
    const { relationships } = parsed({
      relationships: [
        {
          relatedLocationId: '1-0',
          relatedLocationName: 'Sedge',
          type: 'HSCA Predecessor',
          reason: 'New Provider',
        },
        { relatedLocationId: '1-2', type: 'HSCA Successor' },
        { relatedLocationId: '1-3', type: 'Something else' },
      ],
    })
    expect(relationships).toEqual([
      { locationId: '1-0', name: 'Sedge', kind: 'predecessor', reason: 'New Provider' },
      { locationId: '1-2', name: undefined, kind: 'successor', reason: undefined },
    ])
  })

  test('fields we do not know do no harm', () => {
    expect(parsed({ somethingNew: { deep: [1] } }).name).toBe('Sedge House')
  })
})

describe('a faulty record', () => {
  test('has all its faults named at once, each with what to do', () => {
    const json = aRecord({
      registrationDate: '31/03/2019',
      careHome: 'yes',
      numberOfBeds: 2.5,
      reports: [{ reportDate: '2023-02-29' }],
      providerId: undefined,
    })
    const result = parseLocation(json)
    expect(result).toMatchObject({ ok: false, id: '1-1' })
    expect(faultsOf(json).map(fault => fault.field)).toEqual([
      'providerId',
      'registrationDate',
      'careHome',
      'numberOfBeds',
      'reports[0].reportDate',
    ])
    expect(faultsOf(json)[1]?.message).toBe(
      'should be a real date written year-month-day, such as 2019-03-31, but it is "31/03/2019". Correct it, or fetch this record from CQC again.',
    )
    expect(faultsOf(json)[0]?.message).toMatch(/is missing.*fetch this record/)
  })

  test.each([
    ['Deregistered without a day', { registrationStatus: 'Deregistered' }],
    ['Registered with a day it ended', { deregistrationDate: '2020-01-01' }],
    ['ended before it began', { registrationStatus: 'Deregistered', deregistrationDate: '2001-01-01' }],
  ])('%s contradicts itself', (_, fields) => {
    expect(faultsOf(aRecord(fields)).map(fault => fault.field)).toEqual(['deregistrationDate'])
  })

  test.each([[null], ['text'], [7], [[]]])('%j is no record and has no id', json => {
    expect(parseLocation(json)).toMatchObject({ ok: false, id: undefined })
    expect(faultsOf(json).length).toBeGreaterThan(0)
  })
})

const NAMES = { personTitle: 'Mrs', personGivenName: 'Zebedee', personFamilyName: 'Quagmire' }
const MANAGER = { ...NAMES, personRoles: ['Registered Manager'] }

function planted(record: Record<string, unknown>) {
  return {
    ...record,
    regulatedActivities: [{ name: 'Personal care', code: 'RA5', contacts: [MANAGER] }],
    nominatedIndividual: NAMES,
    registeredManager: 'Zebedee Quagmire',
    providerMainPartnerName: 'Zebedee Quagmire',
    deep: [{ deeper: { contacts: [NAMES], Contacts: NAMES, registeredManagerNames: ['Zebedee Quagmire'] } }],
    registeredManagerAbsentDate: '2025-03-10',
  }
}

describe('people', () => {
  test('leave no name behind, however deep, and facts without names stay', () => {
    const kept = withoutPeople(planted(aRecord()))
    expect(JSON.stringify(kept)).not.toMatch(/Zebedee|Quagmire|Mrs/)
    expect(kept).toMatchObject({
      registeredManagerAbsentDate: '2025-03-10',
      managerListed: true,
      regulatedActivities: [{ name: 'Personal care', code: 'RA5' }],
    })
    expect(withoutPeople(kept)).toEqual(kept)
  })

  test.each([
    ['a registered manager among the contacts', [MANAGER], true],
    ['contacts, none of them the manager', [{ ...NAMES, personRoles: ['Nominated Individual'] }], false],
    ['an empty list of contacts', [], false],
    ['no contacts at all', undefined, undefined],
  ])('%s says managerListed %j', (_, contacts, listed) => {
    const activity = contacts === undefined ? { name: 'Personal care' } : { name: 'Personal care', contacts }
    expect(parsed({ regulatedActivities: [activity] }).managerListed).toBe(listed)
  })

  test('the title of an assessment stays, the title of a person goes', () => {
    const record = { assessment: [{ title: 'Ongoing Assessment for Sedge House' }], who: { title: 'Dr' } }
    expect(withoutPeople(record)).toEqual({ ...record, who: {} })
  })
})

describe.skipIf(!hasOldhamRecords())(
  'the 451 real records of Oldham (skipped without LANTERN_SHARED_DATA)',
  () => {
    const records = hasOldhamRecords() ? oldhamRecords() : []
    const results = records.map(parseLocation)
    const locations = results.flatMap(result => (result.ok ? [result.location] : []))
    const homes = locations.filter(location => location.careHome)

    test('all parse', () => {
      expect(results.filter(result => !result.ok)).toEqual([])
      expect(locations).toHaveLength(451)
    })

    test('87 are care homes, 44 registered with 1,574 beds and 43 deregistered', () => {
      const open = homes.filter(home => home.registered)
      expect([homes.length, open.length]).toEqual([87, 44])
      expect(open.reduce((sum, home) => sum + (home.beds ?? 0), 0)).toBe(1574)
    })

    test('216 locations have links to others, and 14 a date since when the manager is absent', () => {
      expect(locations.filter(location => location.relationships.length > 0)).toHaveLength(216)
      expect(locations.filter(location => location.managerAbsentFrom !== undefined)).toHaveLength(14)
    })

    test('no brand keeps the word CQC puts before it', () => {
      const brands = locations.flatMap(location => location.brandName ?? [])
      expect(brands).toHaveLength(112)
      expect(brands.filter(brand => brand.startsWith('BRAND'))).toEqual([])
    })

    test('no name of a person survives, whatever is planted in them', () => {
      const key = /"(contacts|nominatedIndividual|person\w*|registeredManager(?!AbsentDate)\w*)":/i
      for (const record of records) {
        expect(JSON.stringify(withoutPeople(record))).not.toMatch(key)
        expect(JSON.stringify(withoutPeople(planted(record)))).not.toMatch(/Zebedee|Quagmire/)
        expect(JSON.stringify(parseLocation(planted(record)))).not.toMatch(/Zebedee|Quagmire/)
      }
    })

    test('stripping people loses nothing else', () => {
      for (const record of records) expect(withoutPeople(record)).toEqual(record)
    })
  },
)
