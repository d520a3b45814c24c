import { describe, expect, it } from 'vitest'
import { Invalid } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { raiseConcern } from '../concern/raise-commands.ts'
import { writeCard } from '../contact/units.ts'
import { recordOrder, recordProceedings } from '../court/commands.ts'
import { tellPolice } from '../police/commands.ts'
import { followReport, writeMore } from '../report/units.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { noteNotGiven, readMessages, replyToReporter } from './commands.ts'
import { RECEIPT } from './reader.ts'
import type { ReporterPart } from './schema.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const managerOfHome = () => world.as('provider-manager')

async function raisedByHome(also: object = {}) {
  const input = {
    homeId: world.homeId,
    adult: { givenName: 'Nora', familyName: `Of ${world.jobs.length}` },
    danger: 'no' as const,
    words: 'She fell in the night and nobody wrote it down.',
    ...also,
  }
  return world.runner().run(raiseConcern, input, managerOfHome())
}

const answer = (concernId: string, more: object = {}) =>
  world.runner().run(
    replyToReporter,
    {
      ...{ concernId, couldBeSource: 'no', restricted: 'no', ground: 'none', how: 'message' },
      ...more,
    },
    worker(),
  )

async function partOf(concernId: string): Promise<ReporterPart> {
  const { parts } = await world.runner().ask(getCase, { concernId }, worker())
  return parts.reporter as ReporterPart
}

const more = { ground: 'adult-agrees', more: 'She wants you to know that she is well.' }

const waiting = (concernId: string) =>
  world
    .runner()
    .run(
      writeCard,
      { concernId, version: 0, safe: 'yes', policeWait: 'yes', policeReviewOn: '2026-11-20' } as never,
      worker(),
    )
const held = (concernId: string) =>
  world.runner().run(tellPolice, { concernId, hold: 'yes', blocks: ['disclosure'] }, worker())

async function ordered(concernId: string) {
  const input = { concernId, kind: 's21a', number: 'COP 1', leadId: worker().actor.id ?? '' }
  const { id: courtCaseId } = await world.runner().run(recordProceedings, input, worker())
  const order = { madeOn: '2026-11-10', says: 'Only the parties.', restricts: ['disclosure'] }
  await world.runner().run(recordOrder, { concernId, courtCaseId, version: 1, ...order }, worker())
}

describe('answering whoever reported', () => {
  it('starts as a receipt with nothing of the case, read by the reporter; a mail says that something waits', async () => {
    const { id, reportId } = await raisedByHome()
    expect(await partOf(id)).toMatchObject({ answered: false, reach: 'account' })
    const before = world.jobs.length
    expect(await answer(id)).toMatchObject({ may: 'receipt-only' })
    const read = await world.runner().ask(followReport, { reportId }, managerOfHome())
    expect(read.messages).toMatchObject([{ side: 'council', words: RECEIPT }])
    expect(world.jobs.slice(before).map(job => job.command)).toEqual(['platform.sendMessage'])
    expect(await partOf(id)).toMatchObject({ answered: true, replies: [{ how: 'message', words: RECEIPT }] })
  })

  it.each([
    ['they could be the source of risk', { couldBeSource: 'yes' }],
    ['nobody knows whether they could', { couldBeSource: 'unknown' }],
    ['police restrict it', { restricted: 'yes' }],
    ['it is not known whether police do', { restricted: 'unknown' }],
    ['best interests are given and they have capacity', { ground: 'best-interests', hasCapacity: 'yes' }],
  ])('says no more where %s', async (_, check) => {
    const { id, reportId } = await raisedByHome()
    await expect(answer(id, { ...more, ...check })).rejects.toBeInstanceOf(Invalid)
    const read = await world.runner().ask(followReport, { reportId }, managerOfHome())
    expect(read.messages).toEqual([])
  })

  it('says exactly what was written where the adult agrees', async () => {
    const { id, reportId } = await raisedByHome()
    expect(await answer(id, more)).toMatchObject({ may: 'more' })
    const read = await world.runner().ask(followReport, { reportId }, managerOfHome())
    expect(read.messages.map(message => message.words)).toEqual([more.more])
  })

  it('says no more than a receipt while the card holds a police wait, whatever was ticked', async () => {
    const { id } = await raisedByHome()
    const wait = { concernId: id, version: 0, safe: 'yes', policeWait: 'yes', policeReviewOn: '2026-11-20' }
    await world.runner().run(writeCard, wait as never, worker())
    await expect(answer(id, more)).rejects.toMatchObject({ faults: [{ field: 'ground' }] })
    expect(await answer(id)).toMatchObject({ may: 'receipt-only' })
  })

  it.each([
    ['police ask to wait, by the card of another adult’s case of the same report', waiting],
    ['police hold back in that case what was alleged', held],
    ['an order of a court in that case restricts who may be told', ordered],
  ])('says no more than a receipt while %s', async (_, arrange) => {
    const { id, others } = await raisedByHome({ others: [{ givenName: 'Olive', familyName: 'Other' }] })
    await arrange(others[0]?.id ?? '')
    expect(await partOf(id)).toMatchObject({ held: true })
    await expect(answer(id, more)).rejects.toMatchObject({ faults: [{ field: 'ground' }] })
    expect(await answer(id)).toMatchObject({ may: 'receipt-only' })
  })

  it('goes by voice alone to somebody without account or code: nothing is sent that nobody would read', async () => {
    const reporter = { relation: 'relative', name: 'Ruth', contact: '01632 960100', naming: 'named' as const }
    const { id } = await world.raised({ reporter })
    await expect(answer(id)).rejects.toMatchObject({ faults: [{ field: 'how' }] })
    const before = world.jobs.length
    expect(await answer(id, { how: 'telephone' })).toMatchObject({ messageId: null })
    expect(world.jobs.length).toBe(before)
  })

  it('is done too when a reason is given why not', async () => {
    const { id: concernId } = await world.raised()
    await world.runner().run(noteNotGiven, { concernId, reason: 'untraceable' }, worker())
    expect(await partOf(concernId)).toMatchObject({ answered: true, replies: [{ how: 'not-given' }] })
  })

  it('shows what they wrote again until somebody has read it', async () => {
    const { id, reportId } = await raisedByHome()
    await world.runner().run(writeMore, { reportId, words: 'She is bruised now.' }, managerOfHome())
    expect(await partOf(id)).toMatchObject({ unread: 1, messages: [{ words: 'She is bruised now.' }] })
    await world.runner().run(readMessages, { concernId: id }, worker())
    expect(await partOf(id)).toMatchObject({ unread: 0 })
  })
})
