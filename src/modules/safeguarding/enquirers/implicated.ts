import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import type { ConcernRow } from '../concern/store.ts'
import { type Recipient, recipientsFor } from './recipients.ts'
import { type RequestRow, requestsOf } from './store.ts'

type Known = Pick<RequestRow, 'conflicts' | 'askedOf' | 'signedFor' | 'signedBy'>

/** Whether anybody ever said in this case that the manager of its home could be part of it, or that it is not known. */
const isDoubted = (requests: readonly Known[]): boolean =>
  requests.some(one => !['no', undefined].includes(one.conflicts['manager-or-owner-implicated']))

/** A second person signed for this one by name, with a reason: never the one who asks or shares now. */
const isSignedFor = (requests: readonly Known[], accountId: string, actorId: string | undefined): boolean =>
  requests.some(one => one.signedFor === accountId && one.signedBy !== null && one.signedBy !== actorId)

/**
 * May this person of a home be asked or told something of a case? Where its manager may be part of it the nominated
 * individual is, or whom they name; the manager only where a second person signed why. Pure.
 */
export function mayBeAsked(
  requests: readonly Known[],
  recipient: Pick<Recipient, 'accountId' | 'role'>,
  actorId: string | undefined,
): boolean {
  if (recipient.role !== 'provider-manager' || !isDoubted(requests)) return true
  return isSignedFor(requests, recipient.accountId, actorId)
}

/** Call before somebody outside the council is asked or told something by name. @throws Invalid at `recipientId` */
export async function refuseImplicated(
  ctx: Context,
  concern: ConcernRow,
  recipientId: string,
): Promise<void> {
  const recipient = (await recipientsFor(ctx, concern)).find(one => one.accountId === recipientId)
  if (!recipient) return
  const requests = await requestsOf(ctx.tx, concern.councilId, concern.id)
  if (mayBeAsked(requests, recipient, ctx.actor.id)) return
  const message =
    'The manager may be part of what happened. Choose the nominated individual or somebody above them, or have a manager of the council, who is not you, sign why this person may be asked.'
  throw new Invalid([{ field: 'recipientId', message }])
}
