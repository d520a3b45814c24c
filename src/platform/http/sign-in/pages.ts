import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LinkModel } from '../../view/models.ts'
import type { Web } from '../context.ts'
import { renderPage } from '../render.ts'
import { type Way, wayKey, wayLabel } from './people.ts'

/** A page that says one thing and offers the next step. */
export interface Message {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly button?: LinkModel
  readonly small?: string
}

const again = (to = '/'): LinkModel => ({
  text: 'Sign in',
  href: to === '/' ? '/sign-in/start' : `/sign-in/start?to=${encodeURIComponent(to)}`,
})

export const messages = {
  signIn: (to: string): Message => ({
    title: 'Sign in to Lantern',
    paragraphs: [
      'Use the account that you use at work. Lantern never sees your password.',
      'If you work for a care home, use the account that you were invited with.',
    ],
    button: again(to),
    small: 'You do not need an account to tell us that you are worried about someone.',
  }),
  signedOut: {
    title: 'You are signed out',
    paragraphs: ['If you share this device, close the browser as well.'],
    button: { ...again(), text: 'Sign in again' },
  },
  signingOut: (url: URL): Message => ({
    title: 'You are signed out of Lantern',
    paragraphs: ['We are now signing you out of your work account as well. It takes a moment.'],
    button: { text: 'Go on', href: url.href },
  }),
  failed: {
    title: 'We could not sign you in',
    paragraphs: [
      'The sign-in took too long, was stopped, or was used before. Nothing is lost.',
      'Please start again. If it happens twice, tell the person who looks after Lantern in your council.',
    ],
    button: { ...again(), text: 'Start again' },
  },
  away: {
    title: 'We cannot check who you are just now',
    paragraphs: [
      'Lantern is here, but the service that you sign in with does not answer. It is not your fault, and nothing that you saved is lost.',
      'Try again in a minute. If it goes on, tell the person who looks after Lantern in your council.',
    ],
    button: { ...again(), text: 'Try again' },
  },
} as const satisfies Record<string, Message | ((...given: never[]) => Message)>

export async function sendMessage(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  message: Message,
): Promise<FastifyReply> {
  const { title, ...rest } = message
  return send(web, request, reply, 'platform/sign-in/sign-in.njk', {
    page: { title, width: 'question' },
    ...rest,
  })
}

export function sendNoAccount(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  email: string | undefined,
): Promise<FastifyReply> {
  return send(web, request, reply.status(403), 'platform/sign-in/no-account.njk', {
    page: { title: 'You do not have access to Lantern yet', width: 'question' },
    email,
    startHref: '/sign-in/start',
  })
}

export function sendChoice(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  ways: readonly Way[],
): Promise<FastifyReply> {
  const names = new Set(ways.map(way => way.councilName))
  const now = request.signedIn?.actor
  return send(web, request, reply, 'platform/sign-in/choose-role.njk', {
    page: {
      title: 'What are you here to do?',
      lede: 'You have more than one role. You can change to another at any time.',
      width: 'question',
    },
    csrfToken: reply.generateCsrf(),
    councils: [...names].map(name => ({
      name,
      ways: ways
        .filter(way => way.councilName === name)
        .map(way => ({
          value: wayKey(way),
          label: wayLabel(way),
          current: now?.role === way.role && now.councilId === way.councilId,
        })),
    })),
  })
}

async function send(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  template: string,
  model: Parameters<typeof renderPage>[4],
): Promise<FastifyReply> {
  const html = await renderPage(web, request, reply, template, model)
  return reply.type('text/html; charset=utf-8').send(html)
}
