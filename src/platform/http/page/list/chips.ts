import { formatCivilDate, parseCivilDateParts } from '../../../view/dates.ts'
import type { ChipModel, FieldModel } from '../../../view/models.ts'
import { dateOf, everyField, isBlank, listOf, type Typed, textOf } from '../form/typed.ts'

export interface Chosen {
  readonly typed: Typed
  /** What the list starts with, where nothing is asked: see ListPage. */
  readonly defaults: Readonly<Record<string, string>>
  /** A link to the same list with some values changed. */
  readonly to: (change: Readonly<Record<string, readonly string[] | undefined>>) => string
}

/**
 * One chip for each value of each filter that is not as the list starts; each leads back to the same list
 * with that filter as it starts.
 */
export function chipsOf(fields: readonly FieldModel[], chosen: Chosen): readonly ChipModel[] {
  return everyField(fields)
    .filter(field => field.kind !== 'hidden' && !asItStarts(field, chosen))
    .flatMap(field => chipsOn(field, chosen))
}

function asItStarts({ name }: FieldModel, { typed, defaults }: Chosen): boolean {
  const start = defaults[name] ?? ''
  const value = typed[name]
  return isBlank(value) ? start === '' : start !== '' && listOf(value).join() === start
}

function chipsOn(field: FieldModel, { typed, defaults, to }: Chosen): readonly ChipModel[] {
  const { name, label } = field
  const value = typed[name]
  const start = defaults[name]
  const removeHref = to(start ? { [name]: [start] } : namesOf(field))
  if (field.kind === 'date') {
    const reading = parseCivilDateParts(dateOf(value))
    const text = reading.kind === 'date' ? formatCivilDate(reading.date) : ''
    return [{ label, text, removeHref }]
  }
  if (isBlank(value)) return [{ label, text: wordsFor(field, '') || 'Any', removeHref }]
  if (field.kind !== 'checkboxes') return [{ label, text: wordsFor(field, textOf(value)), removeHref }]
  const all = listOf(value)
  return all.map(each => ({
    label,
    text: wordsFor(field, each),
    removeHref: to({ [name]: all.filter(other => other !== each) }),
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
