import { describe, expect, it } from 'vitest'
import type { Operation } from '#platform/http/api/operation.ts'
import { exampleRequest } from '#platform/http/api/operation-view.ts'
import { type TestProduct, testProduct } from '../support/product.ts'
import { answerSchema, groupsOf, jsonValidator, nameOf, type OpenApi, operations } from './operations.ts'

it('gives an example of every operation', () => {
  expect(operations.filter(operation => !operation.unit.example).map(nameOf)).toEqual([])
})

describe.each(groupsOf(operations))('against a fresh demonstration council', (...group) => {
  const product = testProduct()
  it.each(group.map(operation => ({ name: nameOf(operation), operation })))(
    'the example of $name succeeds as it stands, and its answer is what the description says',
    async ({ operation }) => {
      const { unit } = operation
      const answer = await send(product, operation)
      expect(answer.statusCode, answer.body).toBe(unit.kind === 'command' ? (unit.status ?? 200) : 200)
      expect(faultsIn(await descriptionOf(product), operation, answer.statusCode, answer.json())).toEqual([])
    },
  )
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

async function descriptionOf(product: TestProduct): Promise<OpenApi> {
  const answer = await product.app.inject('/api/openapi.json')
  return answer.json()
}

function faultsIn(document: OpenApi, operation: Operation, status: number, answer: unknown): unknown {
  const schema = answerSchema(document, operation, status)
  if (!schema) return [`no schema of the answer ${status}`]
  const check = jsonValidator().compile(schema)
  return check(answer) ? [] : check.errors
}
