import { describe, expect, it } from 'vitest'
import { RECEIPT, reachOf, readerWords } from './reader.ts'

const report = {
  door: 'home',
  naming: 'named',
  raisedBy: 'a1',
  relation: 'home-manager',
  codeHash: null,
} as const

describe('how whoever reported can be reached', () => {
  it.each([
    ['who signed in and told it themself', {}, undefined, 'account'],
    ['who has a code', { door: 'public', raisedBy: null, codeHash: 'h' }, undefined, 'code'],
    ['who rang, and left a number', { door: 'phone' }, { reporterContact: '01632 960144' }, 'telephone'],
    ['who rang, and left none', { door: 'phone' }, { reporterName: 'Sylvia' }, 'none'],
    ['for whom an officer wrote it down', { door: 'officer', relation: 'relative' }, undefined, 'none'],
    ['who is the officer', { door: 'officer', relation: null }, undefined, 'account'],
    ['who gave no name to a partner', { door: 'partner', naming: 'anonymous' }, undefined, 'none'],
    ['whom a partner names', { door: 'partner' }, { reporterName: 'Sylvia' }, 'none'],
  ] as const)('somebody %s: %#', (_, change, told, wanted) => {
    expect(reachOf({ ...report, ...change }, told)).toBe(wanted)
  })

  it('is said to whoever answers, and the mail says no more than that something waits', () => {
    expect(readerWords('account', 'Jo Bright', 'R-1')).toContain('a mail'.replace('a', 'A'))
    expect(readerWords('code', null, 'R-2222-2222')).toContain('R-2222-2222')
  })

  it('the receipt speaks of nobody and nothing in the case', () => {
    expect(RECEIPT).not.toMatch(/enquiry|adult|home|police|closed|decided/i)
    expect(RECEIPT).toContain('received and has been considered')
    expect(RECEIPT).toContain('999')
  })
})
