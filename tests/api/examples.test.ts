import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Operation } from '#platform/http/api/operation.ts'
import { exampleRequest } from '#platform/http/api/operation-view.ts'
import { type TestProduct, testProduct } from '../support/product.ts'
import { answerSchema, jsonValidator, nameOf, type OpenApi, operations } from './operations.ts'

it('gives an example of every operation', () => {
  expect(operations.filter(operation => !operation.unit.example).map(nameOf)).toEqual([])
})

/** One for all: it reads JSON Schema's own description of itself first. */
const validator = jsonValidator()

const succeeds = 'the example of $name succeeds as it stands, and its answer is what the description says'

describe('on the demonstration council', () => {
  const product = testProduct()
  const described: { document?: OpenApi } = {}
  const named = operations.map(operation => ({ name: nameOf(operation), operation }))
  const [reads, writes] = [true, false].map(reading =>
    named.filter(({ operation }) => (operation.method === 'GET') === reading),
  ) as [typeof named, typeof named]

  beforeAll(async () => {
    const answer = await product.app.inject('/api/openapi.json')
    described.document = answer.json()
  })

  async function expectSuccess({ operation }: { readonly operation: Operation }): Promise<void> {
    const { unit } = operation
    const answer = await send(product, operation)
    expect(answer.statusCode, answer.body).toBe(unit.kind === 'command' ? (unit.status ?? 200) : 200)
    expect(faultsIn(described.document, operation, answer.statusCode, answer.json())).toEqual([])
  }

  it.each(reads)(succeeds, expectSuccess)

  describe('as it is before anybody has written', () => {
    // Two may work on the same record.
    beforeEach(() => product.database.renew())
    it.each(writes)(succeeds, expectSuccess)
  })
})

async function send(product: TestProduct, operation: Operation) {
  const { role } = operation.unit.example ?? {}
  if (!role || role === 'system') throw new Error(`${nameOf(operation)}: no person’s role in its example`)
  const { url, body } = exampleRequest(operation)
  const token = await product.tokenFor(role)
  const headers = { authorization: `Bearer ${token}` }
  const { method } = operation
  return product.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
}

function faultsIn(
  document: OpenApi | undefined,
  operation: Operation,
  status: number,
  answer: unknown,
): unknown {
  const schema = document && answerSchema(document, operation, status)
  if (!schema) return [`no schema of the answer ${status}`]
  const check = validator.compile(schema)
  return check(answer) ? [] : check.errors
}
