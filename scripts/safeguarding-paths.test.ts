import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const page = join(import.meta.dirname, '../docs/safeguarding-paths.md')
const links = [...readFileSync(page, 'utf8').matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+)\)/g)].map(
  ([, text = '', file = '']) => ({ text, file }),
)
const tests = links.filter(one => one.file.endsWith('.test.ts'))
const whole = (file: string) => readFileSync(join(page, '../..', file), 'utf8')

describe('the page of the paths that a case may take', () => {
  it('names code that is there', () => {
    const gone = links.filter(one => !existsSync(join(page, '../..', one.file)))
    expect(gone).toEqual([])
  })

  it('names tests that are there, by file and title', () => {
    expect(tests.length).toBeGreaterThan(40)
    const gone = tests.filter(({ text, file }) => !whole(file).includes(`'${text}'`))
    expect(gone).toEqual([])
  })
})
