import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localPath } from './local-path.ts'

const here = 'https://lantern.example'

describe('where to go after signing in', () => {
  it.each(['/homes', '/homes/0192?tab=history&page=2', '/homes?search=a%2Fb'])(
    'keeps %j, a path of this service',
    path => {
      expect(localPath(path, here)).toBe(path)
    },
  )

  it.each([
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/homes/../..//evil.example',
    'javascript:alert(1)',
    'homes',
    '',
    ' /homes',
    `/${'a'.repeat(3_000)}`,
    undefined,
    ['/homes'],
  ])('answers the first page for %j', path => {
    expect(localPath(path, here)).toBe('/')
  })

  it.each(['/sign-in', '/sign-in/callback?code=x', '/sign-out', '/roles', '/api/v1/homes'])(
    'does not lead back into signing in or to what is no page: %j',
    path => {
      expect(localPath(path, here)).toBe('/')
    },
  )

  it('never leads to another host, whatever it is given', () => {
    const pieces = fc.array(
      fc.constantFrom('/', '\\', '.', '..', '@', ':', '\t', '%2f', 'evil.example', 'a', '?', '#'),
    )
    fc.assert(
      fc.property(pieces, parts => {
        const path = localPath(`/${parts.join('')}`, here)
        expect(new URL(path, here).origin).toBe(here)
        expect(path.startsWith('//')).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })
})
