import { expect, test } from 'vitest'
import { Failures } from './failures.ts'

const at = (time: string) => Temporal.Instant.from(`2026-11-16T${time}Z`)

function failures() {
  const lines: object[] = []
  return { lines, failures: new Failures({ error: (data, message) => lines.push({ ...data, message }) }) }
}

test('what fails is told when its half day is over, counted by kind, without a time of its own', () => {
  const { lines, failures: failed } = failures()
  const broken = new Error('no row for "Mrs Quin"')
  failed.note(broken, at('02:13:27'))
  failed.note(broken, at('09:41:00'))
  failed.note(new TypeError('odd'), at('10:00:00'))
  failed.tellWhenOver(at('11:59:59'))
  expect(lines).toEqual([])
  failed.tellWhenOver(at('12:00:01'))
  expect(lines).toMatchObject([
    { day: '2026-11-16', half: 'morning', count: 2, what: { kind: 'Error', message: 'no row for "…"' } },
    { count: 1, what: { kind: 'TypeError' } },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/02:13|09:41|Quin/)
  failed.tellWhenOver(at('23:00:00'))
  expect(lines).toHaveLength(2)
})

test('a failure tells nothing of the ones before: somebody is there just then', () => {
  const { lines, failures: failed } = failures()
  failed.note(new Error('one'), at('02:00:00'))
  failed.note(new Error('two'), at('13:00:00'))
  expect(lines).toEqual([])
  failed.tellWhenOver(at('13:00:01'))
  expect(lines).toMatchObject([{ half: 'morning', what: { message: 'one' } }])
  failed.tell()
  expect(lines).toMatchObject([{}, { half: 'afternoon', what: { message: 'two' } }])
})
