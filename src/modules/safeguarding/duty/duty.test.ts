import { describe, expect, it } from 'vitest'
import { restrictConcern } from '../concern/commands.ts'
import { writeCard } from '../contact/units.ts'
import { endMeasure, putMeasure } from '../measures/commands.ts'
import { recordSource } from '../sources/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { dutyView, writeHandover } from './units.ts'
import { titleOf } from './view.ts'

const world = safeguardingWorld()
const onDuty = () => world.runner().ask(dutyView, {}, world.as('duty-worker'))
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(row => row.id)

describe('the duty worker at night', () => {
  it('sees danger apart from what is new, and how to reach each', async () => {
    const danger = await world.raised({ danger: 'now' })
    const fresh = await world.raised()
    const answer = await onDuty()
    expect(idsOf(answer.danger)).toContain(danger.id)
    expect(idsOf(answer.fresh)).toContain(fresh.id)
    expect(answer.fresh.find(row => row.id === fresh.id)).toMatchObject({ reach: null, mustNotKnow: null })
  })

  it('sees who must not know, and that police have asked us to wait', async () => {
    const { id } = await world.raised()
    const card = {
      ...{ concernId: id, version: 0, safe: 'no', policeWait: 'yes', policeReviewOn: '2026-11-20' },
      ...{ mustNotKnowName: 'Mr Sharp', mustNotKnowKind: 'home-staff', mustNotKnowBecause: 'source-of-risk' },
    } as const
    await world.runner().run(writeCard, card, world.as('duty-worker'))
    const row = (await onDuty()).live.find(one => one.id === id)
    expect(row).toMatchObject({ mustNotKnow: 'Mr Sharp (works in the home)', policeReviewOn: '2026-11-20' })
  })

  it('sees what keeps each of them safe now, and that a source of risk is recorded, not who', async () => {
    const { id: concernId } = await world.raised()
    const practitioner = world.as('safeguarding-practitioner')
    const put = { concernId, measure: 'extra-checks', who: 'The night carer.', untilOn: '2026-11-20' }
    const { id: measureId } = await world.runner().run(putMeasure, put as never, practitioner)
    const other = { ...put, measure: 'locked-door' }
    await world.runner().run(putMeasure, other as never, practitioner)
    const source = { concernId, kind: 'relative', name: 'Cuthbert Quill' } as const
    await world.runner().run(recordSource, source, world.as('safeguarding-manager'))
    const rowNow = async () => (await onDuty()).fresh.find(one => one.id === concernId)
    const row = await rowNow()
    expect(row).toMatchObject({ sources: 1 })
    expect(row?.keepsSafe).toHaveLength(2)
    expect(JSON.stringify(row)).not.toContain('Quill')
    await world.runner().run(endMeasure, { concernId, measureId, version: 1, why: 'Over' }, practitioner)
    expect((await rowNow())?.keepsSafe).toHaveLength(1)
  })

  it('is told whom to ring about a restricted case, and nothing of what is in it', async () => {
    const { id, reference } = await world.raised({
      danger: 'now',
      adult: { givenName: 'Zebedee', familyName: 'Hidden' },
    })
    const restriction = { concernId: id, version: 1, restricted: true, words: 'Her son works here' }
    await world.runner().run(restrictConcern, restriction, world.as('safeguarding-manager'))
    const answer = await onDuty()
    expect(answer.restricted.find(row => row.reference === reference)).toMatchObject({
      danger: 'now',
      ring: 'safeguarding-manager',
    })
    expect(JSON.stringify(answer)).not.toContain('Zebedee')
    expect(idsOf([...answer.danger, ...answer.fresh, ...answer.live])).not.toContain(id)
  })

  it('is not told of a restricted case that they are kept away from', async () => {
    const { id, reference } = await world.raised()
    const restriction = { concernId: id, version: 1, restricted: true, words: 'A relative' }
    await world.runner().run(restrictConcern, restriction, world.as('safeguarding-manager'))
    await world.database.superuser.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason)
       values ($1, gen_random_uuid(), $2, 'concern', $3, 'A relative of theirs')`,
      [world.councilId, world.as('duty-worker').actor.id, id],
    )
    expect((await onDuty()).restricted.map(row => row.reference)).not.toContain(reference)
  })

  it('hands over in words; the last three are read, the newest first', async () => {
    for (const words of ['One', 'Two', 'Three', 'Four']) {
      const at = `2026-11-16T0${words.length}:00:00Z`
      await world.runner(at).run(writeHandover, { words }, world.as('duty-worker'))
    }
    const { handovers } = await onDuty()
    expect(handovers).toHaveLength(3)
    expect(handovers[0]?.words).toBe('Three')
  })
})

describe('the heading of the duty page', () => {
  const nothing = { danger: [], fresh: [], unread: [], live: [], restricted: [], handovers: [] }
  const closed = { reference: 'C-2', danger: 'now' as const, receivedAt: '', ring: 'H' }
  it.each([
    [nothing, 'Nothing new has come in'],
    [{ ...nothing, restricted: [closed] }, 'One person may be in danger now'],
    [{ ...nothing, restricted: [closed, closed] }, '2 people may be in danger now'],
  ])('says what matters most: %#', (answer, title) => {
    expect(titleOf(answer)).toBe(title)
  })
})
