import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import { judgeEnquiry } from '../enquiry/commands.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { concludeEnquiry, recordConclusion, signConclusion } from './commands.ts'
import type { ConclusionView } from './schema.ts'

const world = safeguardingWorld()
const { planned, caseOf, enquiryOf } = enquiriesIn(world)
const me = () => world.as('safeguarding-practitioner')
const boss = () => world.as('safeguarding-manager')
const run = world.runner

async function concluding(): Promise<string> {
  const concernId = await planned()
  await run().run(judgeEnquiry, { concernId, version: 2 }, me())
  return concernId
}

const said = { capacity: 'had', words: 'She was helped in a hurry.' }
const write = (concernId: string, more: object = {}, version = 3) =>
  run().run(
    recordConclusion,
    { concernId, version, riskAssessment: 'identified-action', ...said, ...more },
    me(),
  )
const conclude = (concernId: string, version = 3) => run().run(concludeEnquiry, { concernId, version }, me())
const sign = (concernId: string, conclusionId: string, agrees = 'yes', caller = boss()) =>
  run().run(signConclusion, { concernId, conclusionId, agrees, words: 'So I think.' }, caller)
const conclusionOf = async (concernId: string) =>
  (await caseOf(concernId)).parts.conclusion as NonNullable<ConclusionView>

describe('concluding an enquiry', () => {
  it('needs a conclusion first, and then no second person where something was done', async () => {
    const concernId = await concluding()
    await expect(conclude(concernId)).rejects.toThrow(/Write down the conclusion first/)
    await write(concernId)
    expect((await conclude(concernId)).state).toBe('concluded')
    expect(await enquiryOf(concernId)).toMatchObject({ endedOn: '2026-11-16', ended: true })
  })

  it.each(['identified-no-action', 'inconclusive-no-action', 'not-identified-no-action'])(
    'as %s needs a second person, who is not the first',
    async riskAssessment => {
      const concernId = await concluding()
      const { id } = await write(concernId, { riskAssessment })
      await expect(conclude(concernId)).rejects.toThrow(/second person reads it first/)
      await expect(sign(concernId, id, 'yes', me())).rejects.toThrow(NotAllowed)
      await sign(concernId, id)
      expect((await conclude(concernId)).state).toBe('concluded')
    },
  )

  it('waits where the second person does not agree, until it is written anew', async () => {
    const concernId = await concluding()
    const { id } = await write(concernId, { riskAssessment: 'identified-no-action' })
    await sign(concernId, id, 'no')
    await expect(conclude(concernId)).rejects.toThrow(/does not agree/)
    await write(concernId)
    await expect(sign(concernId, id)).rejects.toThrow(Conflict)
    expect((await conclude(concernId)).state).toBe('concluded')
    expect(await conclusionOf(concernId)).toMatchObject({ earlier: 1 })
  })

  it('at the wish of the adult is weighed, signed, and possible at any stage', async () => {
    const concernId = await planned()
    const stop = { riskAssessment: 'ceased-at-request', spokeFreely: 'unknown' }
    await expect(write(concernId, stop, 2)).rejects.toThrow(Invalid)
    const { id } = await write(
      concernId,
      { ...stop, why: 'Her advocate was with her, and nobody else is at risk.' },
      2,
    )
    await sign(concernId, id)
    expect((await conclude(concernId, 2)).state).toBe('ceased')
  })

  it('keeps what the worker and the person say of the risk apart', async () => {
    const concernId = await concluding()
    await write(concernId, {
      riskWorker: 'removed',
      riskPerson: 'remained',
      personWords: 'I am still afraid.',
    })
    expect(await conclusionOf(concernId)).toMatchObject({
      riskWorker: 'removed',
      riskPerson: 'remained',
      personWords: 'I am still afraid.',
    })
  })

  it('says what the return would miss, and waits for none of it', async () => {
    const concernId = await concluding()
    await write(concernId)
    const { gaps } = await conclusionOf(concernId)
    expect(gaps.join(' ')).toMatch(
      /kind of abuse.*where it happened.*became of the risk.*asked what they wanted/,
    )
    await write(concernId, { abuseTypes: ['physical'], location: 'care-home-nursing', riskWorker: 'reduced' })
    expect((await conclusionOf(concernId)).gaps).toHaveLength(1)
    expect((await conclude(concernId)).state).toBe('concluded')
  })
})
