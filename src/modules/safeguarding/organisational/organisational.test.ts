import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { recordPerson } from '#src/modules/people/index.ts'
import { getCase } from '../case/get-case.ts'
import { restrictConcern } from '../concern/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import {
  closeOrganisational,
  decideOrganisational,
  giveOrganisationalPart,
  holdOrganisational,
  linkOrganisational,
  startOrganisational,
} from './commands.ts'
import { addOrganisationalItem, settleOrganisationalItem } from './item-commands.ts'
import { getOrganisational, listOrganisational, listResidents } from './queries.ts'
import { raiseForResident, recordWelfareCheck, takeInResidents, tellFamily } from './resident-commands.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')
const run = ((command, input, caller = practitioner()) =>
  world.runner().run(command, input, caller)) as ReturnType<typeof world.runner>['run']

async function resident(funding?: string): Promise<void> {
  const person = { givenName: 'Ada', familyName: `Lodge ${crypto.randomUUID()}`, homeId: world.homeId }
  await run(recordPerson, { ...person, funding }, practitioner())
}

async function started(met = true): Promise<{ id: string; version: number }> {
  const opening = { homeId: world.homeId, scope: 'home', trigger: 'cqc', words: 'What is known' } as const
  const { id } = await run(startOrganisational, opening, practitioner())
  if (!met) return { id, version: 1 }
  const decision = { organisationalId: id, version: 1, outcome: 'met', words: 'Reasons' } as const
  await run(decideOrganisational, decision, manager())
  return { id, version: 2 }
}

const rows = async (organisationalId: string, caller = practitioner()) =>
  (await world.runner().ask(listResidents, { organisationalId, perPage: 100 }, caller)).items
const whole = (organisationalId: string, caller = practitioner()) =>
  world.runner().ask(getOrganisational, { organisationalId }, caller)

describe('an organisational enquiry', () => {
  it('is decided by a safeguarding manager with reasons, and a later decision supersedes', async () => {
    const { id } = await started(false)
    const deciding = { organisationalId: id, version: 1, outcome: 'not-met', words: 'Not yet' } as const
    await expect(run(decideOrganisational, deciding, practitioner())).rejects.toBeInstanceOf(NotAllowed)
    await run(decideOrganisational, deciding, manager())
    await run(decideOrganisational, { ...deciding, version: 2, outcome: 'met', words: 'Now' }, manager())
    const { decisions, state } = await whole(id)
    expect(state).toBe('enquiring')
    expect(decisions.map(one => one.reasons)).toEqual(['Not yet', 'Now'])
  })

  it('refuses a stale write with both versions', async () => {
    const { id } = await started()
    const stale = run(
      decideOrganisational,
      { organisationalId: id, version: 1, outcome: 'met', words: 'Again' },
      manager(),
    )
    await expect(stale).rejects.toMatchObject({ detail: { current: { version: 2 }, sent: { version: 1 } } })
  })

  it('shows of the linked concerns only those that the reader may see', async () => {
    const { id } = await started()
    const open = await world.raised()
    const closed = await world.raised()
    for (const { reference } of [open, closed]) {
      await run(linkOrganisational, { organisationalId: id, concernReference: reference }, manager())
    }
    await run(
      restrictConcern,
      { concernId: closed.id, version: 1, restricted: true, words: 'Because' },
      manager(),
    )
    expect((await whole(id)).concerns.map(one => one.id)).toEqual([open.id])
    const link = run(
      linkOrganisational,
      { organisationalId: id, concernReference: closed.reference },
      practitioner(),
    )
    await expect(link).rejects.toBeInstanceOf(NotFound)
  })

  it('asks of a strand who leads it and by when, of a meeting when and with whom', async () => {
    const { id } = await started()
    const add = (kind: 'strand' | 'meeting' | 'told') =>
      run(addOrganisationalItem, { organisationalId: id, kind, words: 'Words' }, practitioner())
    await expect(add('strand')).rejects.toMatchObject({ faults: [{ field: 'ownerId' }, { field: 'dueOn' }] })
    await expect(add('meeting')).rejects.toMatchObject({
      faults: [{ field: 'meeting' }, { field: 'heldOn' }],
    })
    await expect(add('told')).rejects.toMatchObject({ faults: [{ field: 'body' }, { field: 'heldOn' }] })
  })

  it('keeps what came of a strand once, and refuses to write over it', async () => {
    const { id } = await started()
    const strand = await run(
      addOrganisationalItem,
      { organisationalId: id, kind: 'strand', words: 'Rotas', who: 'Police', dueOn: '2026-11-30' },
      practitioner(),
    )
    const settling = {
      organisationalId: id,
      itemId: strand.id,
      version: 1,
      doneOn: '2026-11-16',
      words: 'Read',
    }
    await run(settleOrganisationalItem, settling, practitioner())
    await expect(run(settleOrganisationalItem, settling, practitioner())).rejects.toBeInstanceOf(Conflict)
    expect((await whole(id)).items[0]).toMatchObject({ outcome: 'Read', doneOn: '2026-11-16' })
  })
})

describe('every resident', () => {
  it('is listed once, with who is responsible: the host council where nobody placed them', async () => {
    for (const funding of ['self', 'other-council', 'icb']) await resident(funding)
    const { id } = await started()
    const first = await run(takeInResidents, { organisationalId: id }, practitioner())
    expect(first.added).toBeGreaterThanOrEqual(3)
    const others = [{ givenName: 'Not', familyName: 'Known' }]
    const again = await run(takeInResidents, { organisationalId: id, others }, practitioner())
    expect(again.added).toBe(1)
    const kinds = new Set((await rows(id)).map(row => row.responsible))
    expect([...kinds].sort()).toEqual(['health', 'host', 'other-council'])
  })

  it('is seen, or not, and the page counts it', async () => {
    await resident()
    const { id } = await started()
    await run(takeInResidents, { organisationalId: id }, practitioner())
    const [row] = await rows(id)
    const residentId = row?.id ?? ''
    const check = { organisationalId: id, residentId, version: 1, state: 'seen', words: 'Well' } as const
    await expect(run(recordWelfareCheck, check, practitioner())).rejects.toMatchObject({
      faults: [{ field: 'seenOn' }, { field: 'safe' }],
    })
    const future = { ...check, seenOn: '2026-11-17', safe: 'yes' } as const
    await expect(run(recordWelfareCheck, future, practitioner())).rejects.toBeInstanceOf(Invalid)
    await run(recordWelfareCheck, { ...check, seenOn: '2026-11-15', safe: 'no' }, practitioner())
    const { progress } = await whole(id)
    expect(progress).toMatchObject({ seen: 1, notSafe: 1 })
    expect((await rows(id))[0]).toMatchObject({ id: residentId, seenWords: 'Well' })
  })

  it('has at most one case of their own from here, linked and counted singly', async () => {
    await resident()
    const { id } = await started()
    await run(takeInResidents, { organisationalId: id }, practitioner())
    const [row] = await rows(id)
    const raising = {
      organisationalId: id,
      residentId: row?.id ?? '',
      danger: 'no',
      words: 'Left wet',
    } as const
    const { concernId } = await run(raiseForResident, { ...raising, version: 1 }, practitioner())
    await expect(run(raiseForResident, { ...raising, version: 2 }, practitioner())).rejects.toBeInstanceOf(
      Conflict,
    )
    const { concerns, progress } = await whole(id)
    expect(concerns.map(one => one.id)).toEqual([concernId])
    expect(progress.withCase).toBe(1)
    const theirs = await world.runner().ask(getCase, { concernId }, manager())
    expect(theirs).toMatchObject({ state: 'received', words: { account: 'Left wet' } })
  })

  it('has their family told as they wish, and never before police agree', async () => {
    await resident()
    const { id, version } = await started()
    await run(takeInResidents, { organisationalId: id }, practitioner())
    const [row] = await rows(id)
    const telling = { organisationalId: id, residentId: row?.id ?? '', version: 1, toldOn: '2026-11-16' }
    const hold = {
      organisationalId: id,
      version,
      hold: 'yes',
      reviewOn: '2026-11-30',
      words: 'DS Marsh',
    } as const
    await run(holdOrganisational, hold, practitioner())
    await expect(run(tellFamily, { ...telling, wish: 'wishes' }, practitioner())).rejects.toThrow(
      /Police have asked us to wait/,
    )
    await run(
      holdOrganisational,
      { organisationalId: id, version: version + 1, hold: 'no', words: 'Agreed' },
      practitioner(),
    )
    await expect(run(tellFamily, { ...telling, wish: 'does-not-wish' }, practitioner())).rejects.toThrow(
      /nobody is told/,
    )
    await run(tellFamily, { ...telling, wish: 'wishes' }, practitioner())
    expect((await rows(id)).find(one => one.id === row?.id)).toMatchObject({ familyToldOn: '2026-11-16' })
  })
})

describe('closing', () => {
  it('never waits for another council: its residents are escalated and stay listed', async () => {
    await resident('other-council')
    const { id, version } = await started()
    await run(takeInResidents, { organisationalId: id }, practitioner())
    const closing = { organisationalId: id, version, words: 'The report' }
    await expect(run(closeOrganisational, closing, manager())).rejects.toMatchObject({
      faults: [{ field: 'unfinished' }],
    })
    const answer = await run(closeOrganisational, { ...closing, unfinished: 'Aisha has them' }, manager())
    expect(answer).toMatchObject({ state: 'closed' })
    expect(answer.escalated).toBeGreaterThan(0)
    const left = (await rows(id)).filter(row => row.state === 'escalated')
    expect(left.length).toBe(answer.escalated)
    expect((await whole(id)).items.at(-1)).toMatchObject({ kind: 'report', text: 'The report' })
  })
})

describe('who may', () => {
  const officer = () => world.as('quality-officer')
  const accountOf = (caller = officer()) => caller.actor.id ?? ''

  it('leaves the page of the process to a quality officer with a part, and never the residents', async () => {
    const { id } = await started()
    await expect(whole(id, officer())).rejects.toBeInstanceOf(NotFound)
    const giving = { organisationalId: id, accountId: accountOf(), part: 'worker' } as const
    await run(giveOrganisationalPart, giving, practitioner())
    expect((await whole(id, officer())).youMay).toEqual({ work: false, decide: false })
    await expect(rows(id, officer())).rejects.toBeInstanceOf(NotFound)
    const { items } = await world.runner().ask(listOrganisational, { perPage: 100 }, officer())
    expect(items.map(item => item.id)).toEqual([id])
  })

  it('hides that there is one from the home it is about', async () => {
    const { id } = await started()
    await expect(whole(id, world.as('provider-manager'))).rejects.toBeInstanceOf(NotFound)
  })

  it('leaves events of ids and codes, and no word', async () => {
    const { id } = await started()
    const { rows: events } = await world.database.superuser.query(
      'select data::text from platform.event where subject_id = $1',
      [id],
    )
    expect(events.length).toBeGreaterThan(0)
    for (const { data } of events) expect(data).not.toMatch(/What is known|Reasons/)
  })
})
