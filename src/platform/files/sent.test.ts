import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sentFile } from './sent.ts'

const schema = sentFile('Choose the file')
const bytesOf = (bytes: unknown) => schema.safeParse({ fileName: 'a.txt', bytes }).data?.bytes

describe('a file that is sent', () => {
  it('is the same from a form and, as base64, from another system', () => {
    fc.assert(
      fc.property(fc.uint8Array(), content => {
        expect(bytesOf(content)).toEqual(content)
        expect(new Uint8Array(bytesOf(Buffer.from(content).toString('base64')) ?? [1])).toEqual(content)
      }),
    )
  })

  it.each(['not base64', 'YQ=', 'YQ==YQ==', 'ÄÄÄÄ', 7, null, undefined])(
    'is not %j, and the sender is told what to send',
    bytes => {
      const { error } = schema.safeParse({ fileName: 'a.txt', bytes })
      expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['bytes'])
      expect(error?.issues[0]?.message).toContain('as base64')
    },
  )

  it('is read in one go, whatever its length', () => {
    expect(bytesOf('YWFh'.repeat(5_000_000))?.length).toBe(15_000_000)
  })

  it('is described to whoever writes to the API', () => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    expect(json.properties?.bytes).toMatchObject({ type: 'string', contentEncoding: 'base64' })
  })
})
