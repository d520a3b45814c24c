import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

/** For tests: a mail server of the fewest words that keeps what it is given; it refuses addresses at `nowhere.test`. */
export interface MailServer {
  readonly url: string
  readonly received: readonly string[]
  close(): Promise<void>
}

export async function mailServer(port = 0): Promise<MailServer> {
  const received: string[] = []
  const server = createServer(socket => converse(socket, received))
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return { url: `smtp://127.0.0.1:${portOf(server)}`, received, close: () => closed(server) }
}

/** A port where nobody listens. */
export async function refusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await closed(server)
  return port
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function closed(server: Server): Promise<void> {
  return new Promise(resolve => server.close(() => resolve()))
}

function converse(socket: Socket, received: string[]): void {
  let letter: string | undefined
  let pending = ''
  socket.setEncoding('utf8').write('220 ready\r\n')
  socket.on('error', () => undefined)
  socket.on('data', (data: string) => {
    pending += data
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end)
      pending = pending.slice(end + 2)
      if (letter === undefined) {
        socket.write(answerTo(line))
        if (line === 'DATA') letter = ''
      } else if (line === '.') {
        // Long lines travel folded.
        received.push(letter.replaceAll('=\n', ''))
        letter = undefined
        socket.write('250 kept\r\n')
      } else letter += `${line}\n`
    }
  })
}

function answerTo(line: string): string {
  if (line === 'DATA') return '354 go on\r\n'
  if (line.startsWith('RCPT') && line.includes('nowhere.test')) return '550 no such mailbox\r\n'
  return line === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n'
}
