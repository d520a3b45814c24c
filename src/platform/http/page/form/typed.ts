import type { FieldModel } from '../../../view/models.ts'
import { cleanLine, cleanText } from './text.ts'

/** A date as it was typed, before anyone knows whether it is one. */
export interface TypedDate {
  readonly day: string
  readonly month: string
  readonly year: string
}

/** What a person typed or chose in one field: kept as given, also when it is wrong. */
export type TypedValue = string | readonly string[] | TypedDate

/** By field name. */
export type Typed = Readonly<Record<string, TypedValue>>

/** What a form or a query string sends: text, or several of one name. Anything else in it is ignored. */
export type Sent = Readonly<Record<string, unknown>>

export function sentOf(body: unknown): Sent {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Sent) : {}
}

export function textOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value[0])
  return typeof value === 'string' ? value : ''
}

export function listOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.filter(item => typeof item === 'string' && item !== '') as readonly string[]
}

export function dateOf(value: unknown): TypedDate {
  const { day, month, year } = sentOf(value)
  return { day: textOf(day), month: textOf(month), year: textOf(year) }
}

/** The fields and, under their options, those that a choice reveals. */
export function everyField<F extends FieldModel>(fields: readonly F[]): readonly (F | FieldModel)[] {
  return fields.flatMap(field => [
    field,
    ...everyField((field.options ?? []).flatMap(option => option.reveals ?? [])),
  ])
}

/** The fields that count for these answers: one revealed by an option counts when the option is chosen. */
export function fieldsInPlay(fields: readonly FieldModel[], typed: Typed): readonly FieldModel[] {
  return fields.flatMap(field => {
    const chosen = listOf(typed[field.name])
    const open = (field.options ?? []).filter(option => chosen.includes(option.value))
    const revealed = open.flatMap(option => option.reveals ?? [])
    return [field, ...fieldsInPlay(revealed, typed)]
  })
}

/** Reads what was sent, field by field; files are read apart. */
export function readTyped(fields: readonly FieldModel[], sent: Sent): Typed {
  const typed: Record<string, TypedValue> = {}
  for (const field of everyField(fields)) {
    if (field.kind !== 'file') typed[field.name] = readField(field, sent)
  }
  return typed
}

function readField(field: FieldModel, sent: Sent): TypedValue {
  const given = sent[field.name]
  switch (field.kind) {
    case 'checkboxes':
      return listOf(given).map(cleanLine)
    case 'date':
      return readDate(field.name, sent)
    case 'textarea':
      return cleanText(textOf(given))
    case 'password':
      return textOf(given)
    default:
      return cleanLine(textOf(given))
  }
}

function readDate(name: string, sent: Sent): TypedDate {
  const box = (part: string) => cleanLine(textOf(sent[`${name}-${part}`]))
  return { day: box('day'), month: box('month'), year: box('year') }
}

export function isBlank(value: TypedValue | undefined): boolean {
  if (value === undefined || typeof value === 'string') return !value
  if (Array.isArray(value)) return value.length === 0
  return Object.values(value).every(part => part === '')
}
