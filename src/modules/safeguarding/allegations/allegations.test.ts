import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { lookAtConcern, restrictConcern } from '../concern/commands.ts'
import { hearSource, recordSource } from '../sources/commands.ts'
import { getSources } from '../sources/queries.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { allegationsOfCase } from './case-part.ts'
import { makeFinding, recordAllegation } from './commands.ts'
import { mustHear } from './fair.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')
const south = () => world.as('safeguarding-practitioner', SOUTH)
const run = (now?: string) => world.runner(now)

/** A case that the practitioner leads. */
async function ledCase(): Promise<string> {
  const { id: concernId } = await world.raised()
  await run().run(lookAtConcern, { concernId, version: 1 }, practitioner())
  return concernId
}

const allege = (concernId: string, more: object = {}) => {
  const input = { concernId, abuseType: 'neglect', happened: 'not-known' as const, words: 'Left alone.' }
  return run().run(recordAllegation, { ...input, ...more }, practitioner())
}

const proof = { standardOfProof: 'More likely than not', reasons: 'The log and the neighbour agree.' }
const find = (concernId: string, allegationId: string, more: object = {}, now?: string) => {
  const input = { concernId, allegationId, outcome: 'found', ...proof, ...more }
  return run(now).run(makeFinding, input, practitioner())
}

const source = (concernId: string, more: object = {}) =>
  run().run(recordSource, { concernId, kind: 'worker', name: 'A. Carer', ...more }, practitioner())

const alleged = async (concernId: string) =>
  allegationsOfCase(await run().ask(getCase, { concernId }, practitioner()))

describe('what is alleged', () => {
  it('may be long ago, about, or not known; and there may be several', async () => {
    const concernId = await ledCase()
    await allege(concernId, { happened: 'date', happenedOn: '1974-06-01' })
    await allege(concernId, { happened: 'about', happenedAbout: 'When she first came' })
    await allege(concernId, { abuseType: 'financial' })
    expect((await alleged(concernId)).map(one => [one.happened, one.happenedOn, one.happenedAbout])).toEqual([
      ['date', '1974-06-01', null],
      ['about', null, 'When she first came'],
      ['not-known', null, null],
    ])
  })

  it.each<[object, string]>([
    [{ happened: 'date' }, 'happenedOn'],
    [{ happened: 'about' }, 'happenedAbout'],
    [{ happened: 'date', happenedOn: '2026-11-17' }, 'happenedOn'],
    [{ abuseType: 'rudeness' }, 'abuseType'],
    [{ words: ' ' }, 'words'],
  ])('says beside its field what is missing: %j', async (more, field) => {
    const concernId = await ledCase()
    await expect(allege(concernId, more)).rejects.toMatchObject({ faults: [{ field }] })
  })

  it('is corrected by another that supersedes it, once', async () => {
    const concernId = await ledCase()
    const { id: corrects } = await allege(concernId)
    const { id } = await allege(concernId, { corrects, abuseType: 'physical' })
    expect((await alleged(concernId)).map(one => one.standing)).toEqual(['corrected', 'alleged'])
    await expect(allege(concernId, { corrects })).rejects.toBeInstanceOf(Conflict)
    await expect(find(concernId, corrects)).rejects.toBeInstanceOf(Conflict)
    expect(await find(concernId, id)).toMatchObject({ supersedes: null })
  })

  it('adds its type to what the case is counted under', async () => {
    const concernId = await ledCase()
    await allege(concernId, { location: 'own-home' })
    const whole = await run().ask(getCase, { concernId }, practitioner())
    expect(whole.abuseTypes).toEqual(['neglect'])
  })
})

describe('a finding', () => {
  it('states its standard and its reasons, and a later one supersedes it', async () => {
    const concernId = await ledCase()
    const { id } = await allege(concernId)
    const bare = run().run(makeFinding, { concernId, allegationId: id, outcome: 'found' }, practitioner())
    await expect(bare).rejects.toMatchObject({ faults: [{ field: 'standardOfProof' }, { field: 'reasons' }] })
    const first = await find(concernId, id)
    const second = await find(concernId, id, { outcome: 'not-found' })
    expect(second.supersedes).toBe(first.id)
    const [one] = await alleged(concernId)
    expect(one).toMatchObject({
      standing: 'not-found',
      finding: { outcome: 'not-found', standardOfProof: 'More likely than not' },
      earlier: [{ outcome: 'found' }],
      withdrawnFrom: expect.stringContaining('2026-11-16'),
    })
  })

  it.each([
    ['found', 'found'],
    ['found-in-part', 'found'],
    ['not-found', 'not-found'],
    ['cannot-say', 'open'],
    ['not-pursued', 'open'],
  ] as const)('"%s" leaves the allegation as %s', async (outcome, standing) => {
    const concernId = await ledCase()
    const { id } = await allege(concernId)
    await find(concernId, id, { outcome })
    expect((await alleged(concernId))[0]?.standing).toBe(standing)
  })

  it('about a person waits for the substance, the evidence, ten working days and somebody who hears a challenge', async () => {
    const concernId = await ledCase()
    const { id: sourceId } = await source(concernId)
    const { id } = await allege(concernId, { sourceId })
    await expect(find(concernId, id)).rejects.toMatchObject({
      faults: [{ field: 'outcome' }, { field: 'outcome' }, { field: 'outcome' }],
    })
    const heard = { substanceGivenOn: '2026-11-16', evidenceSeenOn: '2026-11-16' }
    const challengeToId = south().actor.id
    const hearing = { concernId, sourceId, version: 1, ...heard, challengeToId, theirWords: 'I was alone.' }
    await run().run(hearSource, hearing, practitioner())
    await expect(find(concernId, id, {}, '2026-11-30T12:00:00Z')).rejects.toThrow('30 November 2026')
    await find(concernId, id, {}, '2026-12-01T12:00:00Z')
    const { items } = await run().ask(getSources, { concernId }, practitioner())
    expect(items[0]).toMatchObject({
      theirWords: 'I was alone.',
      answerBy: '2026-11-30',
      findings: [{ outcome: 'Found' }],
    })
  })

  it('waits for nobody where it was unsafe to tell them or the police object, in words', async () => {
    const concernId = await ledCase()
    const { id: sourceId } = await source(concernId)
    const { id } = await allege(concernId, { sourceId })
    const challengeToId = south().actor.id
    await run().run(hearSource, { concernId, sourceId, version: 1, challengeToId }, practitioner())
    const notTold = { notTold: 'police-object' as const }
    await expect(find(concernId, id, notTold)).rejects.toMatchObject({ faults: [{ field: 'notToldWords' }] })
    await find(concernId, id, { ...notTold, notToldWords: 'DC Lane, 3 November.' })
    expect((await alleged(concernId))[0]?.finding?.notTold).toBe('police-object')
  })

  it.each([
    ['found', 'worker', true],
    ['not-found', 'organisation', true],
    ['not-pursued', 'worker', false],
    ['found', 'not-known', false],
  ] as const)('%s about %s: heard first: %s', (outcome, kind, must) => {
    expect(mustHear(outcome, { kind })).toBe(must)
    expect(mustHear(outcome, undefined)).toBe(false)
  })

  it('is refused on an allegation of another case', async () => {
    const [one, two] = [await ledCase(), await ledCase()]
    const { id } = await allege(one)
    await expect(find(two, id)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a source of risk', () => {
  const read = (concernId: string, caller = practitioner()) => run().ask(getSources, { concernId }, caller)

  it('is read by those with a part in the case and by the manager, and not by the duty worker or the team', async () => {
    const { id: concernId } = await world.raised()
    await run().run(recordSource, { concernId, kind: 'relative', name: 'R. Nephew' }, manager())
    await expect(read(concernId)).rejects.toThrow('contact card')
    await expect(read(concernId, world.as('duty-worker'))).rejects.toBeInstanceOf(NotAllowed)
    await expect(read(concernId, world.as('quality-officer'))).rejects.toBeInstanceOf(NotFound)
    await run().run(lookAtConcern, { concernId, version: 1 }, practitioner())
    expect((await read(concernId)).items.map(one => one.name)).toEqual(['R. Nephew'])
    await run().run(restrictConcern, { concernId, version: 2, restricted: true, words: 'Because' }, manager())
    expect((await read(concernId, manager())).items).toHaveLength(1)
  })

  it('shows the rest of the team only that there is one', async () => {
    const concernId = await ledCase()
    await source(concernId, { name: 'a most particular glockenspiel' })
    const whole = await run().ask(getCase, { concernId }, world.as('duty-worker'))
    expect(whole.parts.sources).toEqual({ count: 1, mayRead: false })
    expect(JSON.stringify(whole)).not.toContain('glockenspiel')
  })

  it('links a resident to their own record, and never the adult to their own case', async () => {
    const { id: concernId } = await world.raised()
    const other = await world.raised()
    const whole = async (id: string) => run().ask(getCase, { concernId: id }, manager())
    const personId = (await whole(other.id)).adult.id
    const own = (await whole(concernId)).adult.id
    const record = (more: object) =>
      run().run(recordSource, { concernId, kind: 'resident', ...more }, manager())
    await record({ personId, category: 'known' })
    expect((await read(concernId, manager())).items[0]?.person?.id).toBe(personId)
    await expect(record({ personId: own })).rejects.toBeInstanceOf(Invalid)
  })

  it('may be unknown, and there may be several', async () => {
    const concernId = await ledCase()
    await source(concernId, { kind: 'not-known', name: undefined })
    await source(concernId)
    expect((await read(concernId)).items.map(one => one.kind)).toEqual(['not-known', 'worker'])
  })

  it('has a challenge heard by somebody not involved', async () => {
    const concernId = await ledCase()
    const { id: sourceId } = await source(concernId)
    const challengeToId = practitioner().actor.id
    const wrong = run().run(hearSource, { concernId, sourceId, version: 1, challengeToId }, practitioner())
    await expect(wrong).rejects.toMatchObject({ faults: [{ field: 'challengeToId' }] })
  })
})
