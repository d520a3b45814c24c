import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { demoIds as demoHomes, type HomeInBrief } from '#src/modules/homes/index.ts'
import { findSubmission } from '../submissions/store.ts'
import { demoIds } from './demo-ids.ts'
import type { Audience } from './kinds.ts'
import { addBrought, addMinute } from './record-store.ts'
import { AddMinute, BringFact, Changed } from './schema.ts'
import * as of from './subject.ts'

const example = { role: 'quality-officer' as const }

/** What is written of a small home stays with those who have a role in cases, whoever else was meant to read it. */
export const audienceAt = (home: HomeInBrief | undefined, asked: Audience): Audience =>
  home && of.isSmall(home) ? 'case-roles' : asked

export const addSharingMinute = command({
  name: 'intelligence.addSharingMinute',
  does: 'Adds a short item to the minutes of an information sharing meeting, and who may read it.',
  api: 'POST /sharing-meetings/{sharingId}/minutes',
  status: 201,
  input: AddMinute,
  output: Changed,
  can: 'sharing.work',
  subject: of.homeOnAgenda,
  async run(ctx, { sharingId, words, audience: asked }, { row, home }) {
    of.refuseClosed(row)
    if (row.state === 'planned')
      throw new Conflict(
        'The meeting has not been held yet. Write down first that it was held, and who was there.',
      )
    if (home) await of.refuseOffAgenda(ctx, sharingId, home.id)
    const { id, ...rest } = await written(ctx, sharingId, { words })
    const audience = audienceAt(home, asked)
    const homeId = home?.id ?? null
    await addMinute(ctx.tx, { id, ...rest, homeId, audience })
    return done({ id }, event('SharingMinuteAdded', { minuteId: id, homeId, audience }))
  },
  example: {
    ...example,
    input: {
      ...{ sharingId: demoIds.held, homeId: '', audience: 'partners' },
      words: 'All agreed to tell each other of calls at night within a day.',
    },
  },
})

async function written(ctx: Context, meetingId: string, words: object) {
  const by = of.signedIn(ctx)
  const id = ctx.ids.next()
  const { councilId } = ctx.actor
  return { councilId, id, meetingId, at: ctx.now, by, words: (await sealerFor(ctx, id))(words) }
}

export const bringSharingFact = command({
  name: 'intelligence.bringSharingFact',
  does: 'Writes down what a partner says of a home: how they know, hearsay or verified, and who may see it. It comes into packs made from now on. It counts as a signal only where it is told as what a partner submitted as well.',
  api: 'POST /sharing-meetings/{sharingId}/brought',
  status: 201,
  input: BringFact,
  output: Changed,
  can: 'sharing.work',
  subject: of.homeOnAgenda,
  async run(ctx, input, { row, home }) {
    const { sharingId, homeId, agency, observedOn, sureness, words: says, source } = input
    of.refuseClosed(row)
    await of.refuseOffAgenda(ctx, sharingId, homeId)
    if (observedOn > ctx.today.toString())
      throw new Invalid([{ field: 'observedOn', message: 'Choose a day that has come' }])
    const submitted = await submissionFor(ctx, homeId, input.submissionId || null)
    const { id, ...rest } = await written(ctx, sharingId, { says, source })
    const audience = submitted?.restriction === 'case-roles' ? 'case-roles' : audienceAt(home, input.audience)
    const submissionId = submitted?.id ?? null
    await addBrought(ctx.tx, {
      ...{ id, ...rest, homeId, agency, observedOn, sureness, audience, submissionId },
    })
    return done(
      { id },
      event('SharingFactBrought', { broughtId: id, homeId, agency, sureness, audience, submissionId }),
    )
  },
  example: {
    ...example,
    input: {
      ...{ sharingId: demoIds.held, homeId: demoHomes.home, agency: 'icb', observedOn: '2026-11-12' },
      ...{ sureness: 'hearsay', audience: 'partners', submissionId: '' },
      words: 'The practice is rung less often in the evening than it was.',
      source: 'The practice manager says so; nobody has counted yet.',
    },
  },
})

/** Told twice, it is one fact: the submission must be of the same home, and one that this person may read. */
async function submissionFor(ctx: Context, homeId: string, submissionId: string | null) {
  if (submissionId === null) return undefined
  const found = await findSubmission(ctx.tx, ctx.actor.councilId, submissionId)
  const readable = found && (found.restriction !== 'case-roles' || of.isCleared(ctx))
  if (!found || !readable || found.homeId !== homeId || found.takenBack)
    throw new Invalid([{ field: 'submissionId', message: 'Choose what a partner submitted of this home' }])
  return found
}
