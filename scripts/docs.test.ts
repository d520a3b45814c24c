import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Environment } from '#platform/config/environment.ts'
import { coverageFile, coveragePage, journeysIn, readCoverage, strangers } from './coverage-seeds.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const documents = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
].sort()

const decisions = readdirSync(join(root, 'docs/adr')).sort()

describe('the architecture decision records', () => {
  it('are numbered from 0001 without a gap or a double', () => {
    const numbers = decisions.map(name => name.slice(0, 5))
    expect(numbers).toEqual(decisions.map((_, i) => `${String(i + 1).padStart(4, '0')}-`))
  })

  it.each(decisions)('say what was decided, why, and what was given up: %s', name => {
    const text = read(`docs/adr/${name}`)
    const number = name.slice(0, 4)
    const headings = [...text.matchAll(/^#+ .*$/gm)].map(match => match[0])
    expect(headings[0]).toMatch(new RegExp(`^# ${number}\\. `))
    const sections = ['## Context', '## Decision', '## Consequences', '## What we gave up']
    expect(headings).toEqual(expect.arrayContaining(sections))
    expect(text).toMatch(/^Status: (accepted|proposed|superseded by \d{4})/m)
    const parts = text.split(/^## .*$/m).slice(1)
    for (const part of parts) expect(part.trim()).not.toBe('')
  })

  it('fit on a page, but for the list of packages', () => {
    const long = decisions.filter(name => read(`docs/adr/${name}`).split(/\s+/).length > 500)
    expect(long).toEqual(['0014-dependencies.md'])
  })
})

describe('the dependencies', () => {
  it('each have one line that says why, and no line is left over', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
    const used = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    const rows = [...read('docs/adr/0014-dependencies.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
    expect(rows.map(row => row[1]).sort()).toEqual(used.sort())
  })
})

describe('the coverage page', () => {
  it('is up to date: run `npm run coverage:seeds`', () => {
    expect(readFileSync(coverageFile, 'utf8')).toBe(coveragePage(readCoverage()))
  })

  it('finds the tags in the titles of tests, and none in skipped ones', () => {
    const text = `
      test('a commissioner finds every home @P17 @E2', async () => {})
      it.each(cases)("an officer reads %s @E16", () => {})
      test.skip('not yet @P1', () => {})
      // @P3 in a comment proves nothing`
    expect(journeysIn('a.test.ts', text)).toEqual([
      { file: 'a.test.ts', title: 'a commissioner finds every home', id: 'P17' },
      { file: 'a.test.ts', title: 'a commissioner finds every home', id: 'E2' },
      { file: 'a.test.ts', title: 'an officer reads %s', id: 'E16' },
    ])
  })

  it('refuses a tag or a verdict that names no requirement', () => {
    const coverage = {
      ...readCoverage(),
      journeys: journeysIn('a.test.ts', "test('x @P99', f)"),
      verdicts: { E99: {} },
    }
    expect(strangers(coverage)).toEqual(['a.test.ts names @P99', 'docs/coverage-verdicts.json names E99'])
    expect(() => coveragePage(coverage)).toThrow('correct the id')
  })
})

describe('the documents', () => {
  it('link only to what is there', () => {
    const missing = documents.flatMap(file =>
      linksIn(read(file))
        .filter(link => !existsSync(join(root, dirname(file), link)))
        .map(link => `${file}: ${link}`),
    )
    expect(missing).toEqual([])
  })

  it('name only files that are there', () => {
    const missing = documents.flatMap(file =>
      pathsIn(read(file))
        .filter(path => !existsSync(join(root, path)))
        .map(path => `${file}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  it('name only npm scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const missing = documents.flatMap(file =>
      [...read(file).matchAll(/npm run (?:--silent )?([\w:-]+)/g)]
        .filter(match => !((match[1] ?? '') in scripts))
        .map(match => `${file}: ${match[1]}`),
    )
    expect(missing).toEqual([])
  })

  it('say of every setting what it is, for whoever runs Lantern', () => {
    const rows = [...read('docs/how-to/run-in-production.md').matchAll(/^\| `([A-Z_]+)` \|/gm)]
    const settings = [...Object.keys(Environment.shape), 'LANTERN_DATA']
    expect(rows.map(row => row[1]).sort()).toEqual(settings.sort())
  })
})

function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(match => match[1] ?? '')
}

/** Files and folders of the repository named in code spans; the toy module of the how-to is nobody's. */
function pathsIn(text: string): readonly string[] {
  const spans = [...text.matchAll(/`((?:src|docs|tests|scripts|migrations)\/[\w./-]+)`/g)]
  return spans.map(match => match[1] ?? '').filter(path => /(\.\w+|\/)$/.test(path) && !/pets/.test(path))
}
