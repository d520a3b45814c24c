import { describe, expect, test } from 'vitest'
import { ConfigError } from '#platform/config/index.ts'
import { EmbeddedError } from '#platform/database/embedded/index.ts'
import { DatabaseUnreachable } from '#platform/database/reach.ts'
import { lineFor } from './line-for.ts'

const coded = (code: string, more: object = {}, message = 'as the machine says it') =>
  Object.assign(new Error(message), { code, ...more })

describe('what a person can put right is one line:', () => {
  test.each([
    ['a port in use', coded('EADDRINUSE', { port: 3000 }), /^Port 3000 is in use: .* PORT=3001 npm start\.$/],
    ['a port not allowed', coded('EACCES', { port: 80 }), /^Lantern may not listen on port 80:/],
    ['a file not allowed', coded('EACCES', { path: '/srv/x' }), /^Lantern may not use \/srv\/x:/],
    ['a full disk, by Node', coded('ENOSPC'), /^The disk is full: free some space/],
    ['a full disk, by PostgreSQL', coded('53100'), /^The disk is full: free some space/],
    [
      'a full disk, as the cause of another error',
      new DatabaseUnreachable('The migration failed', { cause: coded('53100') }),
      /^The disk is full: free some space/,
    ],
    [
      'a full disk that has a name',
      new EmbeddedError('disk-full', 'The disk that holds /srv is full', { cause: coded('ENOSPC') }),
      /^The disk that holds \/srv is full$/,
    ],
    ['a database that stopped', coded('57P01'), /^The database stopped while Lantern was using it\./],
    ['a connection cut off', new Error('Connection terminated unexpectedly'), /^The database stopped/],
    [
      'words over two lines',
      new DatabaseUnreachable('It is away.\n  Start it.'),
      /^It is away\. Start it\.$/,
    ],
  ])('%s', (_name, error, line) => {
    expect(lineFor(error)).toMatch(line)
    expect(lineFor(error)).not.toContain('\n')
  })
})

test('each fault of the settings has a line of its own', () => {
  expect(lineFor(new ConfigError(['PORT is wrong', 'HOST is wrong']))).toBe('PORT is wrong\nHOST is wrong')
})

test('what only its makers can put right keeps its place in the code', () => {
  expect(lineFor(new Error('a mistake of ours'))).toMatch(
    /^Error: a mistake of ours\n\s+at .*line-for\.test\.ts/,
  )
  expect(lineFor('thrown words')).toBe('thrown words')
})
