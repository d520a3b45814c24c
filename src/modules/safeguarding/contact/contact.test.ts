import { describe, expect, it } from 'vitest'
import { Conflict, Invalid } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { addAround, barAround, tellRoute } from '../representatives/commands.ts'
import type { AroundView } from '../representatives/schema.ts'
import { safeguardingWorld } from '../testing/world.ts'
import type { CardView } from './schema.ts'
import { askReach, writeCard } from './units.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const run = world.runner

const write = (concernId: string, version: number, more: object = {}) =>
  run().run(writeCard, { concernId, version, safe: 'yes', ...more }, worker())
const reach = (concernId: string, channel: string, more: object = {}) =>
  run().ask(askReach, { concernId, channel, ...more }, worker())

async function partsOf(concernId: string) {
  const { parts } = await run().ask(getCase, { concernId }, worker())
  return { card: parts.contactCard as CardView | null, around: parts.peopleAround as AroundView[] }
}

describe('the safe-contact card', () => {
  it('is missing at first, and then nothing goes but a word in person', async () => {
    const { id } = await world.raised()
    expect((await partsOf(id)).card).toBeNull()
    expect(await reach(id, 'letter')).toMatchObject({ may: false })
    expect(await reach(id, 'in-person')).toEqual({ may: true, because: null })
  })

  it('is written anew and never changed: the newest holds', async () => {
    const { id } = await world.raised()
    await write(id, 0, { channels: ['telephone'], when: 'Before nine' })
    expect(await reach(id, 'telephone')).toMatchObject({ may: true })
    await write(id, 1, { safe: 'no' })
    expect(await reach(id, 'telephone')).toMatchObject({ may: false })
    const { rows } = await world.database.superuser.query(
      'select version from safeguarding.contact_card where concern_id = $1 order by version',
      [id],
    )
    expect(rows.map(row => row.version)).toEqual([1, 2])
    const change = world.database.app.pool.query('update safeguarding.contact_card set safe = $1', ['yes'])
    await expect(change).rejects.toThrow('permission denied')
  })

  it('is refused with both versions where somebody wrote a newer one', async () => {
    const { id } = await world.raised()
    await write(id, 0)
    const late = write(id, 0, { safe: 'unknown' })
    await expect(late).rejects.toBeInstanceOf(Conflict)
    await expect(late).rejects.toMatchObject({ detail: { current: { version: 1, safe: 'yes' } } })
  })

  it('takes "nothing in writing" for an answer', async () => {
    const { id } = await world.raised()
    await write(id, 0, { channels: ['letter', 'telephone'], nothingInWriting: true })
    expect(await reach(id, 'letter')).toEqual({ may: false, because: 'The adult wants nothing in writing.' })
    expect(await reach(id, 'telephone')).toMatchObject({ may: true })
  })

  it('holds interviews and letters while police ask us to wait, and never what keeps the adult safe', async () => {
    const { id } = await world.raised()
    const wait = { channels: ['telephone'], policeWait: 'yes', policeReviewOn: '2026-11-20' }
    await write(id, 0, wait)
    expect((await reach(id, 'in-person', { purpose: 'conversation' })).because).toContain('20 November 2026')
    expect(await reach(id, 'in-person', { purpose: 'safety' })).toMatchObject({ may: true })
    await write(id, 1, { channels: ['telephone'], policeWait: 'no' })
    expect(await reach(id, 'telephone')).toMatchObject({ may: true })
  })

  it('says all that is wrong at once, beside the fields', async () => {
    const { id } = await world.raised()
    const wrong = write(id, 0, { policeWait: 'yes', policeFrom: '2027-01-01', mustNotKnowName: 'Her son' })
    await expect(wrong).rejects.toBeInstanceOf(Invalid)
    await expect(wrong).rejects.toMatchObject({
      faults: [
        { field: 'policeFrom' },
        { field: 'policeReviewOn' },
        { field: 'mustNotKnowKind' },
        { field: 'mustNotKnowBecause' },
      ],
    })
  })

  it('names who must not know among the people around, and keeps their name out of the events', async () => {
    const { id } = await world.raised()
    const name = 'Bartholomew Unmistakable'
    await write(id, 0, {
      mustNotKnowName: name,
      mustNotKnowKind: 'home-staff',
      mustNotKnowBecause: 'source-of-risk',
    })
    const { around } = await partsOf(id)
    expect(around).toMatchObject([{ name, kindLabel: 'Works in the home', barredBecause: 'source-of-risk' }])
    const { rows } = await world.database.superuser.query('select data::text as data from platform.event')
    expect(rows.map(row => row.data).join(' ')).not.toContain('Unmistakable')
  })
})

describe('an attorney who may be the source of risk', () => {
  it('is shut out of letters, and the Public Guardian is to be told', async () => {
    const { id: concernId } = await world.raised()
    const attorney = { concernId, kind: 'lpa-property', name: 'The niece', barred: 'no' }
    const { id: aroundId } = await run().run(addAround, attorney, worker())
    expect(await reach(concernId, 'letter', { personId: aroundId })).toMatchObject({ may: true })
    const barring = { concernId, aroundId, version: 1, because: 'source-of-risk', words: 'The bank says so' }
    await run().run(barAround, barring, worker())
    expect((await reach(concernId, 'letter', { personId: aroundId })).because).toContain('source of risk')
    expect((await partsOf(concernId)).around[0]?.routesToTell).toEqual(['opg'])
    await expect(run().run(barAround, barring, worker())).rejects.toBeInstanceOf(Conflict)
    const told = { concernId, aroundId, route: 'opg', toldOn: '2026-11-16', reference: 'OPG-1' }
    await run().run(tellRoute, told, worker())
    const [person] = (await partsOf(concernId)).around
    expect(person?.routesToTell).toEqual([])
    expect(person?.routes).toMatchObject([{ route: 'opg', reference: 'OPG-1', answeredOn: null }])
  })

  it('cannot be answered about before anybody was told', async () => {
    const { id: concernId } = await world.raised()
    const appointee = { concernId, kind: 'appointee', name: 'His brother', barred: 'source-of-risk' }
    const { id: aroundId } = await run().run(addAround, appointee, worker())
    const wrong = run().run(
      tellRoute,
      { concernId, aroundId, route: 'dwp', toldOn: '2026-11-16', answeredOn: '2026-11-15' },
      worker(),
    )
    await expect(wrong).rejects.toMatchObject({ faults: [{ field: 'answeredOn' }] })
  })
})
