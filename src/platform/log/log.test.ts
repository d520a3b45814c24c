import { describe, expect, it } from 'vitest'
import { masked } from './errors.ts'
import { createLog } from './log.ts'

function logTo(mode: 'demo' | 'production', logLevel: 'info' | 'warn' = 'info') {
  const lines: string[] = []
  const log = createLog({ mode, logLevel }, { write: line => void lines.push(line) })
  return { log, lines }
}

describe('the log', () => {
  it('is JSON in production, with the level as a word and the time as an instant', () => {
    const { log, lines } = logTo('production')
    log.info({ count: 3 }, 'Imported')
    const line = JSON.parse(lines[0] ?? '')
    expect(line).toMatchObject({ level: 'info', msg: 'Imported', count: 3 })
    expect(Temporal.Instant.from(line.time)).toBeInstanceOf(Temporal.Instant)
  })

  it('is one readable line each in a demonstration', () => {
    const { log, lines } = logTo('demo')
    log.child({ reqId: 'r-1' }).warn({ count: 3 }, 'Mail is slow')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}Mail is slow count=3 request=r-1\n$/)
  })

  it('shows a request by its route, never by its address', () => {
    for (const mode of ['demo', 'production'] as const) {
      const { log, lines } = logTo(mode)
      const routeOptions = { url: '/homes/:homeId' }
      log.info({ req: { id: '1', method: 'GET', url: '/homes/1?q=Mrs+Quin', routeOptions } }, 'asked')
      expect(lines[0]).toContain('/homes/:homeId')
      expect(lines[0]).not.toContain('Quin')
    }
  })

  it('keeps personal fields and secrets out, at any of three depths', () => {
    const { log, lines } = logTo('production')
    const person = { name: 'Edith Quin', email: 'edith@example.org', nhsNumber: '9434765919' }
    log.info(
      { ...person, home: { manager: person }, headers: { cookie: 'hush', authorization: 'hush' } },
      'x',
    )
    expect(lines[0]).not.toMatch(/Quin|edith|9434765919|hush/)
    expect(lines[0]).toContain('[kept out]')
  })

  it('masks what an error quotes, and keeps its kind, code and place', () => {
    for (const mode of ['demo', 'production'] as const) {
      const { log, lines } = logTo(mode)
      const cause = new Error('Key (email)=(edith@example.org) already exists')
      const error = Object.assign(new TypeError('invalid input "Mrs Quin"', { cause }), { code: '22P02' })
      log.error({ err: error }, 'Failed')
      expect(lines[0]).toContain('TypeError')
      expect(lines[0]).toContain('22P02')
      expect(lines[0]).toContain('log.test.ts')
      expect(lines[0]).not.toMatch(/Quin|edith/)
    }
  })

  it('masks the message of an error that is logged without words', () => {
    const { log, lines } = logTo('production')
    log.error(new Error('no such "Mrs Quin"'))
    log.error({ err: new Error('no such "Mrs Quin"') })
    expect(lines).toHaveLength(2)
    expect(lines.join()).toContain('no such')
    expect(lines.join()).not.toContain('Quin')
  })

  it('says nothing below its level', () => {
    const { log, lines } = logTo('demo', 'warn')
    log.info('quiet')
    expect(lines).toEqual([])
  })
})

describe('a masked message', () => {
  it.each([
    ['call 01632 960 123 now', 'call … now'],
    ['NHS number 943 476 5919', 'NHS number …'],
    ["no 'Quin' in `answers`", 'no "…" in "…"'],
    ['job 0192f3a4-7c11-7def-8abc-0123456789ab failed', 'job 0192f3a4-7c11-7def-8abc-0123456789ab failed'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ])('of %s is %s', (message, expected) => {
    expect(masked(message)).toBe(expected)
  })
})
