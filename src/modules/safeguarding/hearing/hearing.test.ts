import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { NotAllowed } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { lookAtConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { decideAgainstWish, writeCapacity, writeHearing } from './commands.ts'
import type { HearingPart, WriteHearing } from './schema.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const run = world.runner

type Heard = Omit<z.input<typeof WriteHearing>, 'concernId'>
const hear = (concernId: string, input: Heard) => run().run(writeHearing, { concernId, ...input }, worker())

async function partOf(concernId: string): Promise<HearingPart> {
  const { parts } = await run().ask(getCase, { concernId }, worker())
  return parts.hearing as HearingPart
}

describe('hearing the adult', () => {
  it('keeps their words, whose they are, and whether they were seen alone; the newest first', async () => {
    const { id } = await world.raised()
    await hear(id, { spoken: true, said: 'Leave the light on.', alone: 'no' })
    await hear(id, { spoken: true, said: 'I am afraid of the night.', alone: 'yes', whoSaid: 'adult' })
    const { hearings } = await partOf(id)
    expect(hearings.map(one => one.said)).toEqual(['I am afraid of the night.', 'Leave the light on.'])
    expect(hearings[0]).toMatchObject({ alone: 'yes', whoSaid: 'adult' })
  })

  it('takes "not yet, because" for an answer, and it holds up no decision', async () => {
    const { id } = await world.raised()
    await run().run(lookAtConcern, { concernId: id, version: 1 }, worker())
    await hear(id, { spoken: false, notYet: 'not-alone', plannedOn: '2026-11-17', plannedWho: 'Aisha' })
    const decided = await run().run(
      decideConcern,
      {
        concernId: id,
        version: 2,
        limbs: { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'unknown' } },
        outcome: 'enquiry',
      },
      worker(),
    )
    expect(decided.state).toBe('enquiry')
    expect((await partOf(id)).hearings).toMatchObject([
      { notYet: 'not-alone', plannedWho: 'Aisha', said: null },
    ])
  })

  it.each<[string, Heard, string[]]>([
    ['words', { spoken: true }, ['said']],
    ['a reason', { spoken: false }, ['notYet']],
    ['the other reason in words', { spoken: false, notYet: 'other' }, ['notYetWords']],
    ['a day that was', { spoken: true, said: 'Yes', heardOn: '2026-11-17' }, ['heardOn']],
    ['a day that will be', { spoken: false, notYet: 'unwell', plannedOn: '2026-11-15' }, ['plannedOn']],
  ])('asks for %s', async (_, input, fields) => {
    const { id } = await world.raised()
    await expect(hear(id, input)).rejects.toMatchObject({ faults: fields.map(field => ({ field })) })
  })
})

describe('against the wish of the adult', () => {
  const decision = {
    about: 'acting',
    what: 'The police are told',
    spokeFreely: 'yes',
    proportionate: 'No less would keep her safe',
    told: 'not-yet',
  } as const

  it('best interests wait for a view of capacity for this decision', async () => {
    const { id: concernId } = await world.raised()
    const input = { concernId, ...decision, grounds: ['best-interests'] }
    await expect(run().run(decideAgainstWish, input, worker())).rejects.toMatchObject({
      faults: [{ field: 'grounds' }],
    })
    const view = { concernId, decision: 'Telling the police', capacity: 'lacked', speaksAlone: 'no' } as const
    await run().run(writeCapacity, { ...view, controlled: ['phone', 'money'] }, worker())
    await run().run(decideAgainstWish, input, worker())
    const part = await partOf(concernId)
    expect(part.capacity).toMatchObject([{ capacity: 'lacked', controlled: ['phone', 'money'] }])
    expect(part.againstWish).toMatchObject([{ outcome: 'goes-on', what: 'The police are told' }])
  })

  it('"please stop" is weighed with the same list, and both ways stay beside each other', async () => {
    const { id: concernId } = await world.raised()
    const asked = { concernId, ...decision, about: 'asked-to-stop' as const, told: 'told' as const }
    const told = { ...asked, toldOn: '2026-11-16' }
    await run().run(decideAgainstWish, { ...told, outcome: 'stops' }, worker())
    await run().run(decideAgainstWish, { ...told, outcome: 'goes-on', grounds: ['others-at-risk'] }, worker())
    const { againstWish } = await partOf(concernId)
    expect(againstWish.map(one => one.outcome)).toEqual(['goes-on', 'stops'])
  })

  it('is decided by a practitioner or a manager: a duty worker acts, and hands it on', async () => {
    const { id: concernId } = await world.raised()
    const asked = run().run(
      decideAgainstWish,
      { concernId, ...decision, grounds: ['vital-interests'] },
      world.as('duty-worker'),
    )
    await expect(asked).rejects.toBeInstanceOf(NotAllowed)
  })
})
