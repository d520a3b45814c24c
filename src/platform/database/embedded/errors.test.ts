import { describe, expect, test } from 'vitest'
import { causeIn, EmbeddedError, embeddedFailure, failureFromText } from './errors.ts'

describe('embedded failures', () => {
  test.each([
    'initdb: error: could not write to file "/d/pg_wal/xlogtemp.31": No space left on device',
    '2026-01-05 09:00:00 UTC [31] PANIC:  could not write to file "pg_wal/xlogtemp.31": No space left on device',
    'ENOSPC: no space left on device, write',
    'FATAL:  could not create file "postmaster.pid": Disk quota exceeded',
  ])('"%s" is a full disk', text => {
    const failure = failureFromText(text, '/d')
    expect(failure.fault).toBe('disk-full')
    expect(failure.message).toBe(
      'The disk that holds /d is full: free some space, or set LANTERN_DATA to a folder on another disk.',
    )
  })

  test('no permission is told from a full disk', () => {
    const denied = Object.assign(new Error("EACCES: permission denied, open '/d/runtime.json'"), {
      code: 'EACCES',
    })
    expect(embeddedFailure(denied, '/d').fault).toBe('folder-not-writable')
  })

  test('a typed error passes through unchanged', () => {
    const error = new EmbeddedError('folder-held', 'Another Lantern serves it.')
    expect(embeddedFailure(error, '/d')).toBe(error)
  })

  test('the cause is the last line marked as one, without its date and level', () => {
    const log = [
      '2026-01-05 09:00:00 UTC [31] LOG:  starting PostgreSQL 18.4',
      '2026-01-05 09:00:00 UTC [31] FATAL:  data directory "/d" has invalid permissions',
      '2026-01-05 09:00:00 UTC [31] LOG:  database system is shut down',
    ].join('\n')
    expect(causeIn(log)).toBe('data directory "/d" has invalid permissions')
    expect(causeIn('')).toBe('it gave no reason')
  })
})
