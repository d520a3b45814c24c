import type { z } from 'zod'
import type { FieldModel } from '../../../view/models.ts'
import { shapeOf } from '../../api/operation.ts'
import { schemaAt } from '../form/schema-at.ts'
import { fieldsInPlay, isBlank, readTyped, type Typed, type TypedValue } from '../form/typed.ts'
import { fieldFor } from '../form/validate.ts'
import { readValue } from '../form/value.ts'
import type { ListPage } from '../page.ts'

/** What a list is asked, read from its address. */
export interface Criteria {
  readonly input: Readonly<Record<string, unknown>>
  /** Every field that was read, search, filters and steering. */
  readonly fields: readonly FieldModel[]
  /** As they are shown in the filters. */
  readonly typed: Typed
  /** What could not be used, in words: 'page', 'Type of home'. */
  readonly leftOut: readonly string[]
}

/** Sorting and paging: not filters, but read from the address as they are. */
export const STEERING = ['sort', 'direction', 'page', 'perPage'] as const

/** A search box is a field like any other. */
export function searchField(page: ListPage): FieldModel | undefined {
  return page.search && { kind: 'search', labelHidden: true, ...page.search }
}

/**
 * Reads the address for a query. A value that it does not take (a page called "x", a filter that is no more)
 * is left out and named, never an error: old links and typed addresses must lead somewhere.
 */
export function readCriteria(
  page: ListPage,
  fields: readonly FieldModel[],
  sent: Readonly<Record<string, unknown>>,
  params: Readonly<Record<string, string>>,
): Criteria {
  const schema: z.ZodType = page.query.input
  const steering = STEERING.filter(name => name in shapeOf(schema)).map(steeringField)
  const all = [...fields, ...steering]
  let typed = readTyped(all, sent)
  const dropped = new Set(badSort(page, typed))
  for (let tries = 0; tries <= all.length; tries++) {
    typed = without(typed, dropped)
    const { input, unreadable } = inputOf(all, typed, schema)
    const bad = [...unreadable, ...faultyFields(all, schema, { ...input, ...params })]
    if (bad.length === 0 || bad.every(name => dropped.has(name))) break
    for (const name of bad) dropped.add(name)
  }
  const { input } = inputOf(all, typed, schema)
  return {
    fields: all,
    input: { ...input, ...params },
    typed,
    leftOut: [...dropped].map(name => labelOf(all, name)),
  }
}

function steeringField(name: (typeof STEERING)[number]): FieldModel {
  const labels = {
    sort: 'the order',
    direction: 'the order',
    page: 'the page',
    perPage: 'the number per page',
  }
  return { kind: name === 'page' || name === 'perPage' ? 'number' : 'hidden', name, label: labels[name] }
}

function badSort(page: ListPage, typed: Typed): readonly string[] {
  const known = page.columns.flatMap(column => column.sort ?? [])
  const { sort } = typed
  return isBlank(sort) || known.includes(String(sort)) || page.defaults?.sort === sort ? [] : ['sort']
}

function without(typed: Typed, names: ReadonlySet<string>): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !names.has(name)))
}

/** What is empty is left out: to a list, an empty box asks for nothing. */
function inputOf(fields: readonly FieldModel[], typed: Typed, schema: z.ZodType) {
  const input: Record<string, unknown> = {}
  const unreadable: string[] = []
  for (const field of fieldsInPlay(fields, typed)) {
    const value: TypedValue | undefined = typed[field.name]
    if (isBlank(value)) continue
    const read = readValue(field, value, schemaAt(schema, field.name))
    if (read.fault) unreadable.push(field.name)
    else input[field.name] = read.value
  }
  return { input, unreadable }
}

function faultyFields(fields: readonly FieldModel[], schema: z.ZodType, input: unknown): readonly string[] {
  const issues = schema.safeParse(input).error?.issues ?? []
  return issues.flatMap(issue => fieldFor(fields, issue.path.join('.'))?.name ?? [])
}

function labelOf(fields: readonly FieldModel[], name: string): string {
  return fields.find(field => field.name === name)?.label ?? name
}
