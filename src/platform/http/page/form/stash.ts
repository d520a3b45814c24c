import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Web } from '../../context.ts'
import { NotSignedIn } from '../../errors.ts'
import { type Sent, sentOf, textOf } from './typed.ts'

/** Words typed into one form, as much as a session may carry. */
const MOST = 64 * 1024

/**
 * Says for whom a form was shown. Without it anyone could fill the session table with words, and on a shared
 * computer the next person to sign in could be shown what the one before had typed.
 */
export function ownerMark(web: Web, accountId: string): string {
  return `${accountId}.${signatureOf(web, accountId)}`
}

function signatureOf(web: Web, accountId: string): string {
  return createHmac('sha256', web.secret).update(`typed by ${accountId}`).digest('base64url')
}

function ownerIn(web: Web, mark: string): string | undefined {
  const [accountId = '', given = ''] = mark.split('.')
  const right = Buffer.from(signatureOf(web, accountId))
  const same = right.length === Buffer.byteLength(given) && timingSafeEqual(right, Buffer.from(given))
  return same ? accountId : undefined
}

/**
 * A form sent by someone whose session has ended: what was typed waits in the session while they sign in
 * again. Files and passwords do not.
 * @throws NotSignedIn always, so that the browser goes to sign in and comes back to this address
 */
export function stashAndSignIn(web: Web, request: FastifyRequest, secrets: readonly string[]): never {
  const sent = sentOf(request.body)
  const answers = typedWords(sent, secrets)
  if (!ownerIn(web, textOf(sent._for))) throw new NotSignedIn()
  if (JSON.stringify(answers).length > MOST) {
    request.session.set('notice', {
      kind: 'information',
      heading: 'You were signed out before we could keep what you wrote',
      text: 'It is too long to keep while you are signed out. Use Back in your browser to copy it, then sign in and paste it.',
    })
  } else {
    request.session.set('stash', { path: pathOf(request), answers })
  }
  throw new NotSignedIn()
}

function typedWords(sent: Sent, secrets: readonly string[]): Record<string, unknown> {
  const words = Object.entries(sent).filter(
    ([name, value]) =>
      name !== '_csrf' && !secrets.includes(name) && (typeof value === 'string' || isTexts(value)),
  )
  return Object.fromEntries(words)
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

/** What this same person typed at this address before they had to sign in again: taken once. */
export function takeStash(web: Web, request: FastifyRequest, accountId: string): Sent | undefined {
  const { stash } = request.session
  if (stash?.path !== pathOf(request)) return undefined
  request.session.set('stash', undefined)
  const answers = sentOf(stash.answers)
  return ownerIn(web, textOf(answers._for)) === accountId ? answers : undefined
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''
