import { describe, expect, it } from 'vitest'
import { pressureQuestions } from '#law/clinical-guides/pressure-damage.ts'
import { getCase } from '../case/get-case.ts'
import { listConcerns } from '../concern/queries.ts'
import { raiseConcern } from '../concern/raise-commands.ts'
import { addFollowUp, recordCandour, stepFollowUp } from '../follow-ups/commands.ts'
import { fillGuide, noteSevereDamage } from '../guides/commands.ts'
import { noteNotGiven, replyToReporter } from '../reply/commands.ts'
import { doTell, recordPlaces } from '../responsibility/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { setLocalTarget } from './commands.ts'

/** Of each question the last answer. */
const worst = Object.fromEntries(
  pressureQuestions
    .filter(one => one.code !== 'best-interests')
    .map(({ code, answers }) => [code, answers.at(-1)?.code ?? '']),
)

const world = safeguardingWorld()
const run = world.runner
const me = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')

interface Clock {
  readonly code: string
  readonly dueOn: string
  readonly overdue: boolean
}
const clocks = async (concernId: string, now?: string) =>
  (await run(now).ask(getCase, { concernId }, manager())).parts.targets as readonly Clock[]
const dues = async (concernId: string) =>
  Object.fromEntries((await clocks(concernId)).map(one => [one.code, one.dueOn]))

/** What somebody who looks at the list on a day finds past its target, by reference, with what beside it is. */
async function late(now: string) {
  const asking = { list: 'over-target', perPage: 100 } as const
  const { items, counts } = await run(now).ask(listConcerns, asking, manager())
  return { counts, items: new Map(items.map(one => [one.id, one.pastBeside])) }
}

describe('that the reporter is told it was received', () => {
  const reply = (concernId: string) =>
    run().run(
      replyToReporter,
      { concernId, couldBeSource: 'no', restricted: 'no', ground: 'none', how: 'telephone' },
      me(),
    )

  it('has a target from the day it came, is past after it, and is done by an answer in any case of the report', async () => {
    const others = [{ givenName: 'Olive', familyName: 'Other' }]
    const { id } = await world.raised({ others })
    expect(await dues(id)).toEqual({ receipt: '2026-11-17' })
    expect((await late('2026-11-17T09:00:00Z')).items.get(id)).toBeUndefined()
    const past = await late('2026-11-18T09:00:00Z')
    expect(past.items.get(id)).toEqual(['The reporter is told it was received and acted on'])
    expect(past.counts.overTarget).toBe(past.items.size)
    const { rows } = await world.database.superuser.query(
      'select id from safeguarding.concern where report_id = (select report_id from safeguarding.concern where id = $1) and id <> $1',
      [id],
    )
    await reply(rows[0].id)
    expect(await dues(id)).toEqual({})
  })

  it('is sorted among what is late by the day it was due, although the concern’s own target is later', async () => {
    const [{ id: other }, { id }] = [await world.raised(), await world.raised()]
    const { superuser } = world.database
    await superuser.query(`update safeguarding.concern set due_on = '2026-11-02' where id = $1`, [other])
    await superuser.query(`update safeguarding.case_target set due_on = '2026-11-01' where concern_id = $1`, [
      id,
    ])
    const ids = [...(await late('2026-11-18T09:00:00Z')).items.keys()]
    expect(ids.indexOf(id)).toBeLessThan(ids.indexOf(other))
    await superuser.query(`update safeguarding.concern set due_on = '2026-10-31' where id = $1`, [other])
    const after = [...(await late('2026-11-18T09:00:00Z')).items.keys()]
    expect(after.indexOf(other)).toBeLessThan(after.indexOf(id))
  })

  it('is done too by a reason why not', async () => {
    const { id: concernId } = await world.raised()
    await run().run(noteNotGiven, { concernId, reason: 'untraceable' }, me())
    expect(await clocks(concernId)).toEqual([])
  })

  it('has none where an officer saw it themself', async () => {
    const saw = {
      homeId: world.homeId,
      adult: { givenName: 'Ada', familyName: 'Seen' },
      ...{ danger: 'no' as const, words: 'I saw it on a visit.' },
    }
    const { id } = await run().run(raiseConcern, saw, me())
    expect(await clocks(id)).toEqual([])
  })
})

it('that the placing authority is told is for the first day, and done when it is', async () => {
  const { id: concernId } = await world.raised()
  const places = {
    version: 0,
    happenedIn: 'own',
    adultNow: 'same-home',
    adultNowIn: 'own',
    fundedBy: 'other-council',
  }
  await run().run(recordPlaces, { concernId, ...places } as never, me())
  expect(await dues(concernId)).toMatchObject({ 'tell-placing-authority': '2026-11-16' })
  const { parts } = await run().ask(getCase, { concernId }, manager())
  const { tasks } = parts.responsibility as { tasks: { id: string; code: string; dueOn: string }[] }
  const task = tasks.find(one => one.code === 'tell-placing-authority')
  expect(task?.dueOn).toBe('2026-11-16')
  const done = { concernId, taskId: task?.id ?? '', channel: 'telephone', words: 'Told.' }
  await run().run(doTell, done as never, me())
  expect(Object.keys(await dues(concernId))).toEqual(['receipt'])
})

describe('that the letter of the duty of candour is seen', () => {
  const add = async (concernId: string, more: object = {}) => {
    const ownerId = me().actor.id ?? ''
    const input = {
      concernId,
      process: 'duty-of-candour',
      ownerId,
      begunOn: '2026-11-09',
      words: 'W',
      ...more,
    }
    return { concernId, followUpId: (await run().run(addFollowUp, input, me())).id }
  }

  it('counts from the day the harm was known, waits while police agreed a delay, and ends with the letter', async () => {
    const { id } = await world.raised()
    const at = await add(id)
    expect(await dues(id)).toMatchObject({ 'duty-of-candour': '2026-11-23' })
    await run().run(recordCandour, { ...at, version: 1, delayUntil: '2026-12-01' }, me())
    expect(await dues(id)).toMatchObject({ 'duty-of-candour': '2026-12-01' })
    await run().run(recordCandour, { ...at, version: 2, letterSeenOn: '2026-11-16' }, me())
    expect(await dues(id)).not.toHaveProperty('duty-of-candour')
  })

  it('ends where it is not needed, and runs again where it is taken up again', async () => {
    const { id } = await world.raised()
    const at = await add(id)
    await run().run(stepFollowUp, { ...at, version: 1, step: 'drop', words: 'No harm' }, me())
    expect(await dues(id)).not.toHaveProperty('duty-of-candour')
    await run().run(stepFollowUp, { ...at, version: 2, step: 'reopen', words: 'There was' }, me())
    expect(await dues(id)).toMatchObject({ 'duty-of-candour': '2026-11-30' })
  })

  it('stands still while none is owed, with what was tried, and runs again where one is', async () => {
    const { id } = await world.raised()
    const at = await add(id)
    const record = (version: number, more: object) =>
      run().run(recordCandour, { ...at, version, ...more }, me())
    await expect(record(1, { notOwed: 'declined' })).rejects.toMatchObject({ faults: [{ field: 'words' }] })
    await record(1, { notOwed: 'declined', words: 'Asked twice: she wants nothing from them.' })
    expect(await dues(id)).not.toHaveProperty('duty-of-candour')
    await record(2, { toldOn: '2026-11-16' })
    expect(await dues(id)).not.toHaveProperty('duty-of-candour')
    await record(3, { notOwed: 'owed' })
    expect(await dues(id)).toMatchObject({ 'duty-of-candour': '2026-11-30' })
  })

  it('follows what this council set, and does not run where it has none', async () => {
    const set = { targetCode: 'duty-of-candour', fromOn: '2026-11-17', words: 'Ours' } as const
    await run().run(setLocalTarget, { ...set, days: 5 }, manager())
    const later = run('2026-11-18T09:00:00Z')
    const { id } = await world.raised()
    const follow = { concernId: id, process: 'duty-of-candour', ownerId: me().actor.id ?? '', words: 'W' }
    await later.run(addFollowUp, follow, me())
    expect(await dues(id)).toMatchObject({ 'duty-of-candour': '2026-11-25' })
  })
})

it('that the pressure damage guide is filled in counts from the day severe damage was found', async () => {
  const { id: concernId } = await world.raised()
  await run().run(noteSevereDamage, { concernId, foundOn: '2026-11-15' }, me())
  expect(await dues(concernId)).toMatchObject({ 'pressure-guide': '2026-11-17' })
  await run().run(fillGuide, { concernId, guide: 'pressure-damage', answers: worst }, me())
  expect(await dues(concernId)).not.toHaveProperty('pressure-guide')
  await run().run(noteSevereDamage, { concernId, foundOn: '2026-11-14' }, me())
  expect(await dues(concernId)).not.toHaveProperty('pressure-guide')
  const tomorrow = { concernId, foundOn: '2026-11-17' }
  await expect(run().run(noteSevereDamage, tomorrow, me())).rejects.toMatchObject({
    faults: [{ field: 'foundOn' }],
  })
})
