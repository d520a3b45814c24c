import { describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { contribute } from '../submissions/commands.ts'
import { sharingWorld } from '../testing/sharing-world.ts'
import { markSharingFact } from './pack-commands.ts'
import * as pack from './pack-queries.ts'
import * as queries from './queries.ts'
import { bringSharingFact } from './record-commands.ts'

const { world, own, other, small, by, run, officer, tell, seen, planned, held, make, packFor, says } =
  sharingWorld()

describe('a fact', () => {
  const factsNow = async (sharingId: string, role: PersonRole = 'quality-officer') =>
    (await run().ask(pack.getSharingFacts, { sharingId }, by(role))).homes.flatMap(home => home.facts)
  const mark = (
    sharingId: string,
    sharingFactId: string,
    more: object,
    role: PersonRole = 'quality-officer',
  ) =>
    run().run(
      markSharingFact,
      { ...{ sharingId, sharingFactId, sureness: 'verified', reason: 'I saw it myself.' }, ...more },
      by(role),
    )

  it('is opened to a partner and marked by a person, with a reason, for packs from then on', async () => {
    await tell(seen('gp', 'health'), seen('visitor', 'advocates-and-visitors'))
    const { sharingId } = await planned()
    await make(sharingId)
    const [fact] = await factsNow(sharingId)
    await mark(sharingId, fact?.id ?? '', { agencies: ['icb'] })
    await make(sharingId)
    expect(await says(sharingId, 'partner', { version: 1 })).toEqual([])
    expect(await says(sharingId, 'partner')).toEqual([fact?.sentence])
    const shown = (await packFor(sharingId, 'quality-officer')).homes[0]?.facts.find(one => one.markedBy)
    expect(shown).toMatchObject({ sureness: 'verified', markedBy: 'quality-officer', markedOn: '2026-11-16' })
    expect((await packFor(sharingId, 'partner')).homes[0]?.facts[0]?.markedBy).toBeNull()
  })

  it('that is restricted is marked only by those who know of it, and opened to nobody', async () => {
    await tell(seen('case', 'staff', { restriction: 'case-roles' }))
    const { sharingId } = await planned()
    const [fact] = await factsNow(sharingId, 'safeguarding-manager')
    const id = fact?.id ?? ''
    expect(await factsNow(sharingId)).toEqual([])
    await expect(mark(sharingId, id, {})).rejects.toThrow(NotFound)
    await expect(mark(sharingId, id, { agencies: ['icb'] }, 'safeguarding-manager')).rejects.toThrow(Conflict)
    await mark(sharingId, id, {}, 'safeguarding-manager')
    await make(sharingId)
    expect(await says(sharingId, 'partner')).toEqual([])
  })

  it('that a partner brings is in packs from then on, for those whom it is for', async () => {
    const sharingId = await held([own, small])
    const bring = (more: object) =>
      run().run(
        bringSharingFact,
        {
          ...{ sharingId, homeId: own, agency: 'police', observedOn: '2026-11-10', sureness: 'hearsay' },
          ...{ audience: 'partners', words: 'Called twice.', source: 'The log.', ...more },
        },
        officer,
      )
    await bring({})
    await bring({ audience: 'council', words: 'For officers.' })
    await bring({ homeId: small, words: 'Of a small home.' })
    await make(sharingId)
    const brought = async (role: PersonRole) =>
      (await packFor(sharingId, role)).homes.flatMap(home => home.brought.map(one => one.says))
    expect(await brought('partner')).toEqual(['Called twice.'])
    expect(await brought('quality-officer')).toEqual(['Called twice.', 'For officers.'])
    expect(await brought('safeguarding-manager')).toHaveLength(3)
    const { rows } = await world.database.superuser.query(
      `select 1 from intelligence.sharing_pack where body like '%Called twice%'
       union all select 1 from platform.event where data::text like '%Called twice%'`,
    )
    expect(rows).toEqual([])
    await expect(bring({ homeId: other })).rejects.toThrow(/not on the agenda/)
  })

  it('counts as a signal only through what a partner submitted of the same home', async () => {
    const told = await run().run(
      contribute,
      {
        ...{ homeId: own, partner: 'icb', kind: 'medicines', from: '2026-11-10', seenBy: 'nurse' },
        sureness: 'verified',
      },
      by('partner'),
    )
    const sharingId = await held([own, other])
    const bring = (homeId: string) =>
      run().run(
        bringSharingFact,
        {
          ...{ sharingId, homeId, agency: 'icb', observedOn: '2026-11-10', sureness: 'verified' },
          ...{ audience: 'council', words: 'Missed twice.', source: 'The chart.', submissionId: told.id },
        },
        officer,
      )
    await expect(bring(other)).rejects.toThrow(Invalid)
    await bring(own)
    const view = await run().ask(queries.getSharingMeeting, { sharingId }, officer)
    expect(view.brought).toMatchObject([{ submissionId: told.id, sureness: 'verified' }])
    const { rows } = await world.database.superuser.query('select key from intelligence.live')
    expect(rows).toEqual([{ key: `partners/${told.id}` }])
  })
})
