import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { recordOrder, recordProceedings } from '../court/commands.ts'
import { liftHold, tellPolice } from '../police/commands.ts'
import { type Asked as At, askingIn, clear } from '../testing/asking.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { answerRequest, listAsked, readAsked } from './asked-units.ts'
import {
  addressRequest,
  judgeRequest,
  reportIn,
  shareItem,
  signRequest,
  stopSharing,
  withdrawRequest,
} from './commands.ts'
import type { RequestsView } from './schema.ts'
import { type RequestAction, type RequestState, requestWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const { planned, caseOf } = enquiriesIn(world)
const { ask, holds, toldOf, remind } = askingIn(world)
const me = () => world.as('safeguarding-practitioner')
const boss = () => world.as('safeguarding-manager')
const manager = () => world.as('provider-manager')
const staff = () => world.as('provider-staff')
const run = world.runner
const idOf = (caller: ReturnType<typeof me>) => caller.actor.id ?? ''

const step = (at: At) => ({ concernId: at.concernId, requestId: at.requestId, version: at.version })
const judge = (at: At, verdict: string, caller = me()) =>
  run().run(judgeRequest, { ...step(at), verdict, words: 'Because' }, caller)

function act(action: RequestAction, at: At): Promise<{ state: string }> {
  switch (action) {
    case 'sign':
      return run().run(signRequest, { ...step(at), recipientId: idOf(manager()), words: 'Because' }, boss())
    case 'address':
      return run().run(addressRequest, { ...step(at), recipientId: idOf(manager()), clear: 'yes' }, me())
    case 'answer':
      return run().run(answerRequest, { ...step(at), words: 'Here it is' }, manager())
    case 'report':
      return run().run(reportIn, { ...step(at), words: 'It came by post' }, me())
    case 'accept':
      return judge(at, 'adequate')
    case 'sendBack':
      return judge(at, 'redo')
    case 'takeOver':
      return judge(at, 'taken-over')
    case 'withdraw':
      return run().run(withdrawRequest, step(at), me())
  }
}

async function inState(state: RequestState): Promise<At> {
  if (state === 'to-sign') return ask({ conflicts: { ...clear, 'several-residents': 'yes' } })
  if (state === 'to-address') return ask({ recipientId: undefined })
  const asked = await ask()
  const next = { ...asked, version: 2 }
  if (state === 'asked') return asked
  if (state === 'withdrawn') await act('withdraw', asked)
  else await act('answer', asked)
  if (state === 'adequate') await act('accept', next)
  if (state === 'taken-over') await act('takeOver', next)
  return { ...asked, version: state === 'adequate' || state === 'taken-over' ? 3 : 2 }
}

describe('the workflow of what is asked', () => {
  it('has no dead ends, but for where it begins: that depends on the check', () => {
    expect(mistakesIn(requestWorkflow)).toEqual([])
  })

  it.each(tableOf(requestWorkflow))('$action in state $state: $to', async ({ state, action, to }) => {
    const attempt = act(action, await inState(state))
    if (to) expect((await attempt).state).toBe(to)
    // What is not sent yet is not there for a home.
    else
      await expect(attempt).rejects.toThrow(
        action === 'answer' && state.startsWith('to-') ? NotFound : Conflict,
      )
  })
})

describe('a home that is to enquire', () => {
  it.each(Object.keys(clear))(
    'is not asked while "%s" is yes or not known, until a manager signs why',
    async code => {
      for (const answer of ['yes', 'unknown']) {
        const at = await ask({ conflicts: { ...clear, [code]: answer } })
        expect(at.state).toBe('to-sign')
        await expect(run().ask(readAsked, { requestId: at.requestId }, manager())).rejects.toThrow(NotFound)
      }
    },
  )

  it('is not asked without the check, and never a stranger', async () => {
    await expect(ask({ conflicts: undefined })).rejects.toMatchObject({ faults: [{ field: 'conflicts' }] })
    await expect(ask({ recipientId: idOf(world.as('board-member')) })).rejects.toThrow(Invalid)
  })

  it('with a manager who may be implicated is asked through somebody named, and nobody until then', async () => {
    const at = await ask({ kind: 'protect', conflicts: undefined, implicated: 'unknown' })
    expect(at.state).toBe('to-address')
    const to = { ...step(at), recipientId: idOf(staff()) }
    await expect(run().run(addressRequest, { ...to, clear: 'no' }, me())).rejects.toMatchObject({
      faults: [{ field: 'clear' }],
    })
    await run().run(addressRequest, { ...to, clear: 'yes' }, me())
    expect((await run().ask(readAsked, { requestId: at.requestId }, staff())).scope).toBe('The rota, please.')
    await expect(run().ask(readAsked, { requestId: at.requestId }, manager())).rejects.toThrow(NotFound)
  })

  it('with a manager who may be implicated is not put to that manager again, unless somebody else signs why', async () => {
    const at = await ask({ kind: 'protect', conflicts: undefined, implicated: 'yes' })
    const toManager = { ...step(at), recipientId: idOf(manager()), clear: 'yes' as const }
    const refused = { faults: [{ field: 'recipientId', message: expect.stringContaining('nominated') }] }
    await expect(run().run(addressRequest, toManager, me())).rejects.toMatchObject(refused)
    await expect(
      ask({ kind: 'protect', conflicts: undefined, implicated: 'no' }, at.concernId),
    ).rejects.toMatchObject(refused)
    const item = { concernId: at.concernId, recipientId: idOf(manager()), purpose: 'protection', words: 'W' }
    await expect(run().run(shareItem, item, me())).rejects.toMatchObject(refused)

    const why = { ...step(at), words: 'She was on leave, and the owner agrees.' }
    await expect(run().run(signRequest, why, boss())).rejects.toMatchObject({
      faults: [{ field: 'recipientId', message: 'Choose whom you sign for' }],
    })
    await run().run(signRequest, { ...why, recipientId: idOf(manager()) }, boss())
    const [seen] = ((await caseOf(at.concernId)).parts.requests as RequestsView).requests
    expect(seen).toMatchObject({ state: 'to-address', signedFor: 'provider-manager' })
    await expect(run().run(addressRequest, { ...toManager, version: 2 }, boss())).rejects.toMatchObject(
      refused,
    )
    await run().run(addressRequest, { ...toManager, version: 2 }, me())
    await run().run(shareItem, item, me())
  })

  it('does not judge itself, nor does anybody judge what they enquired into', async () => {
    const at = await ask({ askedOf: 'council', conflicts: undefined, recipientId: idOf(me()) })
    await act('report', at)
    await expect(judge({ ...at, version: 2 }, 'adequate')).rejects.toThrow(NotAllowed)
    expect((await judge({ ...at, version: 2 }, 'adequate', boss())).state).toBe('adequate')
  })
})

describe('what the named person sees', () => {
  it('is what they were asked, and nothing of the case', async () => {
    const at = await ask({ about: 'Ivy', know: 'She fell.' })
    const list = await run().ask(listAsked, {}, manager())
    expect(list.items.find(one => one.id === at.requestId)).toMatchObject({ about: 'Ivy', waiting: true })
    const asked = await run().ask(readAsked, { requestId: at.requestId }, manager())
    expect(asked).toMatchObject({ scope: 'The rota, please.', know: 'She fell.', entries: [], shared: [] })
    expect(JSON.stringify(asked)).not.toContain(at.concernId)
    await expect(caseOf(at.concernId, 'provider-manager' as never)).rejects.toThrow(NotFound)
  })

  it('is why it must be done again, and not why it was signed or taken over', async () => {
    const at = await ask({ conflicts: { ...clear, 'several-residents': 'yes' } })
    await run().run(signRequest, { ...step(at), words: 'Secret reasons' }, boss())
    await act('address', { ...at, version: 2 })
    await act('answer', { ...at, version: 3 })
    await run().run(judgeRequest, { ...step(at), version: 4, verdict: 'redo', words: 'Ask her' }, me())
    await act('answer', { ...at, version: 5 })
    await run().run(judgeRequest, { ...step(at), version: 6, verdict: 'taken-over', words: 'Poor' }, me())
    const asked = await run().ask(readAsked, { requestId: at.requestId }, manager())
    expect(asked.entries.map(one => one.words)).toEqual(['Here it is', 'Ask her', 'Here it is'])
    expect(asked.stateLabel).toBe('The council goes on with it')
  })

  it('ends when somebody else is asked instead', async () => {
    const at = await ask()
    await run().run(addressRequest, { ...step(at), recipientId: idOf(staff()), clear: 'yes' }, me())
    await expect(run().ask(readAsked, { requestId: at.requestId }, manager())).rejects.toThrow(NotFound)
  })

  it('can be one thing that was shared, until that is stopped', async () => {
    const concernId = await planned()
    const item = {
      concernId,
      recipientId: idOf(manager()),
      purpose: 'protection',
      words: 'The light stays on.',
    }
    const { id: sharedItemId } = await run().run(shareItem, item, me())
    const shared = async () => (await run().ask(listAsked, {}, manager())).shared.map(one => one.words)
    expect(await shared()).toContain('The light stays on.')
    await run().run(stopSharing, { concernId, sharedItemId }, me())
    expect(await shared()).not.toContain('The light stays on.')
    await expect(run().run(stopSharing, { concernId, sharedItemId }, me())).rejects.toThrow(NotFound)
  })
})

describe('while the police hold things back', () => {
  const hold = { hold: 'yes', blocks: ['disclosure'], asks: 'Nobody to be told' }

  it('nobody outside is asked or told, but for what keeps somebody safe; then it is lifted', async () => {
    const concernId = await planned()
    const { id: policeId } = await run().run(tellPolice, { concernId, ...hold }, me())
    await expect(ask({}, concernId)).rejects.toThrow(/police have asked us not to tell anybody/)
    const item = { concernId, recipientId: idOf(manager()), words: 'Two carers at night.' }
    await expect(run().run(shareItem, { ...item, purpose: 'information' }, me())).rejects.toThrow(Conflict)
    await run().run(shareItem, { ...item, purpose: 'protection' }, me())
    const safe = { kind: 'protect', conflicts: undefined, implicated: 'no' }
    expect((await ask(safe, concernId)).state).toBe('asked')
    const lift = { concernId, policeId, version: 1, liftedOn: '2026-11-16', who: 'DC Malik' }
    await run().run(liftHold, lift, me())
    expect((await ask({}, concernId)).state).toBe('asked')
  })
})

describe('what was shared before', () => {
  const shared = async (purpose: string, concernId: string) => {
    const item = { concernId, recipientId: idOf(manager()), purpose, words: `For ${purpose} ${concernId}` }
    return (await run().run(shareItem, item, me())).id
  }
  const read = async () => (await run().ask(listAsked, {}, manager())).shared.map(one => one.words)
  const stopped = async (concernId: string) =>
    ((await caseOf(concernId)).parts.requests as RequestsView).shared.map(one => [
      one.purpose,
      one.stoppedBecause,
    ])

  it.each([
    ['police', 'the police ask us not to tell anybody', holds.police],
    ['court', 'a court restricts who may be told', holds.court],
  ])('is read no longer once %s: %s; what keeps somebody safe still is', async (because, _what, hold) => {
    const concernId = await planned()
    await shared('information', concernId)
    await shared('protection', concernId)
    await hold(concernId)
    expect(await read()).not.toContain(`For information ${concernId}`)
    expect(await read()).toContain(`For protection ${concernId}`)
    expect(await stopped(concernId)).toEqual([
      ['information', because],
      ['protection', null],
    ])
  })

  it('goes on being read where the police ask for something else, or an order is over', async () => {
    const concernId = await planned()
    await shared('information', concernId)
    await run().run(
      tellPolice,
      { concernId, hold: 'yes', blocks: ['interviews'], asks: 'No interview' },
      me(),
    )
    const about = { concernId, kind: 's21a', number: 'COP 1', leadId: idOf(me()) }
    const { id: courtCaseId } = await run().run(recordProceedings, about, me())
    const order = {
      concernId,
      courtCaseId,
      version: 1,
      madeOn: '2026-11-01',
      untilOn: '2026-11-10',
      says: 'W',
    }
    await run().run(recordOrder, { ...order, restricts: ['disclosure'] }, me())
    expect(await stopped(concernId)).toEqual([['information', null]])
  })
})

describe('reminders', () => {
  it('go to whoever was asked by name and whoever leads the case, once for each turn', async () => {
    const at = await ask({ dueOn: '2026-11-17' })
    const before = (await toldOf(at)).length
    await remind()
    await remind()
    expect((await toldOf(at)).slice(before)).toEqual([idOf(manager())])
    const { requests } = (await caseOf(at.concernId)).parts.requests as RequestsView
    expect(requests).toHaveLength(1)
  })
})
