import type { z } from 'zod'
import { type DatePartName, parseCivilDateParts } from '../../../view/dates.ts'
import type { FieldModel } from '../../../view/models.ts'
import { emptyFor, holds } from './schema-at.ts'
import { dateOf, listOf, type TypedValue, textOf } from './typed.ts'

/** A file that was sent with a form. */
export interface UploadedFile {
  readonly fileName: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

/** The value for the command or query, or what is wrong with a date before any schema sees it. */
export interface Read {
  readonly value?: unknown
  readonly fault?: { readonly message: string; readonly parts: readonly DatePartName[] }
}

/** What was typed, as the schema of its field takes it. What cannot be read is left as typed: Zod says so. */
export function readValue(
  field: FieldModel,
  typed: TypedValue | undefined,
  schema: z.ZodType | undefined,
): Read {
  switch (field.kind) {
    case 'date':
      return dateValue(field, typed, schema)
    case 'checkboxes':
      return { value: holds(schema) === 'boolean' ? listOf(typed).length > 0 : listOf(typed) }
    case 'number':
      return { value: textOf(typed) === '' ? emptyFor(schema, field.optional) : toNumber(textOf(typed)) }
    default:
      return {
        value: textOf(typed) === '' ? emptyFor(schema, field.optional) : toHeld(textOf(typed), holds(schema)),
      }
  }
}

function toHeld(text: string, held: string | undefined): unknown {
  if (held === 'number' || held === 'int') return toNumber(text)
  if (held === 'boolean' && ['true', 'yes'].includes(text)) return true
  if (held === 'boolean' && ['false', 'no'].includes(text)) return false
  return held === 'array' ? [text] : text
}

/** '1,250' and '£40' as people write them. */
function toNumber(text: string): number | string {
  const plain = text.replaceAll(/[,\s£]/g, '')
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text
}

function dateValue(field: FieldModel, typed: TypedValue | undefined, schema: z.ZodType | undefined): Read {
  const reading = parseCivilDateParts(dateOf(typed))
  switch (reading.kind) {
    case 'date':
      return { value: reading.date }
    case 'empty':
      return { value: emptyFor(schema, field.optional) }
    case 'missing':
      return {
        fault: {
          message: `${field.label} must include ${partsInWords(reading.parts)}`,
          parts: reading.parts,
        },
      }
    case 'unreal':
      return { fault: { message: `${field.label} must be a real date`, parts: reading.parts } }
  }
}

function partsInWords(parts: readonly DatePartName[]): string {
  return parts.map(part => `a ${part}`).join(' and ')
}
