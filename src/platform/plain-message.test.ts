import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plainForPrograms } from './plain-message.ts'

const said = (schema: z.ZodType, sent: unknown): string[] =>
  (
    z.object({ field: schema }).safeParse({ field: sent }, { error: plainForPrograms }).error?.issues ?? []
  ).map(issue => issue.message)

describe('What a program that sends something else is told', () => {
  it.each([
    [z.coerce.number().int(), 'zero', 'field must be a number, like 12'],
    [z.int(), 1.5, 'field must be a whole number, like 12'],
    [z.int().max(100), 101, 'field must be 100 or less'],
    [z.string(), undefined, 'field is missing'],
    [z.string(), 12, 'field must be text'],
    [z.string().max(3), 'four', 'field must be 3 characters or fewer'],
    [z.boolean(), 'yes', 'field must be true or false'],
    [z.union([z.boolean(), z.enum(['true', 'false'])]), 'maybe', 'field must be true or false'],
    [z.enum(['name', 'beds']), 'age', 'field must be name or beds'],
    [z.uuid(), '12', 'field must be an id as Lantern gives it'],
    [z.iso.date(), '31/03/2026', 'field must be a date written year-month-day, like 2026-03-31'],
    [z.strictObject({}), { more: 1 }, 'Leave out more: Lantern has no such field'],
    [z.string({ error: 'Its own words' }), 12, 'Its own words'],
    [z.string().refine(() => false), 'a', 'Check field: we could not use it'],
  ])('%#', (schema, sent, words) => {
    expect(said(schema, sent)).toEqual([words])
  })
})
