import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { endOrder } from '../court/commands.ts'
import { liftHold } from '../police/commands.ts'
import { type Asked, askingIn } from '../testing/asking.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { answerRequest, listAsked, readAsked } from './asked-units.ts'
import { judgeRequest } from './commands.ts'
import type { RequestsView } from './schema.ts'

const world = safeguardingWorld()
const { caseOf } = enquiriesIn(world)
const { ask, holds, toldOf, remind } = askingIn(world)
const me = () => world.as('safeguarding-practitioner')
const manager = () => world.as('provider-manager')
const run = world.runner
const idOf = (caller: ReturnType<typeof me>) => caller.actor.id ?? ''
const stepOf = ({ concernId, requestId, version }: Asked) => ({ concernId, requestId, version })

describe('what was asked before, once police or a court hold back who may be told', () => {
  const said = { about: 'Mrs Quin', scope: 'Who was on that night?', know: 'There was a bruise.' }
  const protect = { kind: 'protect', conflicts: undefined, implicated: 'no' }
  const read = ({ requestId }: Asked) => run().ask(readAsked, { requestId }, manager())
  const rowOf = async ({ requestId }: Asked) =>
    (await run().ask(listAsked, { perPage: 100 }, manager())).items.find(one => one.id === requestId)
  const heldViews = async (at: Asked) => [await read(at), await rowOf(at)]

  it.each(Object.entries(holds))(
    'to find something out is not shown, and gives nothing away: %s',
    async (_, hold) => {
      const at = await ask(said)
      expect(await read(at)).toMatchObject({ ...said, notShown: false, waiting: true })
      await hold(at.concernId)
      const [one, row] = await heldViews(at)
      expect(one).toMatchObject({
        notShown: true,
        waiting: false,
        about: null,
        scope: null,
        know: null,
        dueOn: null,
      })
      expect(row).toMatchObject({ notShown: true, waiting: false, about: null, dueOn: null, overdue: false })
      const words = JSON.stringify([one, row])
      for (const word of [...Object.values(said), 'police', 'court', 'hold']) {
        expect(words).not.toContain(word)
      }
    },
  )

  it.each(Object.entries(holds))('to keep somebody safe stays as it was: %s', async (_, hold) => {
    const at = await ask({ ...said, ...protect })
    await hold(at.concernId)
    expect(await read(at)).toMatchObject({ ...said, notShown: false, waiting: true })
  })

  it('is shown again once the police lift it, and whoever was asked is told that something waits', async () => {
    const at = await ask(said)
    const { id: policeId } = await holds.police(at.concernId)
    const before = (await toldOf(at)).length
    const lift = { concernId: at.concernId, policeId, version: 1, liftedOn: '2026-11-16', who: 'DC Malik' }
    await run().run(liftHold, lift, me())
    expect(await read(at)).toMatchObject({ ...said, notShown: false, waiting: true })
    expect((await toldOf(at)).slice(before)).toEqual([idOf(manager())])
  })

  it('is shown again once the order is over, and one that was sent under the order never was hidden', async () => {
    const at = await ask(said)
    const { id: courtOrderId } = await holds.court(at.concernId)
    const under = await ask({ ...said, orderAllows: 'yes' }, at.concernId, '2026-11-16T10:00:00Z')
    expect(await read(under)).toMatchObject({ notShown: false, scope: said.scope })
    expect(await read(at)).toMatchObject({ notShown: true })
    const end = { concernId: at.concernId, courtOrderId, endedOn: '2026-11-16' }
    const before = (await toldOf(at)).length
    await run('2026-11-16T11:00:00Z').run(endOrder, end, me())
    expect((await toldOf(at)).slice(before)).toEqual([idOf(manager())])
    expect(await read(at)).toMatchObject({ notShown: false, scope: said.scope })
  })

  it('keeps what they answered themselves, takes an answer still, and is not sent back meanwhile', async () => {
    const at = await ask(said)
    await holds.police(at.concernId)
    await run().run(answerRequest, { ...stepOf(at), words: 'Here it is' }, manager())
    const judge = (verdict: string) =>
      run().run(judgeRequest, { ...stepOf(at), version: 2, verdict, words: 'Because' }, me())
    expect((await read(at)).entries).toMatchObject([{ kind: 'answer', words: 'Here it is', mine: true }])
    await expect(judge('redo')).rejects.toThrow(Conflict)
    await judge('adequate')
  })

  it('asked of a colleague stays: they have a part in the case', async () => {
    const recipientId = idOf(world.as('safeguarding-practitioner', SOUTH))
    const at = await ask({ ...said, askedOf: 'council', recipientId, conflicts: undefined })
    await holds.police(at.concernId)
    const { requests } = (await caseOf(at.concernId)).parts.requests as RequestsView
    expect(requests).toMatchObject([{ heldBack: false }])
  })

  it('says to the case that it is not shown, and reminds nobody outside of it', async () => {
    const at = await ask({ ...said, dueOn: '2026-11-17' })
    await holds.police(at.concernId)
    const [request] = ((await caseOf(at.concernId)).parts.requests as RequestsView).requests
    expect(request).toMatchObject({ heldBack: true, scope: said.scope })
    const before = await toldOf(at)
    await remind('2026-11-17T08:00:00Z')
    expect(await toldOf(at)).toEqual(before)
  })
})
