import type { Product } from '../../module.ts'
import { apiPrefix, type Operation, operationsOf, shapeOf } from './operation.ts'

export interface OperationGroup {
  readonly name: string
  readonly operations: readonly OperationView[]
}

export interface OperationView {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly does: string
  readonly role: string | undefined
  /** A request to copy into a terminal. */
  readonly curl: string | undefined
  readonly fields: readonly { readonly name: string; readonly place: string; readonly about: string }[]
}

/** The operations as our own page shows them: grouped by the first word of the path. */
export function operationViews(product: Product, publicUrl: string): readonly OperationGroup[] {
  const groups = Map.groupBy(operationsOf(product), operation => operation.path.split('/')[1] ?? 'other')
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, operations]) => ({
      name,
      operations: operations.map(operation => viewOf(operation, publicUrl)),
    }))
}

function viewOf(operation: Operation, publicUrl: string): OperationView {
  const { unit, method, path } = operation
  return {
    id: unit.name.replaceAll('.', '-'),
    method,
    path: apiPrefix + path,
    does: unit.does,
    role: unit.example?.role,
    curl: unit.example ? curlOf(operation, publicUrl) : undefined,
    fields: Object.entries(shapeOf(unit.input)).map(([name, schema]) => ({
      name,
      place: placeOf(operation, name),
      about: schema.description ?? '',
    })),
  }
}

function placeOf(operation: Operation, name: string): string {
  if (operation.parameters.includes(name)) return 'path'
  return operation.method === 'GET' ? 'query' : 'body'
}

/** The parts of a unit's example as an HTTP request: used on the page and sent by the tests. */
export function exampleRequest(operation: Operation): {
  url: string
  body: Record<string, unknown> | undefined
} {
  const input = { ...((operation.unit.example?.input ?? {}) as Record<string, unknown>) }
  let url = apiPrefix + operation.path
  for (const name of operation.parameters) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(input[name])))
    delete input[name]
  }
  if (operation.method !== 'GET') return { url, body: input }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  return { url: query.size > 0 ? `${url}?${query}` : url, body: undefined }
}

function curlOf(operation: Operation, publicUrl: string): string {
  const { url, body } = exampleRequest(operation)
  const parts = [`curl -H "Authorization: Bearer $TOKEN"`]
  if (operation.method !== 'GET') parts.push(`-X ${operation.method}`)
  if (body)
    parts.push(`-H "Content-Type: application/json" -d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`)
  return `${parts.join(' ')} "${publicUrl}${url}"`
}
