import { createRequire } from 'node:module'
import { type Operation, operationsOf } from '#platform/http/api/operation.ts'
import { assemble } from '#platform/module.ts'
import { modules } from '#src/modules.ts'

/** Every operation of the product's API. */
export const operations = operationsOf(assemble(modules))

export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`

interface Ajv {
  compile(schema: object): ((data: unknown) => boolean) & { errors?: readonly unknown[] | null }
  addSchema(schema: object, key: string): void
}

/** A validator of JSON Schema 2020-12, the dialect of OpenAPI 3.1, that knows formats too. */
export function jsonValidator(): Ajv {
  const fromHere = createRequire(import.meta.url)
  const require = createRequire(fromHere.resolve('@seriousme/openapi-schema-validator'))
  const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Ajv }
  const addFormats = require('ajv-formats') as { default: (ajv: Ajv) => void }
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return ajv
}

interface Described {
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: object }> }>>
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

/** The schema of the answer with this status, as the document has it. */
export function answerSchema(document: OpenApi, operation: Operation, status: number): object | undefined {
  const described = document.paths[operation.path]?.[operation.method.toLowerCase()]
  return described?.responses[String(status)]?.content?.['application/json']?.schema
}
