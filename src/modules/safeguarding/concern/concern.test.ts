import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import {
  addNote,
  allocateConcern,
  closeConcern,
  linkConcerns,
  lookAtConcern,
  restrictConcern,
} from './commands.ts'
import { decideConcern } from './decide.ts'
import { listConcerns } from './queries.ts'
import { raiseConcern } from './raise-commands.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')

const duty = {
  limbs: { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'unknown' } },
  outcome: 'enquiry',
} as const

const readCase = (concernId: string, caller = manager()) => world.runner().ask(getCase, { concernId }, caller)
const look = (concernId: string, version = 1, caller = practitioner()) =>
  world.runner().run(lookAtConcern, { concernId, version }, caller)

/** Who was written to since, and where it leads. */
async function toldSince(before: number): Promise<string[][]> {
  const ids = world.jobs.slice(before).map(job => (job.input as { messageId?: string }).messageId)
  const { rows } = await world.database.superuser.query(
    'select to_account, link from platform.message where id = any($1::uuid[])',
    [ids.filter(Boolean)],
  )
  return rows.map(row => [row.to_account, row.link])
}

async function seenBy(caller = practitioner(), input: object = {}): Promise<string[]> {
  const { items } = await world.runner().ask(listConcerns, { perPage: 100, ...input }, caller)
  return items.map(item => item.id)
}

describe('raising a concern', () => {
  it('needs who, danger and what happened, and no more', async () => {
    const wrong = world.runner().run(raiseConcern, { adult: {} }, world.as('duty-worker'))
    await expect(wrong).rejects.toMatchObject({
      faults: [{ field: 'danger' }, { field: 'words' }],
    })
  })

  it('refuses a day in the future and a home nobody knows, beside their fields', async () => {
    const wrong = world.raised({ happenedOn: '2026-11-17', homeId: '019a0000-0000-7000-8000-000000000000' })
    await expect(wrong).rejects.toBeInstanceOf(Invalid)
    await expect(wrong).rejects.toMatchObject({ faults: [{ field: 'happenedOn' }, { field: 'homeId' }] })
  })

  it('opens a concern for each adult of one incident, and links them', async () => {
    const others = [{ givenName: 'Two', familyName: 'Of Them' }, { knownAs: 'the man by the window' }]
    const raised = await world.runner().run(
      raiseConcern,
      {
        adult: { givenName: 'One', familyName: 'Of Them' },
        others,
        danger: 'no',
        words: 'All three were left.',
        homeId: world.homeId,
      },
      world.as('duty-worker'),
    )
    expect(raised.others).toHaveLength(2)
    const whole = await readCase(raised.id)
    expect(whole.related.map(one => one.kind)).toEqual(['same-incident', 'same-incident'])
  })

  it('knows an adult of the same home by first and last name, and says that it may be the same concern', async () => {
    const adult = { givenName: 'Josephine', familyName: 'Bellweather' }
    const first = await world.raised({ adult })
    const second = await world.raised({ adult })
    const whole = await readCase(second.id)
    expect(whole.related).toMatchObject([{ id: first.id, kind: 'possible-duplicate' }])
  })

  it('makes a home speak for itself: staff raise for their own home, whatever they leave open', async () => {
    const runner = world.runner()
    const input = {
      adult: { knownAs: 'the lady in room 4' },
      danger: 'no',
      words: 'She has not been out for weeks.',
    } as const
    const { id } = await runner.run(raiseConcern, input, world.as('provider-staff'))
    expect((await readCase(id)).home?.id).toBe(world.homeId)
    const elsewhere = { ...input, homeId: '019a0000-0000-7000-8000-000000000000' }
    await expect(runner.run(raiseConcern, elsewhere, world.as('provider-staff'))).rejects.toBeInstanceOf(
      NotAllowed,
    )
  })

  it('tells the duty team and the managers at once when there is danger now', async () => {
    const before = world.jobs.length
    await world.raised({ danger: 'now', dangerWords: 'He is alone with her.' })
    expect(world.jobs.length).toBeGreaterThan(before)
  })

  it('keeps no word of it where a reader of the database could read it', async () => {
    await world.raised({ words: 'a very particular xylophone', adultWants: 'another xylophone' })
    const found = await world.database.superuser.query(
      `select count(*)::int as n from (
         select c::text as t from safeguarding.concern c union all select r::text from safeguarding.report r
         union all select e::text from platform.event e union all select q::text from platform.request q) as all_of_it
        where t like '%xylophone%'`,
    )
    expect(found.rows[0].n).toBe(0)
  })
})

describe('working on a concern', () => {
  it('goes from new to looked at to decided, in the hands of whoever took it', async () => {
    const { id } = await world.raised()
    expect(await look(id)).toMatchObject({ state: 'looking', version: 2 })
    const decided = await world
      .runner()
      .run(decideConcern, { concernId: id, version: 2, ...duty }, practitioner())
    expect(decided).toMatchObject({ state: 'enquiry' })
    const whole = await readCase(id)
    expect(whole).toMatchObject({ lead: 'safeguarding-practitioner', team: 'Team North', outcome: 'enquiry' })
    expect(whole.decisions.at(-1)).toMatchObject({
      lawVersion: expect.any(String),
      citation: expect.stringContaining('42'),
    })
  })

  it('can be decided at once: nobody needs proof, and not knowing blocks nothing', async () => {
    const { id } = await world.raised()
    const decided = await world
      .runner()
      .run(decideConcern, { concernId: id, version: 1, ...duty }, practitioner())
    expect(decided.state).toBe('enquiry')
  })

  it('asks for words with a no, and for a reason and a route where there is no enquiry', async () => {
    const { id } = await world.raised()
    const none = { limbs: { ...duty.limbs, abuse: { answer: 'no' } }, outcome: 'no-enquiry' } as const
    const wrong = world.runner().run(decideConcern, { concernId: id, version: 1, ...none }, practitioner())
    await expect(wrong).rejects.toMatchObject({
      faults: [{ field: 'limbs.abuse.words' }, { field: 'reason' }, { field: 'route' }],
    })
  })

  it('keeps a decision that is reconsidered, superseded by the new one', async () => {
    const { id } = await world.raised()
    const no = { answer: 'no', words: 'It was a rumour.' } as const
    const none = {
      limbs: { ...duty.limbs, abuse: no },
      outcome: 'no-enquiry',
      reason: 'no-abuse',
      route: 'quality',
    } as const
    const runner = world.runner()
    await runner.run(decideConcern, { concernId: id, version: 1, ...none }, practitioner())
    await runner.run(decideConcern, { concernId: id, version: 2, ...duty }, practitioner())
    const { decisions } = await readCase(id)
    expect(decisions.map(one => one.outcome)).toEqual(['no-enquiry', 'enquiry'])
    expect(decisions[1]?.supersedes).toBe(decisions[0]?.id)
  })

  it('refuses a write on what somebody else changed meanwhile, and says how it stands', async () => {
    const { id } = await world.raised()
    await look(id)
    await expect(look(id)).rejects.toMatchObject({
      detail: { current: { version: 2 }, sent: { version: 1 } },
    })
  })

  it('is closed with a reason, and not opened again', async () => {
    const { id } = await world.raised()
    const runner = world.runner()
    const no = { answer: 'no', words: 'It was a rumour.' } as const
    const none = { outcome: 'no-enquiry', reason: 'no-abuse', route: 'quality' } as const
    const limbs = { ...duty.limbs, abuse: no }
    await runner.run(decideConcern, { concernId: id, version: 1, limbs, ...none }, practitioner())
    const closing = { concernId: id, closingReason: 'no-enquiry' }
    await runner.run(closeConcern, { ...closing, version: 2 }, practitioner())
    await expect(runner.run(closeConcern, { ...closing, version: 3 }, practitioner())).rejects.toBeInstanceOf(
      Conflict,
    )
  })

  it('shows when somebody last looked at the risk', async () => {
    const { id } = await world.raised()
    expect((await readCase(id)).riskLookedAt).toBeNull()
    await world
      .runner()
      .run(addNote, { concernId: id, kind: 'risk', words: 'She is with her sister.' }, practitioner())
    expect((await readCase(id)).riskLookedAt).not.toBeNull()
  })

  it('and by when somebody looks again, until somebody has', async () => {
    const { id } = await world.raised()
    const write = (more: object) =>
      world
        .runner()
        .run(
          addNote,
          { concernId: id, kind: 'risk', words: 'She is with her sister.', ...more },
          practitioner(),
        )
    await expect(write({ lookAgainOn: '2026-11-15' })).rejects.toBeInstanceOf(Invalid)
    await expect(write({ kind: 'call', lookAgainOn: '2026-11-18' })).rejects.toBeInstanceOf(Invalid)
    await write({ lookAgainOn: '2026-11-18' })
    await write({ kind: 'call' })
    expect((await readCase(id)).riskNextOn).toBe('2026-11-18')
    await write({})
    expect((await readCase(id)).riskNextOn).toBeNull()
  })
})

describe('who may see a concern', () => {
  it('is the team while it is nobody’s, then its team; the duty worker and the manager in any case', async () => {
    const { id } = await world.raised()
    const south = world.as('safeguarding-practitioner', SOUTH)
    expect(await seenBy(south)).toContain(id)
    await look(id)
    expect(await seenBy(south)).not.toContain(id)
    await expect(readCase(id, south)).rejects.toBeInstanceOf(NotAllowed)
    expect(await seenBy(world.as('duty-worker'))).toContain(id)
    expect(await seenBy()).toContain(id)
  })

  it('is only those with a part in it once it is restricted; the team is told to ring, others find nothing', async () => {
    const { id } = await world.raised()
    const input = { concernId: id, version: 1, restricted: true, words: 'Her son works here.' }
    await world.runner().run(restrictConcern, input, manager())
    expect(await seenBy()).not.toContain(id)
    expect(await seenBy(manager())).toContain(id)
    await expect(readCase(id, practitioner())).rejects.toThrow('ring the safeguarding manager')
    await expect(readCase(id, world.as('quality-officer'))).rejects.toBeInstanceOf(NotFound)
  })

  it('hides a restricted concern from whoever tries to link to it', async () => {
    const [one, secret] = [await world.raised(), await world.raised()]
    const hide = { concernId: secret.id, version: 1, restricted: true, words: 'Because' }
    await world.runner().run(restrictConcern, hide, manager())
    const link = { concernId: one.id, otherReference: secret.reference, kind: 'related' } as const
    await expect(world.runner().run(linkConcerns, link, practitioner())).rejects.toBeInstanceOf(NotFound)
  })

  it('tells nobody but its owner that a new concern may be the same as a restricted one', async () => {
    const adult = { givenName: 'Quiet', familyName: 'Person' }
    const first = await world.raised({ adult })
    const runner = world.runner()
    await look(first.id)
    await runner.run(
      restrictConcern,
      { concernId: first.id, version: 2, restricted: true, words: 'Because' },
      manager(),
    )
    const before = world.jobs.length
    const second = await world.raised({ adult })
    // Its owner, by a message that says no more than where to look; the raiser is told nothing.
    expect(await toldSince(before)).toEqual([[practitioner().actor.id, `/safeguarding/concerns/${first.id}`]])
    expect((await readCase(second.id, world.as('duty-worker'))).related).toEqual([])
    expect((await readCase(first.id, practitioner())).related).toMatchObject([{ id: second.id }])
  })

  it('tells everybody with a part in a restricted one that nobody leads', async () => {
    const adult = { givenName: 'Quiet', familyName: 'And Unled' }
    const first = await world.raised({ adult })
    const hide = { concernId: first.id, version: 1, restricted: true, words: 'Because' }
    await world.runner().run(restrictConcern, hide, manager())
    const before = world.jobs.length
    await world.raised({ adult })
    expect((await toldSince(before)).map(([accountId]) => accountId)).toEqual([manager().actor.id])
  })

  it('becomes whoever it is given to', async () => {
    const { id } = await world.raised()
    const leadId = world.as('safeguarding-practitioner', SOUTH).actor.id ?? ''
    await world
      .runner()
      .run(allocateConcern, { concernId: id, version: 1, leadId, teamId: world.teams.south }, manager())
    expect(await seenBy(world.as('safeguarding-practitioner', SOUTH), { list: 'mine' })).toContain(id)
    expect(await seenBy()).not.toContain(id)
  })
})
