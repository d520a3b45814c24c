import { describe, expect, it } from 'vitest'
import { Conflict, NotFound } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { safeguardingWorld } from '../testing/world.ts'
import {
  clearTrust,
  closeTrust,
  findOnTrust,
  giveTrustPart,
  hearTrustPerson,
  lookAtTrust,
  raiseTrust,
} from './commands.ts'
import { addTrustSetting, decideTrustSetting, noteTrustReferral } from './part-commands.ts'
import { getTrust, listTrust } from './queries.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')
const run = ((command, input, caller = manager()) =>
  world.runner().run(command, input, caller)) as ReturnType<typeof world.runner>['run']
const later = '2026-12-01T09:00:00Z'

async function looking(concernReference?: string): Promise<string> {
  const raising = { name: 'A Carer', role: 'Nights', life: 'work', children: 'no', words: 'Rough' } as const
  const { id } = await run(raiseTrust, { ...raising, concernReference }, practitioner())
  await run(lookAtTrust, { trustId: id, version: 1 }, manager())
  return id
}

const finding = (trustId: string, version: number, outcome = 'unfounded') => ({
  ...{ trustId, version, outcome, words: 'What was found', evidence: 'The rota' },
  ...{ challengeTo: 'The head of quality', reviewOn: '2027-06-01' },
})

const heard = { version: 2, substanceGivenOn: '2026-11-16', evidenceSeenOn: '2026-11-16', words: 'I hurried' }

describe('a person in a position of trust', () => {
  it('is known to managers and those assigned alone: to everyone else, whoever raised it too, it is not there', async () => {
    const { id: concernId, reference } = await world.raised()
    const id = await looking(reference)
    const read = (caller = manager()) => world.runner().ask(getTrust, { trustId: id }, caller)
    for (const role of [
      'safeguarding-practitioner',
      'duty-worker',
      'quality-officer',
      'board-member',
    ] as const) {
      await expect(read(world.as(role))).rejects.toBeInstanceOf(NotFound)
    }
    const listed = await world.runner().ask(listTrust, {}, practitioner())
    expect(listed.total).toBe(0)
    const ofCase = async (caller = manager()) =>
      (await world.runner().ask(getCase, { concernId }, caller)).parts.trust
    expect(await ofCase()).toEqual({ ids: [id] })
    expect(await ofCase(practitioner())).toEqual({ ids: [] })
    const accountId = practitioner().actor.id ?? ''
    await run(giveTrustPart, { trustId: id, accountId, part: 'worker' }, manager())
    expect((await read(practitioner())).name).toBe('A Carer')
    expect(await ofCase(practitioner())).toEqual({ ids: [id] })
    await run(giveTrustPart, { trustId: id, accountId, part: 'none' }, manager())
    await expect(read(practitioner())).rejects.toBeInstanceOf(NotFound)
  })

  it('is told first, sees the evidence, and has ten working days before a finding', async () => {
    const id = await looking()
    const early = run(findOnTrust, finding(id, 2), manager())
    await expect(early).rejects.toMatchObject({
      faults: [{ field: 'substanceGivenOn' }, { field: 'evidenceSeenOn' }],
    })
    await run(hearTrustPerson, { trustId: id, ...heard }, manager())
    await expect(run(findOnTrust, finding(id, 3), manager())).rejects.toThrow(/end of/)
    const made = await world.runner(later).run(findOnTrust, finding(id, 3), manager())
    expect(made.state).toBe('found')
    const { findings, theirWords } = await world.runner().ask(getTrust, { trustId: id }, manager())
    expect(theirWords).toBe('I hurried')
    expect(findings[0]).toMatchObject({
      standard: 'More likely than not',
      challengeTo: 'The head of quality',
    })
  })

  it('is not told first only with a reason: unsafe, or police object', async () => {
    const id = await looking()
    const silent = { trustId: id, version: 2, notTold: 'police-object' } as const
    await expect(run(hearTrustPerson, silent, manager())).rejects.toMatchObject({
      faults: [{ field: 'words' }],
    })
    await run(hearTrustPerson, { ...silent, words: 'DS Marsh: before the interview' }, manager())
    const made = await run(findOnTrust, finding(id, 3, 'substantiated'), manager())
    expect(made.state).toBe('found')
  })

  it('has each employer told only with a legal basis and a day, written down with the reason', async () => {
    const id = await looking()
    const setting = await run(
      addTrustSetting,
      { trustId: id, kind: 'agency', employer: 'An agency', role: 'Weekends' },
      manager(),
    )
    const telling = {
      trustId: id,
      settingId: setting.id,
      version: 1,
      tell: 'told',
      words: 'Works alone',
    } as const
    await expect(run(decideTrustSetting, telling, manager())).rejects.toMatchObject({
      faults: [{ field: 'basis' }, { field: 'toldOn' }],
    })
    await run(decideTrustSetting, { ...telling, basis: 'public-task', toldOn: '2026-11-16' }, manager())
    const { settings } = await world.runner().ask(getTrust, { trustId: id }, manager())
    expect(settings[0]).toMatchObject({ tell: 'told', suspended: 'not-known', employer: 'An agency' })
  })

  it('leaves telling the barring service to the employer as a duty, to the council as a power', async () => {
    const id = await looking()
    const dbs = { trustId: id, body: 'dbs', words: 'Removed him' } as const
    await expect(run(noteTrustReferral, { ...dbs, must: 'council' }, manager())).rejects.toThrow(/employer/)
    await run(
      noteTrustReferral,
      { ...dbs, must: 'employer', doneBy: 'council', doneOn: '2026-11-16' },
      manager(),
    )
  })

  it('is cleared before it is closed where nothing supports it, and then little is kept', async () => {
    const id = await looking()
    await run(hearTrustPerson, { trustId: id, ...heard }, manager())
    const runner = world.runner(later)
    await runner.run(findOnTrust, finding(id, 3), manager())
    const close = (version: number) => runner.run(closeTrust, { trustId: id, version }, manager())
    await expect(close(4)).rejects.toBeInstanceOf(Conflict)
    await runner.run(
      clearTrust,
      { trustId: id, version: 4, toldOn: '2026-12-01', words: 'Told in person' },
      manager(),
    )
    expect((await close(5)).keepUntil).toBe('2027-12-01')
  })

  it('keeps a substantiated one ten years, and leaves no word or name in its events', async () => {
    const id = await looking()
    await run(
      hearTrustPerson,
      { trustId: id, version: 2, notTold: 'unsafe', words: 'He threatened her' },
      manager(),
    )
    await run(findOnTrust, finding(id, 3, 'substantiated'), manager())
    expect((await run(closeTrust, { trustId: id, version: 4 }, manager())).keepUntil).toBe('2036-11-16')
    const { rows } = await world.database.superuser.query(
      'select data::text from platform.event where subject_id = $1',
      [id],
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { data } of rows) expect(data).not.toMatch(/Carer|Nights|threatened|rota/)
  })
})
