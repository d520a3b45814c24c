import { describe, expect, it } from 'vitest'
import { boundariesPage, reportInWords, reportNotice } from './boundaries.ts'

const somerset = { code: 'E06000066', name: 'Somerset', from: '2023-04-01' }
const report = {
  ...{ dryRun: false, ofYear: 2022, read: 217, created: 149, updated: 0, unchanged: 0, elsewhere: 65 },
  ended: [{ code: 'E10000006', name: 'Cumbria' }],
  missing: [somerset],
}

describe('the report of an import of boundaries', () => {
  it('says what was kept, what was left out and why, and who is drawn without an outline', () => {
    expect(reportInWords(report)).toEqual([
      '217 areas read, as they were in 2022: 149 new outlines, 0 changed, 0 unchanged.',
      'Left out, not in England: 65.',
      'Left out, no council with adult social services now: Cumbria (E10000006).',
      'Began after 2022, so without an outline and drawn without one: Somerset (E06000066).',
    ])
    expect(reportNotice({ ...report, dryRun: true }).heading).toMatch(/nothing was changed/)
  })

  it('names a dozen councils and counts the rest', () => {
    const missing = Array.from({ length: 20 }, (_, at) => ({ code: `E0${at}`, name: `C${at}`, from: null }))
    expect(reportInWords({ ...report, missing }).at(-1)).toMatch(/C11 \(E011\) and 8 more\.$/)
    expect(reportInWords({ ...report, missing: [] }).at(-1)).toBe('Every council has an outline.')
  })
})

describe('the page of boundaries', () => {
  const kept = {
    outlines: 149,
    councils: 150,
    years: [2022, 2026],
    newest: 2022,
    attributions: ['ONS.'],
    sources: ['b.json'],
  }

  it('says which councils began after the outlines were made', () => {
    const { missing } = boundariesPage({ ...kept, importedAt: '2026-11-16T09:00:00Z', missing: [somerset] })
    expect(missing?.heading).toBe('1 council without an outline')
    expect(missing?.names).toEqual(['Somerset, since 2023'])
    expect(missing?.text).toMatch(/began after the year of the outlines/)
  })

  it('says that nothing is imported yet', () => {
    const none = {
      ...kept,
      outlines: 0,
      years: [],
      newest: null,
      sources: [],
      attributions: [],
      importedAt: null,
      missing: [],
    }
    expect(boundariesPage(none).facts.map(fact => fact.missing)).toContain('Nothing is imported yet')
  })
})
