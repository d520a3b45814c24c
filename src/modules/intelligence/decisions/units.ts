import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { isPersonRole, roles } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { editionOf } from '../attention/edition.ts'
import { demoOfficerId } from '../demo-ids.ts'
import { findPictures } from '../pictures/picture-store.ts'
import { pictureSubject } from '../pictures/queries.ts'
import { readers } from '../policy.ts'
import { Decide, Decided } from '../schema.ts'
import type { Picture } from '../triangulate/picture.ts'
import { addDecision } from './decision-store.ts'
import { type DecisionWords, restingOn } from './heard.ts'

/** Lantern decides nothing: a person does, by name and with a reason, and what they saw then is kept beside it. */
export const decideNext = command({
  name: 'intelligence.decideNext',
  does: 'Records what somebody will do about a home, and why: by name, with what the picture was when it was decided.',
  api: 'POST /intelligence/homes/{homeId}/decisions',
  status: 201,
  input: Decide,
  output: Decided,
  can: 'intelligence.decide',
  subject: pictureSubject,
  async run(ctx, given, { home }) {
    const { kind, accountId, dueOn, words } = given
    const { tx, actor, ids, now, today } = ctx
    if (!actor.id) throw new NotAllowed('Sign in to do this: a decision needs a named person')
    const holders = await holdersOf(ctx, readers)
    if (!holders.some(one => one.accountId === accountId))
      throw new Invalid([
        { field: 'accountId', message: 'Choose somebody who works on this for the council' },
      ])
    if (dueOn && dueOn < today.toString())
      throw new Invalid([{ field: 'dueOn', message: 'Choose today or a day to come' }])
    const edition = await editionOf(ctx)
    const picture = (await findPictures(tx, actor.councilId, [home.id])).find(one => one.edition === edition)
    if (!picture?.level)
      throw new Conflict('No picture of this home has been made yet. It is made within seconds: try again.')
    const { level, inputsHash } = picture
    const rests = restingOn(given, JSON.parse(picture.body) as Picture, today.toString())
    const { said, ...heard } = rests
    const id = ids.next()
    await addDecision(tx, {
      ...{ councilId: actor.councilId, id, homeId: home.id, kind, accountId, dueOn: dueOn || null },
      ...{ edition, level, inputsHash, at: now, by: actor.id },
      ...heard,
      words: (await sealerFor(ctx, id))({ reason: words, said } satisfies DecisionWords),
    })
    const told = { decisionId: id, kind, accountId, dueOn: dueOn || null }
    return done(
      { id },
      event('NextStepDecided', { ...told, facts: heard.facts.length, unheard: heard.unheard }),
    )
  },
  example: {
    role: 'quality-officer',
    input: {
      ...{ homeId: demoIds.home, kind: 'visit', accountId: demoOfficerId, dueOn: '' },
      words: 'Nobody who lives there has been heard this year. A visit without notice, at teatime.',
    },
  },
})

export const listDeciders = query({
  name: 'intelligence.listPeople',
  does: 'Lists who can be given something to do about a home.',
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ accountId: z.uuid(), name: z.string(), roles: z.string() })),
  }),
  can: 'intelligence.decide',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const holders = (await holdersOf(ctx, readers)).filter(one => one.role !== 'board-member')
    const names = await accountNames(
      ctx.tx,
      ctx.actor.councilId,
      holders.map(one => one.accountId),
    )
    const people = [...Map.groupBy(holders, one => one.accountId)].map(([accountId, own]) => ({
      accountId,
      name: names.get(accountId) ?? 'Name not known',
      roles: own.flatMap(({ role }) => (isPersonRole(role) ? [roles[role].label] : [])).join(', '),
    }))
    return { items: people.sort((a, b) => a.name.localeCompare(b.name, 'en')) }
  },
  trace: 'nothing',
})
