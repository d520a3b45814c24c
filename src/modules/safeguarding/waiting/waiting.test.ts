import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyCommand } from '#platform/module.ts'
import { takeAdvocateStep } from '../advocacy/commands.ts'
import { getCase } from '../case/get-case.ts'
import { closeConcern } from '../concern/commands.ts'
import { listConcerns } from '../concern/queries.ts'
import { askFor } from '../enquirers/ask.ts'
import { withdrawRequest } from '../enquirers/commands.ts'
import { pauseEnquiry, resumeEnquiry } from '../enquiry/commands.ts'
import { liftHold, reviewHold, tellPolice } from '../police/commands.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { askOther, chaseWait, endWait } from './commands.ts'

const world = safeguardingWorld()
const { planned, caseOf } = enquiriesIn(world)
const practitioner = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')

const ask = (concernId: string, more: object = {}) =>
  world
    .runner()
    .run(
      askOther,
      { concernId, what: 'record', whom: 'nhs', words: 'The letter', ...more } as never,
      practitioner(),
    )

const waitsOf = async (concernId: string) =>
  (await caseOf(concernId)).waiting.map(({ whom, what, chaseOn }) => [whom, what, chaseOn])

const waiting = (caller = manager(), now?: string) =>
  world.runner(now).ask(listConcerns, { list: 'waiting', perPage: 100 }, caller)

const run = (command: AnyCommand, input: object) =>
  world.runner().run(command, input, practitioner()) as Promise<{ id: string }>

describe('what waits for somebody else', () => {
  it('says what, of whom, since when and when they are asked again', async () => {
    const { id } = await world.raised()
    await ask(id, { sinceOn: '2026-11-10', chaseOn: '2026-11-20', who: 'The surgery' })
    await ask(id, { what: 'time', whom: 'adult', words: 'Until Sunday' })
    const [record, time] = (await caseOf(id)).waiting
    expect(record).toMatchObject({
      what: 'A record',
      whom: 'The NHS',
      since: '2026-11-10',
      chaseOn: '2026-11-20',
    })
    expect(time).toMatchObject({ whom: 'The adult', since: '2026-11-16', chaseOn: '2026-11-23' })
    expect((await waiting()).items.find(item => item.id === id)?.waiting).toHaveLength(2)
  })

  it('is asked again, with the day moved, and ends when it came', async () => {
    const { id } = await world.raised()
    const { id: waitId } = await ask(id)
    const input = { concernId: id, waitId, version: 1 }
    await run(chaseWait, { ...input, chaseOn: '2026-12-01', words: 'It is being typed.' })
    const [chased] = (await caseOf(id)).parts.waiting as [object]
    expect(chased).toMatchObject({ chased: 1, chaseOn: '2026-12-01', chasedWords: ['It is being typed.'] })
    await expect(run(chaseWait, { ...input, chaseOn: '2026-12-02' })).rejects.toMatchObject({
      name: 'Conflict',
    })
    await run(endWait, { ...input, version: 2, words: 'It came.' })
    expect(await waitsOf(id)).toEqual([])
    await expect(run(endWait, { ...input, version: 3 })).rejects.toMatchObject({ name: 'Conflict' })
  })

  it('is refused on odd days, for what a step of its own asks, and about another case', async () => {
    const [{ id }, other] = [await world.raised(), await world.raised()]
    await expect(ask(id, { sinceOn: '2026-11-17' })).rejects.toMatchObject({ faults: [{ field: 'sinceOn' }] })
    await expect(ask(id, { chaseOn: '2026-11-15' })).rejects.toMatchObject({ faults: [{ field: 'chaseOn' }] })
    await expect(ask(id, { what: 'police-hold' })).rejects.toMatchObject({ faults: [{ field: 'what' }] })
    const { id: waitId } = await ask(id)
    const foreign = { concernId: other.id, waitId, version: 1, chaseOn: '2026-12-01' }
    await expect(run(chaseWait, foreign)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('is begun and ended by the police hold', async () => {
    const { id: concernId } = await world.raised()
    const hold = { concernId, hold: 'yes', blocks: ['interviews'], reviewOn: '2026-11-19' }
    const { id: policeId } = await run(tellPolice, hold)
    const lift = 'The police to lift their hold'
    expect(await waitsOf(concernId)).toEqual([['The police', lift, '2026-11-19']])
    const [wait] = (await caseOf(concernId)).waiting
    const again = { concernId, waitId: wait?.id, version: 1, chaseOn: '2026-12-01' }
    await expect(run(chaseWait, again)).rejects.toThrow(/police hold/)
    await run(reviewHold, { concernId, policeId, version: 1, reviewOn: '2026-11-26' })
    expect(await waitsOf(concernId)).toEqual([['The police', lift, '2026-11-26']])
    await run(liftHold, { concernId, policeId, version: 2, liftedOn: '2026-11-16', who: 'DC Malik' })
    expect(await waitsOf(concernId)).toEqual([])
  })

  it('is begun by instructing an advocate and ended by their coming', async () => {
    const { id: concernId } = await world.raised()
    await run(takeAdvocateStep, { concernId, step: 'instructed', happenedOn: '2026-11-13' })
    expect(await waitsOf(concernId)).toEqual([['The advocacy service', 'An advocate', '2026-11-23']])
    await run(takeAdvocateStep, { concernId, step: 'appointed', happenedOn: '2026-11-16', name: 'N' })
    expect(await waitsOf(concernId)).toEqual([])
  })

  it('is begun by asking to enquire, and ended by withdrawing it', async () => {
    const concernId = await planned()
    const asking = { concernId, kind: 'enquire', askedOf: 'other', whom: 'The GP', scope: 'How old is it?' }
    const { id: requestId } = await run(askFor, { ...asking, dueOn: '2026-11-30' })
    expect(await waitsOf(concernId)).toEqual([['Somebody else', 'What they found out', '2026-11-30']])
    await run(withdrawRequest, { concernId, requestId, version: 1 })
    expect(await waitsOf(concernId)).toEqual([])
  })

  it('is begun and ended by a pause of the enquiry', async () => {
    const concernId = await planned()
    const pausing = { concernId, version: 2, reason: 'adult-choice', reviewOn: '2026-11-21' }
    await run(pauseEnquiry, pausing)
    expect(await waitsOf(concernId)).toEqual([['The adult', 'The adult asked for more time', '2026-11-21']])
    await run(resumeEnquiry, { concernId, version: 3 })
    expect(await waitsOf(concernId)).toEqual([])
  })
})

describe('the list of what waits for others', () => {
  const made: { early?: string; late?: string; closed?: string } = {}
  beforeAll(async () => {
    made.late = (await world.raised()).id
    made.early = (await world.raised()).id
    made.closed = await closedOne()
    await ask(made.late, { chaseOn: '2026-12-20' })
    await ask(made.early, { chaseOn: '2026-11-16' })
    await ask(made.early, { chaseOn: '2026-12-31' })
  })

  async function closedOne(): Promise<string> {
    const concernId = await planned()
    await ask(concernId)
    await run(closeConcern, { concernId, version: 2, closingReason: 'mistaken' })
    return concernId
  }

  it('has whoever is to be asked again first on top, each case once, and none that is closed', async () => {
    const answer = await waiting()
    const ids = answer.items.map(item => item.id)
    expect(ids[0]).toBe(made.early)
    expect(ids.at(-1)).toBe(made.late)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(made.closed)
    expect(answer.total).toBe(ids.length)
    expect(answer.counts.waiting).toBe(ids.length)
  })

  it('shows to each what they may read, page by page', async () => {
    const south = world.as('safeguarding-practitioner', SOUTH)
    const whole = (await waiting(south)).items.map(item => item.id)
    const paged: string[] = []
    for (let page = 1; page <= whole.length; page++) {
      const { items } = await world.runner().ask(listConcerns, { list: 'waiting', page, perPage: 1 }, south)
      paged.push(...items.map(item => item.id))
    }
    expect(paged).toEqual(whole)
    for (const concernId of whole) await world.runner().ask(getCase, { concernId }, south)
    expect((await waiting(world.as('quality-officer'))).total).toBe(0)
  })
})
