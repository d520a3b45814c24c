import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { testProduct } from '../support/product.ts'

const product = testProduct()
let port = 0

beforeAll(async () => {
  const address = await product.app.listen({ port: 0, host: '127.0.0.1' })
  port = Number(new URL(address).port)
})

/** Sends these very bytes and reads until the server is done, or has answered so often. */
function speak(bytes: string, answers = 1): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.setTimeout(5_000, () => socket.destroy())
    socket.on('data', chunk => {
      heard += chunk
      if ((heard.match(/HTTP\/1\.1 \d/g) ?? []).length >= answers) socket.end()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', error => (heard ? resolve(heard) : reject(error)))
    socket.write(bytes)
  })
}

const statusIn = (heard: string): string => /HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 'closed'
const hidden = 'GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n'

const unclear: readonly [string, string][] = [
  [
    'two ways to say how long it is',
    `POST /sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  [
    'two lengths',
    `POST /sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 40\r\n\r\n${hidden}`,
  ],
  ['a length below nothing', 'POST /sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n'],
  ['a length that is no number', 'POST /sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: ten\r\n\r\n'],
  [
    'a strange encoding',
    `POST /sign-out HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'a chunk of impossible size',
    'POST /sign-out HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n',
  ],
  ['a space in a header’s name', 'GET /help HTTP/1.1\r\nHost: localhost\r\nX Y: 1\r\n\r\n'],
  ['no host', 'GET /help HTTP/1.1\r\n\r\n'],
  ['headers without end', `GET /help HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`],
]

describe('a request that can be read in two ways is not read at all', () => {
  it.each(unclear)('%s', async (_what, bytes) => {
    const heard = await speak(bytes)
    expect(['400', '431', '501', 'closed']).toContain(statusIn(heard))
    expect(heard).not.toContain('lantern_http_request_seconds')
    expect(heard).not.toMatch(/node_modules|\bat .*\.ts:/)
  })

  it('and the next one is answered', async () => {
    const heard = await speak('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
    expect(statusIn(heard)).toBe('200')
  })
})

it('an address that cannot be decoded is an error of whoever sent it', async () => {
  for (const path of [
    '/%zz',
    '/homes/%',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
  ]) {
    const heard = await speak(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    expect(['303', '400', '403', '404']).toContain(statusIn(heard))
    expect(heard).not.toContain('"dependencies"')
  }
})
