import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../case/get-case.ts'
import { addNote, closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { chronologyOf } from '../meetings/chronology-page.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import * as commands from './commands.ts'
import { listDisputes } from './queries.ts'
import type { DisputesPart } from './schema.ts'
import { disputeWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const { opened, caseOf } = enquiriesIn(world)
const run = world.runner
const me = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')
const reviewer = () => world.as('quality-officer')
const idOf = (caller: ReturnType<typeof me>) => caller.actor.id ?? ''
const partOf = async (concernId: string) => (await caseOf(concernId)).parts.disputes as DisputesPart

async function disputed(concernId?: string) {
  const about = concernId ?? (await opened())
  const said = { about: 'enquiry', side: 'family', who: 'A son', said: 'Leave her alone.' }
  const input = { concernId: about, ...said, receivedOn: '2026-11-16' }
  const { id: disputeId } = await run().run(commands.recordDispute, input, me())
  return { concernId: about, disputeId }
}
const name = (at: Awaited<ReturnType<typeof disputed>>, who = reviewer(), version = 1) =>
  run().run(commands.nameReviewer, { ...at, version, reviewerId: idOf(who) }, manager())
const decide = (at: Awaited<ReturnType<typeof disputed>>, who = reviewer()) =>
  run().run(commands.decideDispute, { ...at, version: 2, outcome: 'stands', reason: 'Seen.' }, who)

describe('the table of a dispute', () => {
  it('is whole', () => expect(mistakesIn(disputeWorkflow)).toEqual([]))

  it.each(tableOf(disputeWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(disputeWorkflow, action, { state })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })

  it('says every cell', () => {
    const cells = tableOf(disputeWorkflow).filter(cell => cell.to)
    expect(cells.map(({ state, action, to }) => `${state} ${action} ${to}`)).toEqual([
      'received name reviewing',
      'received escalate escalated',
      'received withdraw withdrawn',
      'reviewing name reviewing',
      'reviewing decide decided',
      'reviewing escalate escalated',
      'reviewing withdraw withdrawn',
      'decided tell told',
      'told escalate escalated',
      'told route routed',
      'escalated name reviewing',
      'escalated route routed',
      'escalated withdraw withdrawn',
    ])
  })
})

describe('a dispute', () => {
  it('is kept in their words, with a local target, and neither holds the case up nor closes it', async () => {
    const at = await disputed()
    const [one] = (await partOf(at.concernId)).items
    expect(one).toMatchObject({
      said: 'Leave her alone.',
      who: 'A son',
      dueOn: '2026-11-30',
      state: 'received',
    })
    const before = await caseOf(at.concernId)
    expect(before.state).toBe('enquiry')
    const close = { concernId: at.concernId, version: before.version, closingReason: 'mistaken' }
    await run().run(closeConcern, close, me())
    expect((await caseOf(at.concernId)).state).toBe('closed')
    await name(at)
    await decide(at)
    expect((await caseOf(at.concernId)).state).toBe('closed')
  })

  it('is reviewed by nobody who took part: not by role, decision or anything done in the case', async () => {
    const at = await disputed()
    await expect(name(at, me())).rejects.toMatchObject({ faults: [{ field: 'reviewerId' }] })
    const duty = world.as('duty-worker')
    await expect(name(at, duty), 'whoever raised it').rejects.toThrow(Invalid)
    const south = world.as('safeguarding-practitioner', SOUTH)
    const note = { concernId: at.concernId, kind: 'note', words: 'Rang.' } as const
    await run().run(addNote, note, manager())
    await expect(name(at, manager()), 'by the event log').rejects.toThrow(Invalid)
    await run().ask(getCase, { concernId: at.concernId }, world.as('safeguarding-manager'))
    await expect(name(at, south)).resolves.toMatchObject({ state: 'reviewing' })
  })

  it('is reviewed by nobody from outside the council, nor by a stranger', async () => {
    const at = await disputed()
    await expect(name(at, world.as('partner'))).rejects.toThrow(Invalid)
    const nobody = { ...at, version: 1, reviewerId: world.homeId }
    await expect(run().run(commands.nameReviewer, nobody, manager())).rejects.toThrow(Invalid)
  })

  it('lets its reviewer read the case until it is answered, and nobody else say how it came out', async () => {
    const at = await disputed()
    const read = () => run().ask(getCase, { concernId: at.concernId }, reviewer())
    await expect(read()).rejects.toThrow(NotFound)
    await name(at)
    await expect(read()).resolves.toMatchObject({ id: at.concernId })
    await expect(decide(at, manager())).rejects.toThrow(NotAllowed)
    await decide(at)
    const told = { ...at, version: 3, toldOn: '2026-11-16', whom: 'The son' }
    await run().run(commands.tellDispute, told, me())
    await expect(read()).rejects.toThrow(NotFound)
    const [one] = (await partOf(at.concernId)).items
    expect(one?.entries.map(entry => entry.kind)).toEqual(['reviewer', 'outcome', 'told'])
    expect(one?.entries.at(-1)).toMatchObject({ whom: 'The son', onDate: '2026-11-16' })
  })

  it('is decided by nobody who has come to work on the case since they were named', async () => {
    const at = await disputed()
    await name(at)
    const note = { concernId: at.concernId, kind: 'call', words: 'I rang the home.' } as const
    await run().run(addNote, note, reviewer())
    await expect(decide(at)).rejects.toThrow('has taken part in the case by now')
  })

  it('whoever reviewed one does not review the next of the same case', async () => {
    const first = await disputed()
    await name(first)
    await decide(first)
    const second = await disputed(first.concernId)
    await expect(name(second)).rejects.toThrow(Invalid)
  })

  it('goes on by name and day, then by a route; a day in the past is refused', async () => {
    const at = await disputed()
    const up = { ...at, version: 1, whom: 'The director', byOn: '2026-12-01' }
    await expect(
      run().run(commands.escalateDispute, { ...up, byOn: '2026-11-15' }, me()),
    ).rejects.toMatchObject({ faults: [{ field: 'byOn' }] })
    await run().run(commands.escalateDispute, up, me())
    const [one] = (await partOf(at.concernId)).items
    expect(one).toMatchObject({ state: 'escalated', escalatedBy: '2026-12-01', dueOn: '2026-12-01' })
    const route = { ...at, version: 2, route: 'ombudsman', onDate: '2026-11-16' }
    await run().run(commands.routeDispute, route, me())
    expect((await partOf(at.concernId)).items[0]).toMatchObject({ state: 'routed', overdue: false })
    expect(chronologyOf(await caseOf(at.concernId)).some(one => one.text.startsWith('A decision was'))).toBe(
      true,
    )
  })

  it('sent from a page that somebody else changed since is refused with both versions', async () => {
    const at = await disputed()
    await name(at)
    const stale = run().run(commands.withdrawDispute, { ...at, version: 1, words: 'Enough.' }, me())
    await expect(stale).rejects.toMatchObject({ detail: { current: { version: 2 } } })
    await expect(stale).rejects.toThrow(Conflict)
  })

  it('does not stop a decision from being made afresh in the case', async () => {
    const at = await disputed()
    const { version } = await caseOf(at.concernId)
    const limbs = {
      needs: { answer: 'yes' },
      abuse: { answer: 'no', words: 'It was the wireless.' },
      protect: { answer: 'yes' },
    } as const
    const none = { concernId: at.concernId, version, limbs, outcome: 'no-enquiry', reason: 'no-abuse' }
    await run().run(decideConcern, { ...none, route: 'nothing-further' }, me())
    expect((await partOf(at.concernId)).items).toHaveLength(1)
  })

  it('is listed for those who may see its case, and not for others', async () => {
    const at = await disputed()
    const listed = async (who: ReturnType<typeof me>) => {
      const { items } = await run().ask(listDisputes, { perPage: 100 }, who)
      return items.map(item => item.id)
    }
    expect(await listed(manager())).toContain(at.disputeId)
    expect(await listed(reviewer())).not.toContain(at.disputeId)
    await name(at)
    expect(await listed(reviewer())).toContain(at.disputeId)
    const { superuser } = world.database
    await superuser.query('update safeguarding.concern set restricted = true where id = $1', [at.concernId])
    expect(await listed(world.as('safeguarding-manager', 'another'))).not.toContain(at.disputeId)
  })
})
