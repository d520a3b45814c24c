import { describe, expect, it } from 'vitest'
import { Conflict, Invalid } from '#platform/errors.ts'
import { getPerson } from '#src/modules/people/index.ts'
import { getCase } from '../case/get-case.ts'
import { closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { followUpsOfCase } from '../follow-ups/case-part.ts'
import { measuresOfCase } from '../measures/case-part.ts'
import { putMeasure } from '../measures/commands.ts'
import { supportersOfCase } from '../support/case-part.ts'
import { nameSupporter } from '../support/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { recordDeath } from './commands.ts'
import { deathPrompts } from './prompts.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const run = () => world.runner()
const read = (concernId: string) => run().ask(getCase, { concernId }, practitioner())

const died = (concernId: string, more: object = {}) =>
  run().run(
    recordDeath,
    {
      ...{
        concernId,
        version: 1,
        happened: 'date' as const,
        happenedOn: '2026-11-14',
        othersAtRisk: 'no' as const,
      },
      ...more,
    },
    practitioner(),
  )

describe('a death', () => {
  it('is one step: the day on their record, follow-ups with an owner, one who speaks to the family', async () => {
    const { id } = await world.raised()
    const familyContactId = practitioner().actor.id
    const result = await died(id, { familyContactId, prompts: ['coroner', 'sar', 'evidence-hold'] })
    expect(result).toMatchObject({ version: 2, enquiryEnded: false })
    const whole = await read(id)
    expect(whole.adultDiedOn).toBe('2026-11-14')
    expect(
      followUpsOfCase(whole)
        .map(one => one.process)
        .sort(),
    ).toEqual(['coroner', 'evidence-hold', 'sar'])
    expect(whole.parts.death).toMatchObject({
      familyContact: 'safeguarding-practitioner',
      othersAtRisk: 'no',
    })
    const person = await run().ask(getPerson, { personId: whole.adult.id }, practitioner())
    expect(person.diedOn).toBe('2026-11-14')
  })

  it('asks first whether others are at risk, and who they are where somebody is', async () => {
    const { id } = await world.raised()
    const wrong = died(id, { othersAtRisk: 'yes' })
    await expect(wrong).rejects.toMatchObject({ faults: [{ field: 'othersWords' }] })
    await died(id, {
      othersAtRisk: 'yes',
      othersWords: 'Three who have the same night carer: checked hourly.',
    })
  })

  it('ends an enquiry with "the adult died"', async () => {
    const { id } = await world.raised()
    const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const
    await run().run(decideConcern, { concernId: id, version: 1, limbs, outcome: 'enquiry' }, practitioner())
    expect(await died(id, { version: 2 })).toMatchObject({ enquiryEnded: true })
    expect((await read(id)).parts.death).toMatchObject({ enquiryOutcome: 'The adult died' })
    await run().run(closeConcern, { concernId: id, version: 3, closingReason: 'died' }, practitioner())
  })

  it('stops what was planned with them in every case, and leaves what keeps others safe', async () => {
    const adult = { givenName: 'Nell', familyName: 'Two Cases' }
    const [one, two] = [await world.raised({ adult }), await world.raised({ adult })]
    const measure = { who: 'The home', untilOn: '2026-11-30' }
    await run().run(putMeasure, { concernId: one.id, measure: 'sensor', ...measure }, practitioner())
    await run().run(putMeasure, { concernId: one.id, measure: 'staff-suspended', ...measure }, practitioner())
    const friend = { concernId: two.id, name: 'Her friend', nextOn: '2026-11-20' }
    await run().run(nameSupporter, friend, practitioner())
    await died(one.id)
    expect(measuresOfCase(await read(one.id)).map(each => [each.measure, each.state])).toEqual([
      ['staff-suspended', 'in-place'],
      ['sensor', 'ended'],
    ])
    const [supporter] = supportersOfCase(await read(two.id))
    expect(supporter).toMatchObject({ state: 'ended', endGround: 'died', nextOn: null })
    await expect(run().run(nameSupporter, friend, practitioner())).rejects.toBeInstanceOf(Conflict)
  })

  it('counts also where nobody knows the day', async () => {
    const { id } = await world.raised()
    await died(id, { happened: 'not-known', happenedOn: undefined })
    const friend = { concernId: id, name: 'Her friend' }
    await expect(run().run(nameSupporter, friend, practitioner())).rejects.toBeInstanceOf(Conflict)
  })

  it('cannot be in the future, before birth, or recorded twice in a case', async () => {
    const { id } = await world.raised({ adult: { givenName: 'Ed', bornOn: '1950-01-01' } })
    await expect(died(id, { happenedOn: '2026-11-17' })).rejects.toBeInstanceOf(Invalid)
    await expect(died(id, { happenedOn: '1949-12-31' })).rejects.toMatchObject({
      faults: [{ field: 'happenedOn' }],
    })
    await died(id)
    await expect(died(id, { version: 2 })).rejects.toBeInstanceOf(Conflict)
  })

  it('prompts for whoever must be told or asked', () => {
    expect(deathPrompts('2026-12-01').map(one => one.code)).toEqual(
      expect.arrayContaining([
        ...['coroner', 'criminal', 'cqc-notification', 'sar', 'leder'],
        ...['domestic-homicide-review', 'evidence-hold', 'placing-authority'],
      ]),
    )
  })
})
