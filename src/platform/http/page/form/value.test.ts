import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { FieldModel } from '../../../view/models.ts'
import { validate } from './validate.ts'
import { readValue } from './value.ts'

const field = (kind: FieldModel['kind'], more: Partial<FieldModel> = {}): FieldModel => ({
  kind,
  name: 'x',
  label: 'Date of visit',
  ...more,
})

const PlainDate = z.codec(z.iso.date(), z.custom<Temporal.PlainDate>(), {
  decode: text => Temporal.PlainDate.from(text),
  encode: date => date.toString(),
})

describe('an answer becomes what its schema takes', () => {
  test.each([
    [
      'a date with its month in words',
      field('date'),
      { day: '3', month: 'Sept', year: '2026' },
      PlainDate,
      '2026-09-03',
    ],
    ['a number as people write it', field('number'), '£1,250.50', z.number(), 1250.5],
    ['what is no number, as typed', field('number'), 'lots', z.number(), 'lots'],
    ['one box as a list', field('checkboxes'), ['a'], z.array(z.string()), ['a']],
    ['a single box as yes or no', field('checkboxes'), ['yes'], z.boolean(), true],
    ['a box not ticked', field('checkboxes'), [], z.boolean().optional(), false],
    ['yes', field('radios'), 'yes', z.boolean(), true],
    ['no', field('radios'), 'false', z.boolean().nullable(), false],
    ['a hidden number', field('hidden'), '7', z.int().default(1), 7],
    ['nothing, where it may be left out', field('text'), '', z.string().optional(), undefined],
    ['nothing, where it may be taken away', field('text'), '', z.string().nullable().optional(), null],
    ['nothing, where a number may be left out', field('hidden'), '', z.coerce.number().optional(), undefined],
    ['nothing, where the module has words for it', field('text'), '', z.string().min(1, 'Say it'), ''],
    ['nothing, for a field marked optional', field('text', { optional: true }), '', z.string(), ''],
    ['nothing, for a field that must be answered', field('text'), '', z.string(), undefined],
    ['nothing chosen', field('radios'), '', z.enum(['a', 'b']), undefined],
  ])('%s', (_what, model, typed, schema, value) => {
    expect(readValue(model, typed, schema)).toEqual({ value })
  })
})

describe('the words about a fault', () => {
  const about = (schema: z.ZodType, x: unknown, model = field('text')) =>
    validate(z.object({ x: schema }), { x }, [model], []).map(fault => fault.message)

  test('are the module’s own where it has any', () => {
    expect(about(z.string().min(3, 'Say more'), 'a')).toEqual(['Say more'])
  })

  test.each([
    [z.string(), undefined, field('text'), 'Enter date of visit'],
    [z.string(), undefined, field('text', { label: 'CQC number' }), 'Enter CQC number'],
    [
      z.string(),
      undefined,
      field('text', { label: 'What happened?' }),
      'Enter an answer to ‘What happened?’',
    ],
    [
      z.email(),
      'x',
      field('email'),
      'Date of visit must be an email address in the usual form, like name@example.com',
    ],
    [z.url(), 'x', field('text'), 'Date of visit must be a web address, like https://www.example.com'],
    [z.string().min(3), 'x', field('text'), 'Date of visit must be 3 characters or more'],
    [z.number().min(3), 1, field('number'), 'Date of visit must be 3 or more'],
    [z.number().gt(3), 1, field('number'), 'Date of visit must be more than 3'],
    [z.array(z.string()).max(1), ['a', 'b'], field('checkboxes'), 'Choose 1 or fewer for ‘Date of visit’'],
    [z.enum(['a']), 'b', field('radios', { options: [] }), 'Choose one of the answers to ‘Date of visit’'],
    [z.uuid(), 'b', field('text'), 'Check date of visit: we could not use it'],
    [z.string().refine(() => false), 'b', field('text'), 'Check date of visit: we could not use it'],
  ])('are plain otherwise (case %#)', (schema, value, model, message) => {
    expect(about(schema, value, model)).toEqual([message])
  })

  test('a fault inside a list stands beside the list, once', () => {
    const faults = validate(
      z.object({ x: z.array(z.enum(['a'])) }),
      { x: ['b', 'c'] },
      [field('checkboxes')],
      [],
    )
    expect(faults.map(fault => fault.field)).toEqual(['x'])
  })
})
