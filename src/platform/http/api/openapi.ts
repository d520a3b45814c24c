import { z } from 'zod'
import type { Product } from '../../module.ts'
import { apiPrefix, type Operation, operationsOf, shapeOf } from './operation.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of every operation, made from the same declarations that serve them. */
export function openApiOf(product: Product, publicUrl: string): Json {
  const operations = operationsOf(product)
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lantern',
      version: '1',
      summary: 'Every care home in the area, known and heard.',
      description:
        'The same commands and queries that Lantern’s pages use. Lists answer `{items, total, page, perPage}`; ' +
        'errors are `application/problem+json`; send an `Idempotency-Key` header (a UUID) and a repeat of a ' +
        'request has no second effect. Each operation’s example is sent, as it stands, to a fresh demonstration ' +
        'council by the tests.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl + apiPrefix }],
    security: [{ token: [] }],
    tags: [...new Set(operations.map(tagOf))].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Made by `npm run lantern -- token create --role ROLE`.',
        },
      },
      schemas: { Problem: problemSchema },
      responses: problemResponses(),
    },
  }
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What went wrong and how to put it right, in plain English.' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const problems: Readonly<Record<string, string>> = {
  '400': 'The request could not be read.',
  '401': 'No token, or one that is unknown, revoked or too old.',
  '403': 'The token’s role may not do this to that record.',
  '404': 'There is no such record, or none that this token may know of.',
  '409': 'The record changed in the meantime, or this cannot be done in its present state.',
  '422': 'Something in the request needs putting right: all faults at once.',
  '429': 'Too many requests: wait as Retry-After says.',
  '503': 'Not available just now: wait as Retry-After says.',
}

function problemResponses(): Json {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    Object.entries(problems).map(([status, description]) => [`Problem${status}`, { description, content }]),
  )
}

const tagOf = (operation: Operation): string => operation.path.split('/')[1] ?? 'other'

function describe(operation: Operation): Json {
  const { unit } = operation
  const isCommand = unit.kind === 'command'
  const status = isCommand ? (unit.status ?? 200) : 200
  return {
    operationId: unit.name,
    tags: [tagOf(operation)],
    summary: unit.does,
    ...(unit.example ? { 'x-example-role': unit.example.role } : {}),
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...bodyOf(operation),
    responses: {
      [status]: {
        description: 'Done.',
        content: { 'application/json': { schema: jsonSchema(unit.output, 'output') } },
      },
      ...Object.fromEntries(
        Object.keys(problems).map(code => [code, { $ref: `#/components/responses/Problem${code}` }]),
      ),
    },
  }
}

function exampleOf(operation: Operation, name: string): Json {
  const input = operation.unit.example?.input as Json | undefined
  return input && input[name] !== undefined ? { example: input[name] } : {}
}

function pathParameters(operation: Operation): Json[] {
  return operation.parameters.map(name => ({
    name,
    in: 'path',
    required: true,
    schema: fieldSchema(operation, name),
    ...exampleOf(operation, name),
  }))
}

function queryParameters(operation: Operation): Json[] {
  if (operation.method !== 'GET') return []
  const required = (jsonSchema(operation.unit.input, 'input').required as string[] | undefined) ?? []
  return bodyFields(operation).map(name => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: fieldSchema(operation, name),
    ...exampleOf(operation, name),
  }))
}

function headerParameters(operation: Operation): Json[] {
  if (operation.unit.kind === 'query') return []
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'A UUID of your own for this request: sent again, it has no second effect.',
      schema: { type: 'string', format: 'uuid' },
    },
  ]
}

function bodyOf(operation: Operation): Json {
  if (operation.method === 'GET') return {}
  const schema = withoutProperties(jsonSchema(operation.unit.input, 'input'), operation.parameters)
  const input = operation.unit.example?.input as Json | undefined
  const example =
    input && Object.fromEntries(Object.entries(input).filter(([k]) => !operation.parameters.includes(k)))
  const required = ((schema.required as string[] | undefined) ?? []).length > 0
  return {
    requestBody: { required, content: { 'application/json': { schema, ...(example ? { example } : {}) } } },
  }
}

function bodyFields(operation: Operation): string[] {
  return Object.keys(shapeOf(operation.unit.input)).filter(name => !operation.parameters.includes(name))
}

function fieldSchema(operation: Operation, name: string): Json {
  const properties = (jsonSchema(operation.unit.input, 'input').properties ?? {}) as Record<string, Json>
  return properties[name] ?? {}
}

function withoutProperties(schema: Json, names: readonly string[]): Json {
  const properties = Object.entries((schema.properties ?? {}) as Json).filter(
    ([name]) => !names.includes(name),
  )
  const required = ((schema.required as string[] | undefined) ?? []).filter(name => !names.includes(name))
  const { required: _required, ...rest } = schema
  return { ...rest, properties: Object.fromEntries(properties), ...(required.length > 0 ? { required } : {}) }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _dialect,
    '~standard': _standard,
    ...json
  } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    // Inputs are described as what may be sent; a coerced number is still a number to the reader.
    unrepresentable: 'any',
    override: stringlyNumbers,
  }) as Json
  return json
}

/** Zod says of a coerced number that anything may come in; a reader wants to know that it is a number. */
function stringlyNumbers(context: { zodSchema: unknown; jsonSchema: Json }): void {
  const { zodSchema, jsonSchema: json } = context
  if (zodSchema instanceof z.ZodNumber && !json.type) json.type = 'number'
  if (zodSchema instanceof z.ZodBoolean && !json.type) json.type = 'boolean'
}
