import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** For tests: another system, which keeps what it is sent and answers as it is told. */
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** The ids of what it was sent, in order. */
  ids(): readonly string[]
  /** Status, or what to do before it. Default: 204. */
  answer: (received: Received) => Answer | Promise<Answer>
  down(): Promise<void>
  up(): Promise<void>
}

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let server: Server | undefined
  let port = 0
  const up = async () => {
    server = createServer(async (request, reply) => {
      const body = (await request.toArray()).join('')
      const one = { headers: request.headers, body }
      received.push(one)
      const { status, headers, body: said } = await receiver.answer(one)
      reply.writeHead(status, headers).end(said)
    })
    await new Promise<void>(resolve => server?.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const down = async () => {
    server?.closeAllConnections()
    await new Promise<void>(resolve => (server ? server.close(() => resolve()) : resolve()))
  }
  const receiver: Receiver = {
    get url() {
      return `http://127.0.0.1:${port}/lantern`
    },
    received,
    ids: () => received.map(({ headers }) => String(headers['webhook-id'])),
    answer: () => ({ status: 204 }),
    down,
    up,
  }
  await up()
  return receiver
}
