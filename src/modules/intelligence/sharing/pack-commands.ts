import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { editionOf } from '../attention/edition.ts'
import { clear, unclear } from '../tellings/telling-store.ts'
import { inListOrder, OWN_COUNCIL } from './agencies.ts'
import { demoIds } from './demo-ids.ts'
import { forCouncil } from './facts.ts'
import { gatherKnown } from './gather.ts'
import { homesOfMeetings } from './meeting-store.ts'
import { agencyPack, clearedPack, councilPack, type Making, type Pack, sealed } from './pack.ts'
import { addPacks, packsOf } from './pack-store.ts'
import { addMark } from './record-store.ts'
import { Changed, MarkFact, OneMeeting, PackMade } from './schema.ts'
import * as of from './subject.ts'

const example = { role: 'quality-officer' as const }

async function homesOnAgenda(ctx: Context, meetingId: string) {
  const rows = await homesOfMeetings(ctx.tx, ctx.actor.councilId, [meetingId])
  const homes = await homesById(
    ctx.tx,
    rows.map(row => row.homeId),
  )
  return [...homes.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

export const makeSharingPack = command({
  name: 'intelligence.makeSharingPack',
  does: 'Makes the pack of an information sharing meeting as things are known today: an edition for the council, one for those who may know of every case, and one for each partner who is invited. It never changes afterwards; made again, it is a new version.',
  api: 'POST /sharing-meetings/{sharingId}/packs',
  status: 201,
  input: OneMeeting,
  output: PackMade,
  can: 'sharing.work',
  subject: of.lockedMeeting,
  async run(ctx, { sharingId }, { row, invited }) {
    of.refuseClosed(row)
    const by = of.signedIn(ctx)
    const before = await packsOf(ctx.tx, ctx.actor.councilId, sharingId)
    const version = (before[0]?.version ?? 0) + 1
    const making = { version, on: ctx.today.toString(), madeAt: ctx.now.toString() }
    const agencies = inListOrder(invited.map(one => one.agency)).filter(one => one !== OWN_COUNCIL)
    const packs = await editionsOf(ctx, sharingId, agencies, making)
    await keepPacks(ctx, sharingId, by, packs)
    const open = packs.filter(pack => pack.edition !== 'cleared')
    const hashes = Object.fromEntries(open.map(pack => [pack.edition, sealed(pack).hash.toString('hex')]))
    const editions = packs.map(pack => pack.edition)
    return done({ version, editions }, event('SharingPackMade', { version, editions, hashes }))
  },
  example: { ...example, input: { sharingId: demoIds.planned } },
})

/** What everybody else gets is made before anything is read that only some may know. */
async function editionsOf(ctx: Context, meetingId: string, agencies: readonly string[], making: Making) {
  const homes = await homesOnAgenda(ctx, meetingId)
  await unclear(ctx.tx)
  const known = await gatherKnown(ctx, { meetingId, homes, edition: 'council' })
  const open = [councilPack(known, making), ...agencies.map(one => agencyPack(known, one, making))]
  await clear(ctx.tx)
  const all = await gatherKnown(ctx, { meetingId, homes, edition: 'cleared' })
  await unclear(ctx.tx)
  return [clearedPack(all, making), ...open]
}

function keepPacks(
  { tx, actor, now, today }: Context,
  meetingId: string,
  madeBy: string,
  packs: readonly Pack[],
) {
  const { councilId } = actor
  return addPacks(
    tx,
    packs.map(pack => ({
      ...{ councilId, meetingId, version: pack.version, edition: pack.edition, onDate: today.toString() },
      ...{ madeAt: now, madeBy, ...sealed(pack) },
    })),
  )
}

export const markSharingFact = command({
  name: 'intelligence.markSharingFact',
  does: 'Says of a fact, for one meeting, whether it is hearsay or verified and which partners may see it, with a reason. Packs made from now on have it so.',
  api: 'POST /sharing-meetings/{sharingId}/facts/{sharingFactId}',
  input: MarkFact,
  output: Changed,
  can: 'sharing.work',
  async subject(ctx, input) {
    const meeting = await of.lockedMeeting(ctx, input)
    const found = await factNow(ctx, input)
    return { ...meeting, homeId: found?.homeId, found }
  },
  async run(ctx, { sharingId, sharingFactId: factId, sureness, agencies = [], reason }, { row, found }) {
    of.refuseClosed(row)
    const by = of.signedIn(ctx)
    if (!found)
      throw new NotFound('We could not find that fact among what is known today. Look at the facts again.')
    const opened = inListOrder(agencies)
    if (found.restricted && opened.length > 0)
      throw new Conflict(
        'This is known only to those with a role in cases, so no partner’s edition can have it. Leave the partners out.',
      )
    const { councilId } = ctx.actor
    const id = ctx.ids.next()
    await addMark(ctx.tx, {
      ...{ councilId, id, meetingId: sharingId, homeId: found.homeId, factId, sureness, agencies: opened },
      ...{ restricted: found.restricted, at: ctx.now, by, words: (await sealerFor(ctx, id))({ reason }) },
    })
    return done({ id }, event('SharingFactMarked', { factId, sureness, agencies: opened }))
  },
  example: {
    ...example,
    input: {
      ...{ sharingId: demoIds.planned, sharingFactId: demoIds.fact, sureness: 'verified', agencies: ['cqc'] },
      reason: 'The district nurse who saw it rang me herself, and CQC looks at the same home.',
    },
  },
})

/** A fact of the meeting's homes as this reader may know it; `restricted` where officers at large do not. */
async function factNow(
  ctx: Context,
  { sharingId, sharingFactId: factId }: { sharingId: string; sharingFactId: string },
) {
  const homes = await homesOnAgenda(ctx, sharingId)
  const open = await gatherKnown(ctx, { meetingId: sharingId, homes, edition: 'council' })
  for (const home of open) {
    const shown = home.small ? [] : forCouncil(home.facts)
    if (shown.some(one => one.id === factId)) return { homeId: home.homeId, restricted: false }
  }
  if ((await editionOf(ctx)) === 'council') return undefined
  const all = await gatherKnown(ctx, { meetingId: sharingId, homes, edition: 'cleared' })
  const home = all.find(one => one.facts.some(fact => fact.id === factId))
  return home && { homeId: home.homeId, restricted: true }
}
