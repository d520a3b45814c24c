import { z } from 'zod'
import type { AnyCommand, AnyQuery, Product } from '../../module.ts'

/** One operation of the API: a unit that has an `api` address. */
export interface Operation {
  readonly unit: AnyCommand | AnyQuery
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As OpenAPI writes it: /homes/{homeId} */
  readonly path: string
  /** Names in the path. */
  readonly parameters: readonly string[]
}

export const apiPrefix = '/api/v1'

export function operationsOf(product: Product): readonly Operation[] {
  const units = [...product.commands.values(), ...product.queries.values()]
  return units.flatMap(unit => (unit.api ? [operationOf(unit, unit.api)] : []))
}

function operationOf(unit: AnyCommand | AnyQuery, api: string): Operation {
  const found = /^(GET|POST|PUT|DELETE) (\/\S+)$/.exec(api)
  if (!found?.[1] || !found[2]) throw new Error(`${unit.name}: "${api}" is not "METHOD /path"`)
  const parameters = [...found[2].matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
  const unknown = parameters.filter(name => !(name in shapeOf(unit.input)))
  if (unknown.length > 0)
    throw new Error(`${unit.name}: its input has no ${unknown.join(', ')}, which its path names`)
  return { unit, method: found[1] as Operation['method'], path: found[2], parameters }
}

/** The fields of an input; units of the API take objects. */
export function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
}
