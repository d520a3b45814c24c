import { formatCivilDate, parseCivilDateParts } from '../../../view/dates.ts'
import type { ChipModel, FieldModel } from '../../../view/models.ts'
import { dateOf, everyField, isBlank, listOf, type Typed, textOf } from '../form/typed.ts'
import { hrefTo, type View } from './address.ts'

/** One chip for each value of each filter in use; each leads to the same list without it. */
export function chipsOf(
  fields: readonly FieldModel[],
  typed: Typed,
  view: View,
  path: string,
  emptied: readonly string[],
): readonly ChipModel[] {
  return everyField(fields)
    .filter(field => field.kind !== 'hidden' && !isBlank(typed[field.name]))
    .flatMap(field => chipsOn(field, typed, change => hrefTo(path, view, change, emptied)))
}

type Leading = (change: Readonly<Record<string, readonly string[] | undefined>>) => string

function chipsOn(field: FieldModel, typed: Typed, to: Leading): readonly ChipModel[] {
  const { name, label } = field
  const value = typed[name]
  if (field.kind === 'date') {
    const reading = parseCivilDateParts(dateOf(value))
    const text = reading.kind === 'date' ? formatCivilDate(reading.date) : ''
    return [{ label, text, removeHref: to(namesOf(field)) }]
  }
  if (field.kind !== 'checkboxes') {
    return [{ label, text: wordsFor(field, textOf(value)), removeHref: to(namesOf(field)) }]
  }
  const chosen = listOf(value)
  return chosen.map(each => ({
    label,
    text: wordsFor(field, each),
    removeHref: to({ [name]: chosen.filter(other => other !== each) }),
  }))
}

/** The names a field has in an address, each taken away. */
export function namesOf(field: FieldModel): Readonly<Record<string, undefined>> {
  const parts = field.kind === 'date' ? ['day', 'month', 'year'].map(part => `${field.name}-${part}`) : []
  return Object.fromEntries([field.name, ...parts].map(name => [name, undefined]))
}

/** A facet's option may carry its count ('Nursing (41)'): a chip does not. */
function wordsFor(field: FieldModel, value: string): string {
  const text = field.options?.find(option => option.value === value)?.text ?? value
  return text.replace(/ \([\d,]+\)$/, '')
}
