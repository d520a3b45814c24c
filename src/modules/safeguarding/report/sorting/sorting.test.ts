import { describe, expect, it } from 'vitest'
import { publicActor } from '#platform/access/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { systemIds } from '#platform/ids.ts'
import { newCode, newReference } from '#platform/way-back/index.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../../case/get-case.ts'
import { restrictConcern } from '../../concern/commands.ts'
import type { TellCouncil } from '../../door/schema.ts'
import { tellCouncil } from '../../door/tell.ts'
import { addToReport } from '../../door/way-back.ts'
import { RECEIPT } from '../../reply/reader.ts'
import { safeguardingWorld } from '../../testing/world.ts'
import { readMessages, writeToReporter } from '../answer.ts'
import { listReportsIn, readReportIn } from '../incoming/queries.ts'
import { reportWorkflow } from '../workflow.ts'
import type { SortReport } from './schema.ts'
import { faultsOf, sortReport } from './sort.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const anyone = () => ({ actor: publicActor(world.councilId), via: 'page' as const })

async function told(more: Partial<TellCouncil> = {}): Promise<string> {
  const reportId = systemIds.random()
  const input: TellCouncil = {
    ...{ reportId, reference: newReference(), code: newCode(), danger: 'no', naming: 'anonymous' },
    ...{ words: 'The bells are off at night.', homeId: world.homeId },
    ...more,
  }
  await world.runner('2026-11-16T09:41:00Z').run(tellCouncil, input, anyone())
  return reportId
}

type Sorting = Partial<SortReport>
const sort = (reportId: string, more: Sorting, who = practitioner()) =>
  world.runner().run(sortReport, { reportId, version: 1, kinds: ['safeguarding'], ...more }, who)
const read = (reportId: string, who = practitioner()) => world.runner().ask(readReportIn, { reportId }, who)

describe('the table of a report', () => {
  it('is whole: every state with every action', () => {
    expect(mistakesIn(reportWorkflow)).toEqual([])
    const cells = tableOf(reportWorkflow).map(({ state, action, to }) => `${action} from ${state}: ${to}`)
    expect(cells).toEqual([
      'sort from new: sorted',
      'sortAgain from new: null',
      'sort from sorted: null',
      'sortAgain from sorted: sorted',
    ])
  })
})

describe('what is at fault in a sorting', () => {
  const input = (more: Sorting): SortReport => ({
    ...{ reportId: systemIds.random(), version: 1, kinds: ['safeguarding'] },
    ...more,
  })
  it.each<[string, Sorting, number, string[]]>([
    ['a concern needs no words', {}, 0, []],
    ['a worry needs a reason', { kinds: ['worry'] }, 0, ['reason']],
    ['a complaint needs a route and a reason', { kinds: ['complaint'] }, 0, ['route', 'reason']],
    ['nothing further stands alone', { kinds: ['nothing', 'worry'], reason: 'a' }, 0, ['kinds']],
    ['nothing further needs a reason', { kinds: ['nothing'] }, 0, ['reason']],
    ['what became a concern stays one', { kinds: ['worry'], reason: 'a' }, 1, ['kinds']],
    [
      'all three at once',
      { kinds: ['safeguarding', 'worry', 'complaint'], route: 'council', reason: 'a' },
      1,
      [],
    ],
  ])('%s', (_what, more, concerns, fields) => {
    expect(faultsOf(input(more), concerns).map(fault => fault.field)).toEqual(fields)
  })
})

describe('sorting', () => {
  it('opens a concern for each adult, keeping reporter, words and protection, linked as one incident', async () => {
    const reportId = await told({ naming: 'name-withheld', reporterName: 'Ruth Test' })
    const adult = { givenName: 'Ivy', familyName: 'Sorted' }
    const { concerns } = await sort(reportId, { adult, moreAdults: 'The man in room 2\n\nMrs Third' })
    expect(concerns).toHaveLength(3)
    const whole = await world.runner().ask(getCase, { concernId: concerns[0]?.id ?? '' }, practitioner())
    expect(whole).toMatchObject({
      adult: { name: 'Ivy Sorted' },
      words: { account: 'The bells are off at night.' },
      report: { id: reportId, door: 'public', naming: 'name-withheld', reporterName: 'Ruth Test' },
      parts: { report: { messages: 0, forHome: 'needed' } },
    })
    expect(whole.related.map(one => one.kind)).toEqual(['same-incident', 'same-incident'])
  })

  it('opens one where nobody knows yet whom it is about', async () => {
    const { concerns } = await sort(await told(), {})
    expect(concerns).toHaveLength(1)
  })

  it('links a concern about the same incident, and says of one that may not be seen that it is not there', async () => {
    const other = await world.raised()
    const { concerns } = await sort(await told(), { sameIncidentAs: other.reference })
    const whole = await world.runner().ask(getCase, { concernId: concerns[0]?.id ?? '' }, practitioner())
    expect(whole.related).toMatchObject([{ id: other.id, kind: 'same-incident' }])
    const secret = await world.raised()
    const manager = world.as('safeguarding-manager')
    const why = { concernId: secret.id, version: 1, restricted: true, words: 'A relative works here' }
    await world.runner().run(restrictConcern, why, manager)
    const linking = sort(await told(), { sameIncidentAs: secret.reference })
    await expect(linking).rejects.toMatchObject({ faults: [{ field: 'sameIncidentAs' }] })
  })

  it('is superseded by a later one, and a stale one is refused', async () => {
    const reportId = await told()
    await sort(reportId, { kinds: ['worry'], reason: 'Cold food' })
    await expect(sort(reportId, {})).rejects.toThrow('Somebody sorted this')
    await sort(reportId, { version: 2, kinds: ['safeguarding', 'worry'], reason: 'He lost weight' })
    const report = await read(reportId)
    expect(report.sortings.map(one => one.kinds)).toEqual([['worry'], ['safeguarding', 'worry']])
    expect(report.kinds).toEqual(['safeguarding', 'worry'])
    expect(report.concerns).toHaveLength(1)
  })

  it('of an adult that nobody knows is refused beside the field', async () => {
    const sorting = sort(await told(), { adult: { personId: systemIds.random() } })
    await expect(sorting).rejects.toMatchObject({ faults: [{ field: 'adult.personId' }] })
  })
})

describe('who reads it', () => {
  it('an anonymous report shows the half day only, in the list too', async () => {
    const reportId = await told()
    expect(await read(reportId)).toMatchObject({ received: '2026-11-16T00:00:00Z', halfDay: true })
    const { items } = await world.runner().ask(listReportsIn, { perPage: 100 }, practitioner())
    expect(items.find(one => one.id === reportId)).toMatchObject({ halfDay: true, state: 'new' })
  })

  it('the quality team reads a worry and not what is safeguarding', async () => {
    const quality = world.as('quality-officer')
    const [worry, concern, fresh] = [await told(), await told(), await told()]
    await sort(worry, { kinds: ['worry'], reason: 'Cold food' })
    await sort(concern, { kinds: ['safeguarding', 'worry'], reason: 'Both' })
    expect(await read(worry, quality)).toMatchObject({ id: worry })
    for (const closed of [concern, fresh]) await expect(read(closed, quality)).rejects.toThrow()
    const { items } = await world.runner().ask(listReportsIn, { list: 'all', perPage: 100 }, quality)
    const seen = items.map(one => one.id)
    expect(seen).toContain(worry)
    expect(seen).not.toContain(concern)
    expect(seen).not.toContain(fresh)
  })

  it('of a restricted case only those who work on it; the team is told that it is restricted', async () => {
    const reportId = await told()
    const { concerns } = await sort(reportId, {})
    const manager = world.as('safeguarding-manager')
    const why = {
      concernId: concerns[0]?.id ?? '',
      version: 1,
      restricted: true,
      words: 'A relative works here',
    }
    await world.runner().run(restrictConcern, why, manager)
    await expect(read(reportId)).rejects.toThrow('ring the safeguarding manager')
    expect(await read(reportId, manager)).toMatchObject({ id: reportId })
    const { items } = await world.runner().ask(listReportsIn, { list: 'all', perPage: 100 }, practitioner())
    expect(items.map(one => one.id)).not.toContain(reportId)
  })
})

describe('messages', () => {
  const waiting = async () =>
    (await world.runner().ask(listReportsIn, { perPage: 100 }, world.as('duty-worker'))).items

  const answer = (reportId: string, more: object = {}) => {
    const check = { couldBeSource: 'unknown', restricted: 'no', ground: 'none', how: 'message' } as const
    return world.runner().run(writeToReporter, { reportId, ...check, ...more }, practitioner())
  }

  it('that nobody has read put a sorted report back into the list, until somebody answers or reads them', async () => {
    const reportId = await told()
    await sort(reportId, { kinds: ['nothing'], reason: 'About a shop' })
    const add = (words: string) =>
      world.runner().run(addToReport, { reportId, messageId: systemIds.random(), words }, anyone())
    await add('It is so again')
    expect((await waiting()).find(one => one.id === reportId)).toMatchObject({ unread: 1 })
    await answer(reportId, { ground: 'question', more: 'Every night?' })
    expect((await waiting()).map(one => one.id)).not.toContain(reportId)
    await add('Yes')
    await world.runner().run(readMessages, { reportId }, world.as('duty-worker'))
    const report = await read(reportId)
    expect(report.messages.map(({ side, words }) => `${side}: ${words}`)).toEqual([
      'reporter: It is so again',
      'council: Every night?',
      'reporter: Yes',
    ])
    expect(report.messages.map(one => one.halfDay)).toEqual([true, false, true])
    expect((await waiting()).map(one => one.id)).not.toContain(reportId)
  })

  it('start as the receipt that a case would give, whoever they are', async () => {
    const reportId = await told()
    expect(await answer(reportId, { couldBeSource: 'yes', restricted: 'yes' })).toMatchObject({
      may: 'receipt-only',
    })
    const { messages, replies } = await read(reportId)
    expect(messages).toMatchObject([{ side: 'council', words: RECEIPT }])
    expect(replies).toMatchObject([{ how: 'message', may: 'receipt-only', words: RECEIPT }])
  })

  it.each([
    ['nobody knows whether they could be the source', { ground: 'adult-agrees' }, 'ground'],
    ['they could be and it is a question', { ground: 'question', couldBeSource: 'yes' }, 'ground'],
    ['police restrict it', { ground: 'question', restricted: 'yes' }, 'ground'],
    ['nobody asked the police', { ground: 'question', restricted: 'unknown' }, 'ground'],
    ['nothing is written', { ground: 'question', more: '' }, 'more'],
    ['the check was left out', { couldBeSource: undefined }, 'couldBeSource'],
  ])('say no more where %s', async (_, more, field) => {
    const reportId = await told()
    const saying = answer(reportId, { more: 'We have seen to it.', ...more })
    await expect(saying).rejects.toMatchObject({ faults: [{ field }] })
    expect((await read(reportId)).messages).toEqual([])
  })

  it('are written from the case once there is one', async () => {
    const reportId = await told()
    await sort(reportId, {})
    await expect(answer(reportId)).rejects.toBeInstanceOf(Conflict)
  })
})
