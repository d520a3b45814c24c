import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOn } from '#law/code-list.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../case/get-case.ts'
import { decideConcern } from '../concern/decide.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { headingOf, measuresOfCase } from './case-part.ts'
import { endMeasure, putMeasure, reviewMeasure, weighMeasure } from './commands.ts'
import { listMeasures } from './queries.ts'
import { limitsThem, weighFaults } from './rules.ts'
import type { MeasureView } from './schema.ts'
import { type MeasureAction, type MeasureState, measureWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const ownerId = () => practitioner().actor.id ?? ''
const run = (now?: string) => world.runner(now)

const put = (concernId: string, measure = 'sensor', more: object = {}) =>
  run().run(
    putMeasure,
    { concernId, measure, who: 'The night carer', untilOn: '2026-11-20', ...more },
    practitioner(),
  )

const weighing = () => ({
  prevents: 'That she falls alone.',
  takes: 'She is never by herself.',
  alternatives: 'A light.',
  thinks: 'A bell for my own bed.',
  ...{ nextStep: 'capacity', nextStepOwnerId: ownerId(), nextStepOn: '2026-11-18', reviewOn: '2026-11-30' },
})

async function measuresIn(concernId: string, now?: string): Promise<readonly MeasureView[]> {
  const whole = await run(now).ask(getCase, { concernId }, practitioner())
  return measuresOfCase(whole)
}

const kinds = codesOn('protective-measures', '2026-12-01')

describe('a measure that is put in place', () => {
  it('needs tonight only what, who and until when', async () => {
    const { id } = await world.raised()
    const wrong = run().run(putMeasure, { concernId: id }, practitioner())
    await expect(wrong).rejects.toMatchObject({
      faults: [{ field: 'measure' }, { field: 'who' }, { field: 'untilOn' }],
    })
    expect(await put(id)).toMatchObject({ state: 'to-weigh', version: 1 })
  })

  it.each(kinds.filter(one => one.code !== 'other').map(one => [one.code, one.traits] as const))(
    '%s is weighed within 72 hours exactly where it limits movement or contact',
    async (code, traits) => {
      const { id } = await world.raised()
      const limits = traits.includes('limits-movement-or-contact')
      expect((await put(id, code)).state).toBe(limits ? 'to-weigh' : 'in-place')
      const [one] = await measuresIn(id)
      expect(one).toMatchObject({ limits, weighBy: limits ? '2026-11-19' : null })
    },
  )

  it('of a kind of its own says what it is and whether it limits', async () => {
    const { id } = await world.raised()
    await expect(put(id, 'other')).rejects.toMatchObject({
      faults: [{ field: 'detail' }, { field: 'limits' }],
    })
    const told = await put(id, 'other', { detail: 'Her shoes are kept in the office.', limits: true })
    expect(told.state).toBe('to-weigh')
  })

  it('cannot end before it begins', async () => {
    const { id } = await world.raised()
    await expect(put(id, 'sensor', { untilOn: '2026-11-15' })).rejects.toBeInstanceOf(Invalid)
  })
})

describe('weighing a measure', () => {
  it('puts the harm beside what it takes, and leads to a next step in law with an owner and a day', async () => {
    const { id: concernId } = await world.raised()
    const { id: measureId } = await put(concernId)
    const bare = { ...weighing(), nextStep: undefined, nextStepOwnerId: undefined, nextStepOn: undefined }
    const without = run().run(weighMeasure, { concernId, measureId, version: 1, ...bare }, practitioner())
    await expect(without).rejects.toMatchObject({
      faults: [{ field: 'nextStep' }, { field: 'nextStepOwnerId' }, { field: 'nextStepOn' }],
    })
    await run().run(weighMeasure, { concernId, measureId, version: 1, ...weighing() }, practitioner())
    expect((await measuresIn(concernId))[0]).toMatchObject({
      state: 'in-place',
      prevents: 'That she falls alone.',
      takes: 'She is never by herself.',
      thinks: 'A bell for my own bed.',
      nextStep: { code: 'capacity', on: '2026-11-18', doneOn: null },
    })
  })

  it('asks a worker’s suspension for nothing of it', () => {
    fc.assert(
      fc.property(fc.constantFrom('staff-suspended', 'staff-away'), measure => {
        expect(limitsThem({ measure, untilOn: '2026-11-20' })).toBe(false)
        expect(weighFaults({ reviewOn: '2026-11-20' }, false, '2026-11-16')).toEqual([])
      }),
    )
  })

  it('is refused on what somebody else changed meanwhile', async () => {
    const { id: concernId } = await world.raised()
    const { id: measureId } = await put(concernId)
    const step = { concernId, measureId, version: 1, ...weighing() }
    await run().run(weighMeasure, step, practitioner())
    await expect(run().run(weighMeasure, step, practitioner())).rejects.toMatchObject({
      detail: { current: { version: 2 }, sent: { version: 1 } },
    })
  })

  it('of another case is not there', async () => {
    const [one, two] = [await world.raised(), await world.raised()]
    const { id: measureId } = await put(one.id)
    const step = { concernId: two.id, measureId, version: 1, why: 'x' }
    await expect(run().run(endMeasure, step, practitioner())).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the states of a measure', () => {
  const act = (action: MeasureAction, concernId: string, measureId: string, version: number) => {
    const about = { concernId, measureId, version }
    if (action === 'weigh') return run().run(weighMeasure, { ...about, ...weighing() }, practitioner())
    if (action === 'end') return run().run(endMeasure, { ...about, why: 'Enough' }, practitioner())
    const review = { ...about, found: 'Needed', reviewOn: '2026-11-30' }
    return run().run(reviewMeasure, review, practitioner())
  }
  const wayTo: Record<MeasureState, readonly MeasureAction[]> = {
    ...{ 'to-weigh': [], 'in-place': ['weigh'], ended: ['end'] },
  }

  it.each(tableOf(measureWorkflow))('$action in state $state: $to', async ({ state, action, to }) => {
    const { id: concernId } = await world.raised()
    const { id } = await put(concernId)
    let version = 1
    for (const way of wayTo[state]) version = (await act(way, concernId, id, version)).version
    const attempt = act(action, concernId, id, version)
    if (to) expect((await attempt).state).toBe(to)
    else await expect(attempt).rejects.toBeInstanceOf(Conflict)
  })
})

describe('the list of measures', () => {
  const listed = async (list: 'past-review' | 'to-weigh' | 'live', now: string, caller = practitioner()) => {
    const { items } = await run(now).ask(listMeasures, { list, perPage: 100 }, caller)
    return items
  }

  it('shows those past their review or still to be weighed, and no ended one', async () => {
    const { id: concernId } = await world.raised()
    const one = await put(concernId, 'sensor')
    const two = await put(concernId, 'extra-checks', { untilOn: '2026-12-20' })
    const ids = async (list: 'past-review' | 'to-weigh' | 'live', now: string) =>
      (await listed(list, now)).filter(row => row.concernId === concernId).map(row => row.id)
    expect(await ids('past-review', '2026-11-19T09:00:00Z')).toEqual([])
    expect(await ids('past-review', '2026-11-20T09:00:00Z')).toEqual([one.id])
    expect((await ids('live', '2026-11-20T09:00:00Z')).sort()).toEqual([one.id, two.id].sort())
    const end = { concernId, measureId: one.id, version: 1, why: 'Moved' }
    await run().run(endMeasure, end, practitioner())
    expect(await ids('past-review', '2026-11-24T09:00:00Z')).toEqual([])
  })

  it('holds none of a case that its reader may not see', async () => {
    const { id: concernId } = await world.raised()
    await put(concernId)
    const rows = await listed('live', '2026-11-20T09:00:00Z', world.as('quality-officer'))
    expect(rows.filter(row => row.concernId === concernId)).toEqual([])
  })
})

it('leaves no word of it where a reader of the database could read it', async () => {
  const { id } = await world.raised()
  await put(id, 'sensor', { who: 'a most particular glockenspiel' })
  const found = await world.database.superuser.query(
    `select count(*)::int as n from (
       select m::text as t from safeguarding.measure m union all select e::text from safeguarding.entry e
       union all select v::text from platform.event v union all select q::text from platform.request q) as all_of_it
      where t like '%glockenspiel%'`,
  )
  expect(found.rows[0].n).toBe(0)
})

it('runs on whatever is decided about the enquiry', async () => {
  const { id: concernId } = await world.raised()
  const { id: measureId } = await put(concernId)
  const limbs = {
    needs: { answer: 'yes' },
    abuse: { answer: 'unknown' },
    protect: { answer: 'unknown' },
  } as const
  await run().run(decideConcern, { concernId, version: 1, limbs, outcome: 'enquiry' }, practitioner())
  const step = { concernId, measureId, version: 1, why: 'Not needed' }
  expect((await run().run(endMeasure, step, practitioner())).state).toBe('ended')
})

describe('the heading over live measures', () => {
  const some = (...limits: boolean[]) => limits.map(one => ({ limits: one }) as MeasureView)
  it.each<[MeasureView[], string]>([
    [some(false), 'One protective measure is in place'],
    [some(true), 'One protective measure is in place, and it limits where they go or whom they see'],
    [some(true, false), '2 protective measures are in place, and one limits where they go or whom they see'],
    [some(true, true), '2 protective measures are in place, and each limits where they go or whom they see'],
    [
      some(true, true, false),
      '3 protective measures are in place, and 2 limit where they go or whom they see',
    ],
  ])('says how many limit: %#', (live, words) => expect(headingOf(live)).toBe(words))
})
