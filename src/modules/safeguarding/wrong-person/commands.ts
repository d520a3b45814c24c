import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { postMessage } from '#platform/notify/post.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoPersonIds, keepPerson, personInBrief } from '#src/modules/people/index.ts'
import { refuseStale } from '../concern/steps.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { governingReference } from '../governing-reference.ts'
import { Moved, MoveToRightPerson, SettleBreach } from './schema.ts'
import { addBreach, type BreachRow, findBreach, movePerson, onPersonSince, settle } from './store.ts'
import { breachWorkflow } from './workflow.ts'

type Named = z.output<typeof MoveToRightPerson>['rightPerson']

async function rightPerson(ctx: Context, { personId, ...named }: Named, row: ConcernWithPeople) {
  if (personId) {
    const known = await personInBrief(ctx, personId)
    if (!known) throw fault('We do not know that adult. Give their name instead.')
    if (known.id === row.personId) throw fault('It is on that adult’s file already. Say whom it is about.')
    return known
  }
  if (!named.givenName && !named.familyName && !named.knownAs) throw fault('Say whom it is about')
  return { id: await keepPerson(ctx, { ...named, homeId: row.homeId }), restricted: false }
}

const fault = (message: string) => new Invalid([{ field: 'rightPerson.personId', message }])

/** Somebody answers for it from the first minute: information governance where there is anyone, else who found it. */
async function ownerOf(ctx: Context): Promise<string> {
  const [governance] = await holdersOf(ctx, ['information-governance'])
  const owner = governance?.accountId ?? ctx.actor.id
  if (!owner)
    throw new Conflict('Nobody is there to answer for it. Give somebody the role of information governance.')
  return owner
}

export const moveToRightPerson = command({
  name: 'safeguarding.moveToRightPerson',
  does: 'Moves a case that is on the wrong adult’s file to the right one. The wrong file keeps only a code, and a breach is opened with somebody who answers for it.',
  api: 'POST /safeguarding/concerns/{concernId}/right-person',
  input: MoveToRightPerson,
  output: Moved,
  can: 'concern.move-person',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const right = await rightPerson(ctx, input.rightPerson, row)
    const { councilId, id: concernId, personId: wrongPersonId } = row
    const [id, reference] = [ctx.ids.next(), governingReference('B', ctx.ids.random())]
    const ownerId = await ownerOf(ctx)
    await addBreach(ctx.tx, {
      ...{ councilId, id, reference, concernId, wrongPersonId, rightPersonId: right.id, ownerId },
      sinceAt: (await onPersonSince(ctx.tx, councilId, concernId)) ?? row.receivedAt,
      foundAt: ctx.now,
      foundBy: ctx.actor.id ?? null,
      state: breachWorkflow.initial,
      words: (await sealerFor(ctx, id))({ text: input.words }),
    })
    await movePerson(ctx.tx, councilId, concernId, { personId: right.id, restricted: right.restricted })
    const link = `/safeguarding/breaches/${id}`
    if (ownerId !== ctx.actor.id) {
      await postMessage(ctx, { to: { accountId: ownerId }, template: 'work-for-you', reference, link })
    }
    return done(
      { id: concernId, version: row.version + 1, breachId: id, breachReference: reference },
      event('ConcernMoved', { from: wrongPersonId, to: right.id, breachId: id }),
      event('BreachOpened', { concernId, ownerId }, { type: 'breach', id, sensitive: true }),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ concernId: demoIds.newConcern, version: 1, rightPerson: { personId: demoPersonIds.person } },
      words: 'The caller gave the wrong room. It was Mrs Marlowe’s.',
    },
  },
})

export type BreachSubject = Subject & { readonly row: BreachRow & { readonly concernReference: string } }

/** @throws NotFound */
export async function breachSubject(
  ctx: Context,
  { breachId }: { readonly breachId: string },
): Promise<BreachSubject> {
  const row = await findBreach(ctx.tx, ctx.actor.councilId, breachId)
  if (!row) throw new NotFound('We could not find that breach. Look for it in the list.')
  return {
    type: 'breach',
    id: row.id,
    councilId: row.councilId,
    personId: row.rightPersonId,
    sensitive: true,
    row,
  }
}

export const settleBreach = command({
  name: 'safeguarding.settleBreach',
  does: 'Settles a breach: who was told of it, or why nobody had to be.',
  api: 'POST /safeguarding/breaches/{breachId}/settle',
  input: SettleBreach,
  output: z.object({ id: z.uuid(), version: z.int() }),
  can: 'breach.handle',
  subject: breachSubject,
  async run(ctx, input, { row }) {
    if (row.version !== input.version) {
      throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
        current: { version: row.version, state: row.state },
        sent: { version: input.version },
      })
    }
    applyAction(breachWorkflow, 'settle', row)
    await settle(ctx.tx, row, { outcome: input.outcome, at: ctx.now })
    return done({ id: row.id, version: row.version + 1 }, event('BreachSettled', { outcome: input.outcome }))
  },
  example: {
    role: 'information-governance',
    input: { breachId: demoIds.breach, version: 1, outcome: 'no-risk' },
  },
})
