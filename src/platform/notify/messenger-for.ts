import type { MailConfig } from '../config/index.ts'
import { notifyMessenger } from './govuk-notify.ts'
import { type Messenger, outbox } from './messenger.ts'
import { smtpMessenger } from './smtp.ts'

export function messengerFor(mail: MailConfig): Messenger {
  switch (mail.kind) {
    case 'smtp':
      return smtpMessenger(mail)
    case 'notify':
      return notifyMessenger(mail)
    case 'outbox':
      return outbox
  }
}
