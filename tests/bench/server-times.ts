import { channel } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Sent to a server of the benches: it answers with `ServerTimes` and forgets them. */
export const TIMES_SO_FAR = 'times so far'

/** Milliseconds of each page by its address, from its head read to its answer handed to the socket; sent: 'POST ' before it. */
export type ServerTimes = Readonly<Record<string, readonly number[]>>

/** What the server itself took, without the client's part: told on node's own channels, not by the product. */
export function answerTimesWhenAsked(): void {
  const began = new WeakMap<IncomingMessage, number>()
  let times: Record<string, number[]> = {}
  channel('http.server.request.start').subscribe(message => {
    began.set((message as { request: IncomingMessage }).request, performance.now())
  })
  channel('http.server.response.finish').subscribe(message => {
    const { request } = message as { request: IncomingMessage; response: ServerResponse }
    const start = began.get(request)
    const { method, url = '' } = request
    if (start === undefined || url.startsWith('/api/')) return
    const taken = performance.now() - start
    const key = method === 'GET' ? url : `${method} ${url}`
    times[key]?.push(taken) ?? Object.assign(times, { [key]: [taken] })
  })
  process.on('message', message => {
    if (message !== TIMES_SO_FAR) return
    process.send?.(times)
    times = {}
  })
}
