import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import { Unavailable } from '../errors.ts'
import type { Messenger, Sent } from './messenger.ts'

const SECOND = 1000

export interface SmtpOptions {
  readonly url: string
  readonly from: string
}

/** The council's own mail server. A server that does not answer is given up within half a minute. */
export function smtpMessenger({ url, from }: SmtpOptions): Messenger {
  const patience: SMTPTransport.Options = {
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 20 * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const transport = createTransport({ url, ...patience })
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    async send({ id, to, subject, body }) {
      // The same Message-ID each time lets a mailbox tell a repeat from a second message.
      const message = {
        messageId: `<${id}@${domain}>`,
        from: { name: 'Lantern', address: from },
        to,
        subject,
        text: body,
      }
      try {
        await transport.sendMail({ ...message, headers: { 'Auto-Submitted': 'auto-generated' } })
        return { state: 'sent' }
      } catch (error) {
        return refusalOf(error)
      }
    },
  }
}

/** A recipient refused for good is an answer; everything else is trouble that may pass. */
function refusalOf(error: unknown): Sent {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  if (code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 550 && responseCode < 560) {
    return { state: 'refused', why: `The mail server does not accept this address (${responseCode}).` }
  }
  if (code === 'EAUTH') {
    throw new Unavailable(
      "The mail server does not accept Lantern's name and password. Check SMTP_URL.",
      60,
      { cause: error },
    )
  }
  const reason = responseCode ?? code ?? 'no reason given'
  throw new Unavailable(`The mail server could not be used just now (${reason}).`, 60, { cause: error })
}
