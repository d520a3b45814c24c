import { expect, it } from 'vitest'
import { nulFaults } from './nul.ts'

it('names every place that holds a NUL, however deep', () => {
  const raw = { reason: 'a\0b', list: ['fine', '\0'], deep: { er: '\0' }, count: 3, none: null }
  expect(nulFaults(raw).map(fault => fault.field)).toEqual(['reason', 'list.1', 'deep.er'])
})

it('lets everything else be, bytes too', () => {
  expect(nulFaults({ bytes: Uint8Array.of(0, 0), words: 'Mrs Quin\n\t…', when: new Date(0) })).toEqual([])
})
