import { expect, it } from 'vitest'
import { codesOn } from '#law/code-list.ts'
import { signs } from './signs.ts'

it('there are words for every kind of abuse that the law of the return names, and for no other', () => {
  const known = codesOn('abuse-types', '2026-11-16').map(({ code }) => code)
  expect(signs.flatMap(sign => sign.codes).toSorted()).toEqual(known.toSorted())
})

it('each easy line says one thing', () => {
  const long = signs.flatMap(sign => sign.easy).filter(line => line.split(' ').length > 14)
  expect(long).toEqual([])
})
