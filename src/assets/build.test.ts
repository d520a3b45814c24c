import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildAssets, firstVisitSizes } from '../../scripts/build-assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'lantern-assets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const assets = buildAssets(folder)

function contentOf(name: string): string {
  return readFileSync(join(folder, assets.manifest.files[name] ?? ''), 'utf8')
}

describe('the built assets', () => {
  it('are named by their content, and listed', () => {
    const names = Object.values(assets.manifest.files)
    expect(readdirSync(folder).toSorted()).toEqual([...names, 'manifest.json'].toSorted())
    for (const name of names) expect(name).toMatch(/-[0-9a-f]{10}\.(css|js|svg|woff2)$/)
  })

  it('are not built again when nothing has changed', () => {
    const again = buildAssets(folder)
    expect(again.built).toBe(false)
    expect(again.manifest).toEqual(assets.manifest)
  })

  it('leave room for the page itself in the 100 kB of a first visit', () => {
    const total = Object.values(firstVisitSizes(assets)).reduce((sum, size) => sum + size, 0)
    expect(total).toBeLessThan(80_000)
  })

  it('carry our own typeface and no trace of the one, or the crown, that belong to GOV.UK', () => {
    const css = contentOf('lantern.css')
    expect(css.match(/GDS|Transport|crown|govuk-crest|url\(.?http/gi)).toBeNull()
    expect(css).toContain('Atkinson Hyperlegible Next')
    for (const [, url] of css.matchAll(/url\("?([^")]+)"?\)/g)) {
      expect(url?.startsWith('data:') || Object.values(assets.manifest.files).includes(url ?? '')).toBe(true)
    }
  })

  it('look right in every scheme', () => {
    const css = contentOf('lantern.css')
    for (const asked of [
      'prefers-color-scheme:',
      'prefers-contrast:',
      'forced-colors:',
      'print',
      'prefers-reduced-motion:',
    ]) {
      expect(css).toContain(asked)
    }
  })
})
