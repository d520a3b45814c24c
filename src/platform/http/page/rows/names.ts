import type { FieldModel } from '../../../view/models.ts'
import { readTyped, type Sent, type Typed, textOf } from '../form/typed.ts'
import type { AnswerRow, RowAnswers } from '../page.ts'

/** On the page the fields of a row have its key before their names, and so have those that an option reveals. */
export function fieldsOnPage(row: AnswerRow): readonly FieldModel[] {
  return row.fields.map(field => onPage(row.key, field))
}

function onPage(key: string, field: FieldModel): FieldModel {
  const options = field.options?.map(option =>
    option.reveals ? { ...option, reveals: option.reveals.map(inner => onPage(key, inner)) } : option,
  )
  return { ...field, name: `${key}.${field.name}`, ...(options ? { options } : {}) }
}

export const typedOn = (rows: readonly AnswerRow[], sent: Sent): Typed =>
  Object.assign({}, ...rows.map(row => readTyped(fieldsOnPage(row), sent)))

/** What one row was answered; a field that starts with a value and was not sent has that. */
export function answersFor(row: AnswerRow, typed: Typed): RowAnswers {
  return Object.fromEntries(
    row.fields.map(({ name, value = '' }) => [name, textOf(typed[`${row.key}.${name}`] ?? value)]),
  )
}
