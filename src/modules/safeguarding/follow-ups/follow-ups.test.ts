import { describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../case/get-case.ts'
import { closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { addPlanAction } from '../plan/commands.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { followUpsOfCase } from './case-part.ts'
import { addFollowUp, findNotCandid, recordCandour, stepFollowUp } from './commands.ts'
import { listFollowUps } from './queries.ts'
import { remindOfFollowUps } from './reminders.ts'
import { type FollowUpAction, type FollowUpState, followUpWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const south = () => world.as('safeguarding-practitioner', SOUTH)
const run = (now?: string) => world.runner(now)

const add = (concernId: string, more: object = {}) =>
  run().run(
    addFollowUp,
    { concernId, process: 'coroner', ownerId: practitioner().actor.id ?? '', ...more },
    practitioner(),
  )

const owedBy = async (caller = practitioner(), now?: string) =>
  (await run(now).ask(listFollowUps, { list: 'mine', perPage: 100 }, caller)).items

describe('a follow-up', () => {
  it('has an owner who is given a part in the case, and a day: ten working days where nobody set one', async () => {
    const { id } = await world.raised()
    const added = await add(id, { ownerId: south().actor.id })
    const mine = await owedBy(south())
    expect(mine.find(one => one.id === added.id)).toMatchObject({ dueOn: '2026-11-30', overdue: false })
    const whole = await run().ask(getCase, { concernId: id }, south())
    expect(whole.people.map(one => one.accountId)).toContain(south().actor.id)
  })

  it('has a lead, a reference and a day, and takes the reference later', async () => {
    const { id: concernId } = await world.raised()
    const begun = { lead: 'Ms Okafor', begunOn: '2026-11-15' }
    const { id: followUpId } = await add(concernId, { process: 'psirf', ...begun })
    const read = async () => followUpsOfCase(await run().ask(getCase, { concernId }, practitioner()))[0]
    const led = { ledBy: 'The NHS organisation', lead: 'Ms Okafor', begunOn: '2026-11-15' }
    expect(await read()).toMatchObject({ ...led, reference: null, state: 'waiting' })
    const step = { concernId, followUpId, version: 1, step: 'note', words: 'They rang back.' } as const
    await run().run(stepFollowUp, { ...step, reference: 'PSII-0412' }, practitioner())
    expect(await read()).toMatchObject({ ...led, reference: 'PSII-0412' })
    await expect(add(concernId, { begunOn: '2026-11-17' })).rejects.toBeInstanceOf(Invalid)
  })

  it('is owned by nobody outside the safeguarding team', async () => {
    const { id } = await world.raised()
    const ownerId = world.as('provider-manager').actor.id
    await expect(add(id, { ownerId })).rejects.toBeInstanceOf(Invalid)
  })

  it('never holds a case open, and runs on when it is closed', async () => {
    const { id: concernId } = await world.raised()
    const { id: followUpId } = await add(concernId)
    const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const
    await run().run(decideConcern, { concernId, version: 1, limbs, outcome: 'enquiry' }, practitioner())
    await run().run(
      closeConcern,
      { concernId, version: 2, closingReason: 'accepted-elsewhere' },
      practitioner(),
    )
    expect((await owedBy()).map(one => one.id)).toContain(followUpId)
    const step = {
      concernId,
      followUpId,
      version: 1,
      step: 'answer',
      words: 'Opened and adjourned.',
    } as const
    expect((await run().run(stepFollowUp, step, practitioner())).state).toBe('answered')
  })

  it('stands in one list with what else somebody owes', async () => {
    const { id: concernId } = await world.raised()
    const ownerId = practitioner().actor.id ?? ''
    const action = { concernId, what: 'Ring her sister', ownerId, dueOn: '2026-11-18' }
    const { id } = await run().run(addPlanAction, action, practitioner())
    const row = (await owedBy(practitioner(), '2026-11-20T09:00:00Z')).find(one => one.id === id)
    expect(row).toMatchObject({ kind: 'plan-action', overdue: true })
  })
})

describe('the states of a follow-up', () => {
  const act = (step: FollowUpAction, concernId: string, followUpId: string, version: number) =>
    run().run(stepFollowUp, { concernId, followUpId, version, step, words: 'Said' }, practitioner())
  const wayTo: Record<FollowUpState, readonly FollowUpAction[]> = {
    ...{ waiting: [], answered: ['answer'], 'not-needed': ['drop'] },
  }
  it.each(tableOf(followUpWorkflow))('$action in state $state: $to', async ({ state, action, to }) => {
    const { id: concernId } = await world.raised()
    const { id } = await add(concernId)
    let version = 1
    for (const way of wayTo[state]) version = (await act(way, concernId, id, version)).version
    const attempt = act(action, concernId, id, version)
    if (to) expect((await attempt).state).toBe(to)
    else await expect(attempt).rejects.toBeInstanceOf(Conflict)
  })
})

describe('the duty of candour', () => {
  it('lists what has not been seen, and what is found of it is a finding by a person', async () => {
    const { id: concernId } = await world.raised()
    const { id: followUpId } = await add(concernId, { process: 'duty-of-candour' })
    const about = { concernId, followUpId }
    const told = { toldOn: '2026-11-13', apologisedOn: '2026-11-13' }
    await run().run(recordCandour, { ...about, version: 1, ...told }, practitioner())
    const read = async () => {
      const whole = await run().ask(getCase, { concernId }, practitioner())
      return followUpsOfCase(whole)[0]?.candour
    }
    expect(await read()).toMatchObject({
      standing: 'waiting',
      missing: ['It was put in writing', 'We have seen the letter'],
    })
    await run().run(
      findNotCandid,
      { ...about, version: 2, reasons: 'The log says otherwise.' },
      practitioner(),
    )
    expect((await read())?.notCandidAt).not.toBeNull()
    const again = run().run(findNotCandid, { ...about, version: 3, reasons: 'Again' }, practitioner())
    await expect(again).rejects.toBeInstanceOf(Conflict)
  })

  it('is not asked of any other process', async () => {
    const { id: concernId } = await world.raised()
    const { id: followUpId } = await add(concernId)
    const wrong = run().run(recordCandour, { concernId, followUpId, version: 1 }, practitioner())
    await expect(wrong).rejects.toBeInstanceOf(Conflict)
  })
})

describe('reminders of follow-ups', () => {
  const system = () => ({ actor: systemActor(world.councilId), via: 'job' as const })
  const remind = (day: string) => run(`${day}T07:30:00Z`).run(remindOfFollowUps, {}, system())
  const linesTo = async (account: string | undefined) => {
    const found = await world.database.superuser.query(
      `select link, body from platform.message where to_account = $1 and template = 'due-or-late'`,
      [account],
    )
    return found.rows
  }

  it('go to the owner alone, once for each turn, and say nothing of whom it is about', async () => {
    await world.database.superuser.query('delete from safeguarding.follow_up')
    const { id } = await world.raised()
    await add(id, { ownerId: south().actor.id, dueOn: '2026-12-10' })
    expect((await remind('2026-12-07')).reminded).toBe(0)
    expect(await remind('2026-12-08')).toEqual({ reminded: 1, messages: 1 })
    expect((await remind('2026-12-09')).reminded).toBe(0)
    expect((await remind('2026-12-11')).reminded).toBe(1)
    const lines = await linesTo(south().actor.id)
    expect(lines.map(line => line.link)).toEqual(['/safeguarding/follow-ups', '/safeguarding/follow-ups'])
    expect(JSON.stringify(lines)).not.toMatch(/coroner/i)
    expect(await linesTo(practitioner().actor.id)).toEqual([])
  })
})
