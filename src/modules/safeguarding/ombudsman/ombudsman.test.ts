import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { addNote } from '../concern/commands.ts'
import { approveForgetting } from '../retention/commands.ts'
import { listHolds } from '../retention/queries.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import * as commands from './commands.ts'
import { getComplaint, listComplaints } from './queries.ts'
import { complaintWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const { caseOf } = enquiriesIn(world)
const run = world.runner
const governance = () => world.as('information-governance')
const manager = () => world.as('safeguarding-manager')

async function complained(who = governance()) {
  const raised = await world.raised()
  const said = { number: '26 000 001', complainant: 'A daughter', about: 'That nobody rang back.' }
  const input = { concernReference: raised.reference, receivedOn: '2026-11-12', ...said }
  const { id: complaintId } = await run().run(commands.recordComplaint, input, who)
  return { complaintId, concernId: raised.id }
}
const listed = async (who: ReturnType<typeof manager>) =>
  (await run().ask(listComplaints, { perPage: 100 }, who)).items.map(item => item.id)

describe('the table of a complaint to the Ombudsman', () => {
  it('is whole', () => expect(mistakesIn(complaintWorkflow)).toEqual([]))

  it.each(tableOf(complaintWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(complaintWorkflow, action, { state, owed: 0 })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })

  it('does not close while something is owed', () => {
    expect(() => applyAction(complaintWorkflow, 'close', { state: 'decided', owed: 2 })).toThrow('2 things')
  })
})

describe('a complaint about our own safeguarding', () => {
  it('is seen by information governance and a manager who took no part, and by nobody who did', async () => {
    const { complaintId, concernId } = await complained()
    const read = (who: ReturnType<typeof manager>) => run().ask(getComplaint, { complaintId }, who)
    await expect(read(manager())).resolves.toMatchObject({ number: '26 000 001' })
    expect(await listed(manager())).toContain(complaintId)
    await run().run(addNote, { concernId, kind: 'note', words: 'Seen.' }, manager())
    await expect(read(manager())).rejects.toThrow(NotFound)
    expect(await listed(manager())).not.toContain(complaintId)
    await expect(read(governance())).resolves.toMatchObject({ complainant: 'A daughter' })
    for (const role of ['safeguarding-practitioner', 'duty-worker', 'quality-officer'] as const)
      await expect(read(world.as(role))).rejects.toThrow(NotFound)
    const close = { complaintId, version: 1, outcome: 'not-upheld', decidedOn: '2026-11-16', words: 'So.' }
    await expect(run().run(commands.decideComplaint, close, manager())).rejects.toThrow(NotFound)
  })

  it('is not opened by whoever took part in the case', async () => {
    const { id: concernId, reference } = await world.raised()
    await run().run(addNote, { concernId, kind: 'note', words: 'Seen.' }, manager())
    const said = { number: '1', complainant: 'A', about: 'B', receivedOn: '2026-11-12' }
    const opening = run().run(commands.recordComplaint, { concernReference: reference, ...said }, manager())
    await expect(opening).rejects.toThrow(NotAllowed)
  })

  it('leaves no trace in the case, nor in the log of it, but the hold for those who see holds', async () => {
    const raised = await world.raised()
    const before = await caseOf(raised.id)
    const input = { concernReference: raised.reference, receivedOn: '2026-11-12' }
    const said = { number: '26 777 777', complainant: 'Somebody', about: 'A thing' }
    await run().run(commands.recordComplaint, { ...input, ...said }, governance())
    expect(await caseOf(raised.id)).toEqual(before)
    const { superuser } = world.database
    const log = await superuser.query(
      `select 1 from platform.event where subject_id = $1 and action ~* 'hold|ombudsman'`,
      [raised.id],
    )
    expect(log.rows).toEqual([])
    const { items } = await run().ask(listHolds, { perPage: 100 }, governance())
    expect(items.filter(one => one.reason === 'ombudsman').every(one => one.words === null)).toBe(true)
    expect(approveForgetting.can).toBe('retention.govern')
  })

  it('keeps what was asked for and given, with days, and stays until nothing is owed', async () => {
    const { complaintId } = await complained()
    const asked = { complaintId, version: 1, askedOn: '2026-11-13', dueOn: '2026-11-14', words: 'The file.' }
    await expect(
      run().run(commands.addAsked, { ...asked, dueOn: '2026-11-01' }, governance()),
    ).rejects.toThrow(Invalid)
    const { itemId } = await run().run(commands.addAsked, asked, governance())
    expect(await run().ask(getComplaint, { complaintId }, governance())).toMatchObject({ overdue: true })
    const decided = { complaintId, version: 2, outcome: 'upheld-injustice', decidedOn: '2026-11-16' }
    await run().run(commands.decideComplaint, { ...decided, words: 'Fault.', remedy: 'Sorry.' }, governance())
    const close = { complaintId, version: 3, closedOn: '2026-11-16', liftHold: 'yes' } as const
    await expect(run().run(commands.closeComplaint, close, governance())).rejects.toThrow(Conflict)
    const given = { complaintId, version: 3, complaintItemId: itemId, givenOn: '2026-11-16', words: 'All.' }
    await run().run(commands.giveAsked, given, governance())
    await run().run(commands.closeComplaint, { ...close, version: 4 }, governance())
    const whole = await run().ask(getComplaint, { complaintId }, governance())
    expect(whole).toMatchObject({ state: 'closed', overdue: false, remedy: 'Sorry.' })
    expect(whole.items).toMatchObject([{ asked: 'The file.', given: 'All.', givenOn: '2026-11-16' }])
  })

  it('holds the case from the day it is opened, and lifts the hold only when told to', async () => {
    const { complaintId, concernId } = await complained()
    const holds = async () => {
      const found = await world.database.superuser.query(
        'select reason, lifted_at from safeguarding.hold where about_id = $1',
        [concernId],
      )
      return found.rows
    }
    expect(await holds()).toMatchObject([{ reason: 'ombudsman', lifted_at: null }])
    const decided = {
      complaintId,
      version: 1,
      outcome: 'discontinued',
      decidedOn: '2026-11-16',
      words: 'No.',
    }
    await run().run(commands.decideComplaint, decided, governance())
    const close = { complaintId, version: 2, closedOn: '2026-11-16', liftHold: 'no' } as const
    await run().run(commands.closeComplaint, close, governance())
    expect(await holds()).toMatchObject([{ lifted_at: null }])
  })
})
