import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cqcLocationPaths, cqcProviderPaths } from './cqc-paths.ts'
import { list, locations, pathsOf, providers } from './test-support.ts'

const shared = process.env.LANTERN_SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data')
const details = join(shared, 'cqc-api-oldham-2025', 'location_details')
const missing = !existsSync(details) && !process.env.CI

describe('the records', () => {
  it('have only keys that occur in CQC’s records', () => {
    expect(
      [...pathsOf(locations)].map(path => path.slice(3)).filter(path => !cqcLocationPaths.has(path)),
    ).toEqual([])
    expect(
      [...pathsOf(providers)].map(path => path.slice(3)).filter(path => !cqcProviderPaths.has(path)),
    ).toEqual([])
  })

  it('leave out what is empty rather than writing null', () => {
    expect(JSON.stringify([locations, providers])).not.toContain('null')
  })

  it('are listed as CQC lists them', () => {
    expect(list.total).toBe(locations.length)
    expect(list.locations.map(({ locationId }) => locationId)).toEqual(
      locations.map(({ locationId }) => locationId),
    )
  })
})

describe('nobody and nothing real', () => {
  const text = JSON.stringify([locations, providers])

  it('is named: no person in any field or provider name', () => {
    expect(text).not.toMatch(/person(Title|GivenName|FamilyName)|nominatedIndividual/)
    for (const { name } of providers) expect(name).not.toMatch(/\b(Mr|Mrs|Ms|Miss|Dr)\b/)
  })

  it('can be telephoned, written to or visited', () => {
    for (const each of [...locations, ...providers]) {
      expect(each.mainPhoneNumber).toMatch(/^01632960\d{3}$/)
      expect(each.postalCode).toMatch(/^FM([1-9]|1\d|2[01]) [1-9][ABD-HJLNP-UW-Z]{2}$/)
      if (each.website !== undefined) expect(each.website).toMatch(/^www\.[a-z0-9]+\.example$/)
      if ('uprn' in each) expect(each.uprn).toMatch(/^9990\d{8}$/)
    }
  })

  it('stands on land: every place is in the sea of the Wash', () => {
    for (const { onspdLatitude, onspdLongitude } of locations) {
      expect(onspdLatitude).toBeGreaterThan(52.9)
      expect(onspdLatitude).toBeLessThan(53.05)
      expect(onspdLongitude).toBeGreaterThan(0.15)
      expect(onspdLongitude).toBeLessThan(0.45)
    }
  })
})

describe.skipIf(missing)(
  `beside real records${missing ? ' (skipped: the shared data is not here)' : ''}`,
  () => {
    it('uses no key that CQC does not', () => {
      const real = new Set<string>()
      for (const record of realRecords()) pathsOf(record, '', real)
      expect([...cqcLocationPaths].filter(path => !real.has(path))).toEqual([])
    })

    it('gives no location or provider the name of a real one', () => {
      const real = realNames()
      expect(real.size).toBeGreaterThan(5_000)
      const ours = [...locations, ...providers].map(({ name }) => name)
      expect(ours.filter(name => real.has(name.toLowerCase()))).toEqual([])
    })
  },
)

function realRecords(): Array<{ name: string }> {
  return readdirSync(details).map(file => JSON.parse(readFileSync(join(details, file), 'utf8')))
}

/** Every field of the published directories, lower case: names of homes and providers are among them. */
function realNames(): Set<string> {
  const names = new Set(realRecords().map(({ name }) => name.toLowerCase()))
  const folders = readdirSync(shared).filter(folder => folder.startsWith('cqc-') && !folder.includes('api'))
  for (const folder of folders) {
    for (const file of readdirSync(join(shared, folder)).filter(each => each.endsWith('.csv'))) {
      const fields = readFileSync(join(shared, folder, file), 'utf8').split(/[,\r\n"]+/)
      for (const field of fields) names.add(field.trim().toLowerCase())
    }
  }
  return names
}
