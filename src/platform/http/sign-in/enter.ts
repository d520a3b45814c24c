import type { FastifyReply, FastifyRequest } from 'fastify'
import { changeRole, signIn } from '../../accounts/index.ts'
import type { SignedIn, Web } from '../context.ts'
import type { Way } from './people.ts'
import type { Identity } from './provider.ts'

declare module 'fastify' {
  interface Session {
    /** Whom the provider says this is; kept so that a person can go on in another of their roles. */
    identity?: { issuer: string; subject: string; idToken: string | undefined }
    /** Where to go once a role is chosen. */
    to?: string
    /** A first sign-in, until it is written down. */
    firstTime?: boolean
  }
}

export interface Entering {
  readonly identity: Pick<Identity, 'issuer' | 'subject' | 'idToken'>
  readonly way: Way
  readonly to: string
  readonly firstTime: boolean
}

/**
 * Lets a person in: written down first, then a session under a new id, because an id from before the sign-in
 * may be known to somebody else. The end of the old one is the end of whatever it held.
 */
export async function enter(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  entering: Entering,
): Promise<FastifyReply> {
  const { way, to, firstTime } = entering
  const before = request.signedIn
  await writeDown(web, way, before, firstTime)
  const { stash } = request.session
  await request.session.regenerate()
  const { issuer, subject, idToken } = entering.identity
  request.session.set('identity', { issuer, subject, idToken })
  const { councilId, accountId, role } = way
  request.session.set('person', { councilId, accountId, role, homeId: null })
  // What was typed when the last session ended waits for its writer; but not for someone else.
  if (stash && !before) request.session.set('stash', stash)
  return reply.redirect(to, 303)
}

async function writeDown(
  web: Web,
  way: Way,
  before: SignedIn | undefined,
  firstTime: boolean,
): Promise<void> {
  const { accountId: id, accountName: name, role, councilId } = way
  const caller = { actor: { id, name, role, councilId, homeIds: [] }, via: 'page' as const }
  const same = before?.actor.id === id && before.actor.councilId === councilId
  if (same && before.actor.role !== role) {
    await web.runner.run(changeRole, { from: before.actor.role }, caller)
  } else {
    await web.runner.run(signIn, { firstTime }, caller)
    web.metrics.signIn('done')
  }
}
