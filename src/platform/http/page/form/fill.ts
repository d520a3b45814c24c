import type { ErrorModel, FieldModel } from '../../../view/models.ts'
import { valueAt } from './paths.ts'
import { dateOf, everyField, listOf, type Typed, type TypedDate, type TypedValue, textOf } from './typed.ts'
import type { FormFault } from './validate.ts'

/** The field as it is shown: with what was typed in it and what is wrong with that. */
export function filled(field: FieldModel, typed: Typed, faults: readonly FormFault[] = []): FieldModel {
  const fault = faults.find(each => each.field === field.name)
  return {
    ...field,
    ...shownValue(field, typed[field.name]),
    ...(field.options ? { options: filledOptions(field.options, typed, faults) } : {}),
    ...(fault ? { error: fault.message } : {}),
    ...(fault?.parts ? { dateFaults: fault.parts } : {}),
  }
}

function filledOptions(
  options: NonNullable<FieldModel['options']>,
  typed: Typed,
  faults: readonly FormFault[],
): NonNullable<FieldModel['options']> {
  return options.map(option =>
    option.reveals
      ? { ...option, reveals: option.reveals.map(inner => filled(inner, typed, faults)) }
      : option,
  )
}

function shownValue(field: FieldModel, typed: TypedValue | undefined): Partial<FieldModel> {
  if (typed === undefined || field.kind === 'password' || field.kind === 'file') return {}
  if (field.kind === 'date') return { date: dateOf(typed) }
  if (field.kind === 'checkboxes') return { values: listOf(typed) }
  return { value: textOf(typed) }
}

/** Starting values (a record to correct) in the form in which they would be typed. */
export function typedFrom(fields: readonly FieldModel[], values: Readonly<Record<string, unknown>>): Typed {
  const typed: Record<string, TypedValue> = {}
  for (const field of everyField(fields)) {
    const start = startOf(field, valueAt(values, field.name))
    if (start !== undefined) typed[field.name] = start
  }
  return typed
}

function startOf(field: FieldModel, value: unknown): TypedValue | undefined {
  if (field.kind === 'file') return undefined
  const given = value ?? field.values ?? field.date ?? field.value
  if (given === undefined) return undefined
  if (field.kind === 'date') return dateParts(given)
  if (field.kind !== 'checkboxes') return String(given)
  if (given === true) return (field.options ?? []).slice(0, 1).map(option => option.value)
  return Array.isArray(given) ? given.map(String) : []
}

function dateParts(value: unknown): TypedDate {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value))
  if (!iso) return dateOf(value)
  return { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] ?? '' }
}

/** The summary's lines, in the order of the page; each leads to its box. */
export function errorLinks(
  fields: readonly FieldModel[],
  faults: readonly FormFault[],
): readonly ErrorModel[] {
  const all = everyField(fields)
  const placeOf = (fault: FormFault) => all.findIndex(field => field.name === fault.field)
  return faults
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(fault => {
      const field = all[placeOf(fault)]
      return field ? { text: fault.message, href: `#${boxOf(field, fault)}` } : { text: fault.message }
    })
}

/** The id of the first box at fault, as the field's template names it. */
function boxOf(field: FieldModel, fault: FormFault): string {
  const id = field.id ?? field.name
  const part = field.kind === 'date' ? (fault.parts?.[0] ?? 'day') : 'day'
  return part === 'day' ? id : `${id}-${part}`
}
