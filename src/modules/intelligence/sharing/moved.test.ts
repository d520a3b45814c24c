import { describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import { sharingWorld } from '../testing/sharing-world.ts'
import { moveSharingMeeting } from './meeting-commands.ts'
import { getSharingMeeting } from './queries.ts'

const { planned, held, run, officer, by, world } = sharingWorld()
const reason = 'The inspector is away.'
const move = (sharingId: string, more: object = {}, who = officer) =>
  run().run(moveSharingMeeting, { sharingId, version: 1, onDate: '2026-11-27', reason, ...more }, who)
const read = (sharingId: string, role: PersonRole) => run().ask(getSharingMeeting, { sharingId }, by(role))

describe('a planned meeting', () => {
  it('is moved with a reason that those who are invited read, and the days before are kept', async () => {
    const { sharingId } = await planned()
    await move(sharingId)
    await move(sharingId, { version: 2, onDate: '2026-12-04', reason: 'So that the police can come.' })
    const seen = await read(sharingId, 'partner')
    expect([seen.onDate, seen.state, seen.version]).toEqual(['2026-12-04', 'planned', 3])
    expect(seen.moved).toEqual([
      {
        ...{ from: '2026-11-27', to: '2026-12-04', on: '2026-11-16', by: 'quality-officer' },
        reason: 'So that the police can come.',
      },
      { from: '2026-11-20', to: '2026-11-27', on: '2026-11-16', by: 'quality-officer', reason },
    ])
    const { rows } = await world.database.superuser.query(
      `select data from platform.event where action = 'SharingMeetingMoved' and subject_id = $1 order by at, id`,
      [sharingId],
    )
    expect(rows.map(row => row.data)).toContainEqual({ from: '2026-11-20', to: '2026-11-27' })
  })

  it('is moved to another day that is to come, by those who hold it, before it was held', async () => {
    const { sharingId } = await planned()
    await expect(move(sharingId, { onDate: '2026-11-15' })).rejects.toThrow(Invalid)
    await expect(move(sharingId, { onDate: '2026-11-20' })).rejects.toThrow('for that day already')
    await expect(move(sharingId, { reason: ' ' })).rejects.toThrow(Invalid)
    await expect(move(sharingId, {}, by('partner'))).rejects.toThrow(NotAllowed)
    await expect(move(sharingId, { version: 4 })).rejects.toThrow(Conflict)
    await expect(move(await held(), { version: 2 })).rejects.toThrow('is not possible')
  })
})
