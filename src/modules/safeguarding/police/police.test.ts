import { describe, expect, it } from 'vitest'
import { Conflict, Invalid } from '#platform/errors.ts'
import { chronologyOf } from '../meetings/chronology-page.ts'
import { logEvidence, recordMeeting } from '../meetings/commands.ts'
import { homeBeside } from '../meetings/home-beside.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { liftHold, reviewHold, tellPolice } from './commands.ts'
import type { PoliceView } from './schema.ts'

const world = safeguardingWorld()
const { planned, caseOf } = enquiriesIn(world)
const me = () => world.as('safeguarding-practitioner')
const run = world.runner
const policeOf = async (concernId: string) => (await caseOf(concernId)).parts.police as PoliceView
const tell = (concernId: string, more: object = {}) =>
  run().run(tellPolice, { concernId, hold: 'yes', blocks: ['interviews'], ...more }, me())

describe('a hold of the police', () => {
  it('has a day on which they are asked again, in two weeks unless said otherwise', async () => {
    const concernId = await planned()
    await tell(concernId, { asks: 'Wait.' })
    expect((await policeOf(concernId)).hold).toMatchObject({ since: '2026-11-16', reviewOn: '2026-11-30' })
  })

  it('names what it holds back, and has no review day in the past', async () => {
    const concernId = await planned()
    await expect(tell(concernId, { blocks: [] })).rejects.toMatchObject({ faults: [{ field: 'blocks' }] })
    await expect(tell(concernId, { reviewOn: '2026-11-01' })).rejects.toThrow(Invalid)
  })

  it('never ends by itself: it is due for a look, reviewed, and lifted with date and by whom', async () => {
    const concernId = await planned()
    const { id: policeId } = await tell(concernId, { reviewOn: '2026-11-16' })
    expect((await policeOf(concernId)).items).toMatchObject([{ reviewDue: true }])
    const at = { concernId, policeId }
    await run().run(reviewHold, { ...at, version: 1, reviewOn: '2026-12-01' }, me())
    const lift = { ...at, liftedOn: '2026-11-16', who: 'DC Malik' }
    await expect(run().run(liftHold, { ...lift, version: 1 }, me())).rejects.toThrow(Conflict)
    await run().run(liftHold, { ...lift, version: 2 }, me())
    expect(await policeOf(concernId)).toMatchObject({ hold: null, items: [{ liftedBy: 'DC Malik' }] })
    await expect(run().run(liftHold, { ...lift, version: 3 }, me())).rejects.toThrow(/hold nothing back/)
  })
})

describe('the chronology', () => {
  it('merges notes, decisions, meetings, evidence and the police, the oldest first', async () => {
    const concernId = await planned()
    await tell(concernId, { toldOn: '2026-11-15' })
    const meeting = {
      concernId,
      kind: 'strategy-discussion',
      heldOn: '2026-11-14',
      purpose: 'Who goes first',
    }
    await run().run(recordMeeting, meeting, me())
    await run().run(logEvidence, { concernId, what: 'The night notes', fromOn: '2026-11-10' }, me())
    const told = chronologyOf(await caseOf(concernId)).map(one => one.text)
    expect(told.slice(0, 3)).toEqual([
      'Evidence: The night notes',
      'Strategy discussion: Who goes first',
      'The police were told',
    ])
    expect(told.at(-1)).toMatch(/police asked us|Decided/)
  })

  it('has beside it what happened at the home, as far as the reader may see', async () => {
    const concernId = await planned()
    const hidden = await planned()
    const seenBy = async (name?: string) => {
      const { items } = await run().ask(
        homeBeside,
        { concernId },
        world.as('safeguarding-practitioner', name),
      )
      return items.map(one => one.concernId)
    }
    expect(await seenBy()).toContain(hidden)
    await world.database.superuser.query('update safeguarding.concern set restricted = true where id = $1', [
      hidden,
    ])
    await world.database.superuser.query('delete from safeguarding.case_role where concern_id = $1', [hidden])
    expect(await seenBy()).not.toContain(hidden)
    await expect(seenBy(SOUTH)).resolves.toBeDefined()
  })
})
