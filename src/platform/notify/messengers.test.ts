import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { Unavailable } from '../errors.ts'
import { notifyMessenger } from './govuk-notify.ts'
import { messengerFor } from './messenger-for.ts'
import { smtpMessenger } from './smtp.ts'
import { type MailServer, mailServer, refusedPort } from './testing/mail-server.ts'

const outgoing = {
  id: '0192f3a4-7c11-7def-8abc-0123456789ab',
  to: 'officer@fenmarsh.test',
  subject: 'Something in Lantern needs you: SC-2026-0142',
  body: 'Sign in: https://lantern.test/concerns',
}
const from = 'lantern@fenmarsh.test'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function opened(): Promise<MailServer> {
  const server = await mailServer()
  closing.push(() => server.close())
  return server
}

describe('mail by SMTP', () => {
  it('arrives, with a Message-ID that a repeat would share', async () => {
    const server = await opened()
    expect(await smtpMessenger({ url: server.url, from }).send(outgoing)).toEqual({ state: 'sent' })
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toContain(`Message-ID: <${outgoing.id}@fenmarsh.test>`)
    expect(server.received[0]).toContain(outgoing.subject)
    expect(server.received[0]).toContain(outgoing.body)
  })

  it('to an address that does not exist is refused, without naming it', async () => {
    const server = await opened()
    const sent = await smtpMessenger({ url: server.url, from }).send({ ...outgoing, to: 'quin@nowhere.test' })
    expect(sent).toEqual({ state: 'refused', why: 'The mail server does not accept this address (550).' })
  })

  it('to a server that is down is unavailable, to be tried again', async () => {
    const url = `smtp://127.0.0.1:${await refusedPort()}`
    const sending = smtpMessenger({ url, from }).send(outgoing)
    await expect(sending).rejects.toThrow(Unavailable)
    await expect(sending).rejects.toThrow('could not be used just now')
  })
})

describe('mail by GOV.UK Notify', () => {
  const apiKey = `test-${'1'.repeat(8)}-1111-1111-1111-${'1'.repeat(12)}-${'2'.repeat(8)}-2222-2222-2222-${'2'.repeat(12)}`

  async function notifyThat(status: number, answer: unknown) {
    const asked: { request: IncomingMessage; body: string }[] = []
    const server = createServer(async (request, reply) => {
      const body = (await request.toArray()).join('')
      asked.push({ request, body })
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => server.close())
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return { messenger: notifyMessenger({ apiKey, templateId: 'template-1', baseUrl }), asked }
  }

  it('hands over subject and body under the message’s id', async () => {
    const { messenger, asked } = await notifyThat(201, { id: 'n-1' })
    expect(await messenger.send(outgoing)).toEqual({ state: 'sent' })
    expect(asked[0]?.request.url).toBe('/v2/notifications/email')
    expect(asked[0]?.request.headers.authorization).toMatch(/^Bearer /)
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      template_id: 'template-1',
      email_address: outgoing.to,
      personalisation: { subject: outgoing.subject, body: outgoing.body },
      reference: outgoing.id,
    })
  })

  it('is refused for an address that Notify does not accept', async () => {
    const errors = [{ error: 'ValidationError', message: 'email_address Not a valid email address' }]
    const { messenger } = await notifyThat(400, { errors })
    expect(await messenger.send(outgoing)).toMatchObject({ state: 'refused' })
  })

  it.each([
    [403, /Check NOTIFY_API_KEY/],
    [429, /did not take the message \(429\)\.$/],
    [500, /\(500\)\.$/],
  ])('is tried again after %i', async (status, message) => {
    const { messenger } = await notifyThat(status, { errors: [] })
    const sending = messenger.send(outgoing)
    await expect(sending).rejects.toThrow(Unavailable)
    await expect(sending).rejects.toThrow(message)
  })

  it('is tried again when Notify cannot be reached', async () => {
    const baseUrl = `http://127.0.0.1:${await refusedPort()}`
    const messenger = notifyMessenger({ apiKey, templateId: 'template-1', baseUrl })
    await expect(messenger.send(outgoing)).rejects.toThrow('does not answer just now')
  })
})

describe('the demonstration', () => {
  it('sends nothing anywhere and calls it sent', async () => {
    expect(await messengerFor({ kind: 'outbox' }).send(outgoing)).toEqual({ state: 'sent' })
  })
})
