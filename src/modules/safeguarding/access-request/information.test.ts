import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { safeguardingWorld } from '../testing/world.ts'
import * as commands from './commands.ts'
import { answerInformation, countsForInformation, lastYear } from './information.ts'
import { getAccessRequest, getBundle } from './queries.ts'

const world = safeguardingWorld()
const governance = () => world.as('information-governance')
const ask = (more: object = {}) =>
  world.runner().run(
    commands.recordAccessRequest,
    {
      ...{ kind: 'freedom-of-information', askedBy: 'anyone', receivedOn: '2026-11-10' },
      ...{ name: 'A journalist', asks: 'How many?', ...more },
    },
    governance(),
  )
const answer = (accessRequestId: string, more: object = {}) =>
  world
    .runner()
    .run(
      answerInformation,
      { accessRequestId, version: 1, words: 'These are the counts.', noPersonalData: true, ...more },
      governance(),
    )

describe('a request under the Freedom of Information Act', () => {
  it('is due after twenty working days', async () => {
    expect((await ask()).dueOn).toBe('2026-12-08')
  })

  it('is answered in words and counts of which none is under five, and the sum gives none away', async () => {
    const { id } = await ask()
    const figures = 'Enquiry: 61\nNo enquiry: 148\nNot decided: 3'
    expect(await answer(id, { figures, total: '212' })).toMatchObject({ state: 'released', suppressed: 2 })
    const { information, endedOn } = await world
      .runner()
      .ask(getAccessRequest, { accessRequestId: id }, governance())
    expect(endedOn).toBe('2026-11-16')
    expect(information?.figures).toEqual([
      { label: 'Enquiry', count: null },
      { label: 'No enquiry', count: 148 },
      { label: 'Not decided', count: null },
      { label: 'In all', count: 212 },
    ])
    const kept = await world.database.superuser.query(
      'select figures from safeguarding.information_answer where request_id = $1',
      [id],
    )
    expect(JSON.stringify(kept.rows)).not.toContain('61')
  })

  it('refuses what points at a person, and lines that are no counts', async () => {
    const { id } = await ask()
    await expect(answer(id, { words: 'See C-7KQF-2M9D.' })).rejects.toMatchObject({
      faults: [{ field: 'words' }],
    })
    await expect(answer(id, { words: 'NHS number 943 476 5919' })).rejects.toMatchObject({
      faults: [{ field: 'words' }],
    })
    await expect(answer(id, { figures: 'many' })).rejects.toThrow()
    await expect(answer(id, { noPersonalData: 'no' })).rejects.toThrow()
  })

  it('searches nobody’s records, and one’s own records are not answered with counts', async () => {
    const { id } = await ask()
    const gather = { accessRequestId: id, version: 1 }
    await expect(world.runner().run(commands.gatherRecords, gather, governance())).rejects.toThrow(
      'not searched by person',
    )
    const { reference } = await world.raised()
    const own = await ask({
      ...{ kind: 'subject-access', askedBy: 'self', caseReference: reference, riskChecked: 'not-source' },
    })
    await expect(answer(own.id)).rejects.toThrow(Conflict)
    await expect(world.runner().ask(getBundle, { accessRequestId: id }, governance())).rejects.toThrow()
  })
})

describe('counts that anyone may be told', () => {
  it.each([
    ['2026-03-31', '2024-25'],
    ['2026-04-01', '2025-26'],
    ['2000-05-01', '1999-00'],
  ])('on %s are of the year %s', (day, year) => {
    expect(lastYear(Temporal.PlainDate.from(day))).toBe(year)
  })

  it('never tell of fewer than five', async () => {
    const { rows, total } = await world.runner().ask(countsForInformation, { year: '2026-27' }, governance())
    expect([...rows.map(row => row.count), total].every(one => one === null || one >= 5)).toBe(true)
    for (const _ of [1, 2, 3, 4, 5, 6]) await world.raised()
    const after = await world.runner().ask(countsForInformation, { year: '2026-27' }, governance())
    expect(after.total).toBeGreaterThanOrEqual(6)
  })
})
