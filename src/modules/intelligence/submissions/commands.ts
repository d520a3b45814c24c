import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds as demoHomes, type HomeInBrief } from '#src/modules/homes/index.ts'
import { bedDaysOf, occupiedOf } from './bed-days.ts'
import { factsKept, refuseFaults } from './check.ts'
import { demoIds } from './demo-ids.ts'
import { Correct, Facts, TakeBack, Told } from './schema.ts'
import { addSubmissions, correctRow, findSubmission, takeBackRow } from './store.ts'
import { aboutHome, restrictionFor, submissionSubject } from './subject.ts'
import { tellSubmissions } from './tell.ts'

const CHANGED = 'Somebody changed this in the meantime, or took it back. Look at it again, then try again.'

const facts = {
  ...{ homeId: demoHomes.home, partner: 'district-nurses', kind: 'advice-not-followed', from: '2026-11-12' },
  ...{ seenBy: 'nurse', sureness: 'verified' as const, reference: 'DN-2026-0417' },
}

export const contribute = command({
  name: 'intelligence.contribute',
  does: 'Tells something that was seen at a home: by a partner, by an officer on their behalf, or by the home itself. Codes, days and roles; no names and no story.',
  api: 'POST /intelligence/submissions',
  status: 201,
  input: Facts,
  output: Told,
  can: 'submission.contribute',
  subject: aboutHome,
  async run(ctx, { homeId: _asked, ...given }, { home }) {
    refuseFaults(ctx, given)
    const { councilId, id: by = null } = ctx.actor
    const id = ctx.ids.next()
    await addSubmissions(ctx.tx, councilId, ctx.now, [
      {
        ...{ id, homeId: home.id, ...factsKept(given), ...(await countedAgainst(ctx, given, home)) },
        ...{ grade: null, restriction: restrictionFor(home.beds, given) },
        ...{ receivedOn: ctx.today.toString(), fileId: null, by, fingerprint: null },
      },
    ])
    await retell(ctx, id)
    const { partner, kind, sureness } = given
    return done({ id, version: 1 }, event('SubmissionMade', { submissionId: id, partner, kind, sureness }))
  },
  example: { role: 'partner', input: facts },
})

async function countedAgainst(
  ctx: Context,
  given: Omit<Facts, 'homeId'>,
  { id, beds }: Pick<HomeInBrief, 'id' | 'beds'>,
) {
  return bedDaysOf(given, { occupied: (await occupiedOf(ctx, [id])).get(id), beds })
}

async function retell(ctx: Context, id: string): Promise<void> {
  const row = await findSubmission(ctx.tx, ctx.actor.councilId, id)
  if (row) await tellSubmissions(ctx, [row])
}

export const correctSubmission = command({
  name: 'intelligence.correctSubmission',
  does: 'Corrects something that was told of a home. It counts as corrected from now on; what was known before stays as it was known.',
  api: 'POST /intelligence/submissions/{submissionId}/correction',
  input: Correct,
  output: Told,
  can: 'submission.change',
  subject: submissionSubject,
  async run(ctx, { submissionId: id, version, homeId, ...given }, { row }) {
    if (row.grade !== null)
      throw new Conflict('A food hygiene rating is corrected by its own file: bring the right one in.')
    refuseFaults(ctx, given)
    const asked = await aboutHome(ctx, { homeId })
    refuseOtherHome(ctx, asked.home.id)
    const { councilId } = ctx.actor
    const restriction = restrictionFor(asked.home.beds, given)
    const counted = await countedAgainst(ctx, given, asked.home)
    const next = { ...factsKept(given), ...counted, homeId: asked.home.id, restriction }
    if (!(await correctRow(ctx.tx, { councilId, id, version }, next, ctx.now))) throw new Conflict(CHANGED)
    await retell(ctx, id)
    return done({ id, version: version + 1 }, event('SubmissionCorrected', { submissionId: id }))
  },
  example: {
    role: 'quality-officer',
    input: { ...facts, submissionId: demoIds.submission, version: 1, sureness: 'hearsay' },
  },
})

/** A home's own people speak of that home alone. */
function refuseOtherHome({ actor }: Context, homeId: string): void {
  if (actor.homeIds.length > 0 && !actor.homeIds.includes(homeId))
    throw new Conflict('You can tell this of your own home. Choose that one.')
}

export const takeBackSubmission = command({
  name: 'intelligence.takeBackSubmission',
  does: 'Takes back something that was told of a home. It counts no more from now on; what was known before stays as it was known.',
  api: 'POST /intelligence/submissions/{submissionId}/take-back',
  input: TakeBack,
  output: Told,
  can: 'submission.change',
  subject: submissionSubject,
  async run(ctx, { submissionId: id, version, why }) {
    const { councilId, id: by = null } = ctx.actor
    const taken = await takeBackRow(ctx.tx, { councilId, id, version }, { at: ctx.now, by, why })
    if (!taken) throw new Conflict(CHANGED)
    await retell(ctx, id)
    return done({ id, version: version + 1 }, event('SubmissionTakenBack', { submissionId: id, why }))
  },
  example: {
    role: 'quality-officer',
    input: { submissionId: demoIds.submission, version: 1, why: 'told-twice' },
  },
})
