import { describe, expect, it } from 'vitest'
import { Conflict, NotFound } from '#platform/errors.ts'
import { recordPerson } from '#src/modules/people/index.ts'
import { addNote, lookAtConcern } from '../concern/commands.ts'
import { writeHearing } from '../hearing/commands.ts'
import { decideOrganisational, holdOrganisational, startOrganisational } from '../organisational/commands.ts'
import { listResidents } from '../organisational/queries.ts'
import { recordWelfareCheck, takeInResidents } from '../organisational/resident-commands.ts'
import { addAround } from '../representatives/commands.ts'
import { recordSource } from '../sources/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import * as access from './commands.ts'
import { decideAccessItem, decideAccessItems } from './decide.ts'
import { getAccessRequest, getBundle } from './queries.ts'
import type { AccessRequestView, ItemView } from './schema.ts'

const world = safeguardingWorld()
const governance = () => world.as('information-governance')
const practitioner = () => world.as('safeguarding-practitioner')
const run = ((command, input, caller) => world.runner().run(command, input, caller)) as ReturnType<
  typeof world.runner
>['run']

interface Known {
  readonly concernId: string
  readonly reference: string
}

/** A case with somebody who told us, a nephew who is a source of risk, and a friend beside the adult. */
async function caseWithPeople(): Promise<Known> {
  const reporter = {
    relation: 'home-staff',
    naming: 'named',
    name: 'Zebedee Carer',
    contact: '01632 960177',
  } as const
  const { id: concernId, reference } = await world.raised({ reporter })
  await run(lookAtConcern, { concernId, version: 1 }, practitioner())
  await run(recordSource, { concernId, kind: 'relative', name: 'Cuthbert Quill' }, practitioner())
  await run(addAround, { concernId, kind: 'friend', name: 'Wilhelmina Post' } as never, practitioner())
  return { concernId, reference }
}

const note = (concernId: string, words: string) =>
  run(addNote, { concernId, kind: 'note', words }, practitioner())

async function gathered(reference: string): Promise<AccessRequestView> {
  const asked = {
    ...{ kind: 'subject-access', askedBy: 'self', riskChecked: 'not-source', caseReference: reference },
    ...{ receivedOn: '2026-11-10', name: 'Ivy', asks: 'All of it' },
  } as const
  const { id: accessRequestId } = await run(access.recordAccessRequest, asked, governance())
  await run(access.gatherRecords, { accessRequestId, version: 1 }, governance())
  return read(accessRequestId)
}
const read = (accessRequestId: string) =>
  world.runner().ask(getAccessRequest, { accessRequestId }, governance())

function itemWith({ items }: AccessRequestView, words: string): ItemView {
  const found = items.find(item => item.text?.includes(words))
  if (!found) throw new Error(`There is no item with ${words}`)
  return found
}
const decide = ({ id, version, whose }: ItemView, more: object) =>
  run(decideAccessItem, { accessItemId: id, version, whose, ...more } as never, governance())

const heard = (concernId: string, said: string) => {
  const hearing = { concernId, spoken: true, heardOn: '2026-11-16', alone: 'yes', whoSaid: 'adult', said }
  return run(writeHearing, hearing as never, practitioner())
}

describe('what is held of an adult', () => {
  it('is an item for each thing that was written in a part of the case', async () => {
    const { concernId, reference } = await caseWithPeople()
    await heard(concernId, 'I want my own key.')
    await heard(concernId, 'I sleep badly.')
    const request = await gathered(reference)
    const [key, sleep] = [itemWith(request, 'my own key'), itemWith(request, 'sleep badly')]
    expect(key.id).not.toBe(sleep.id)
    expect(key.text).not.toContain('sleep')
    await decide(key, { decision: 'release' })
    await heard(concernId, 'I like the garden.')
    await run(access.gatherRecords, { accessRequestId: request.id, version: 2 }, governance())
    const again = await read(request.id)
    expect(itemWith(again, 'my own key')).toMatchObject({ decision: 'release', changed: false })
    expect(itemWith(again, 'the garden')).toMatchObject({ decision: null })
  })
})

describe('a resident of a home that was enquired into', () => {
  async function seenAt(given: string, said: string, organisationalId: string) {
    const person = { givenName: given, familyName: `Welfare${crypto.randomUUID().slice(0, 4)}` }
    const { id } = await run(recordPerson, { ...person, homeId: world.homeId }, practitioner())
    await run(takeInResidents, { organisationalId }, practitioner())
    const asking = { organisationalId, perPage: 100 }
    const { items } = await world.runner().ask(listResidents, asking, practitioner())
    const row = items.find(one => one.person.id === id)
    const check = { state: 'seen', seenOn: '2026-11-15', safe: 'yes', words: said } as const
    const at = { organisationalId, residentId: row?.id ?? '', version: row?.version ?? 0 }
    await run(recordWelfareCheck, { ...at, ...check, responsibleName: 'Bo Placing' }, practitioner())
    return { ...person, id, name: `${person.givenName} ${person.familyName}` }
  }
  async function started() {
    const opening = { homeId: world.homeId, scope: 'home', trigger: 'cqc', words: 'What is known' } as const
    const { id: organisationalId } = await run(startOrganisational, opening, practitioner())
    const manager = world.as('safeguarding-manager')
    await run(decideOrganisational, { organisationalId, version: 1, outcome: 'met', words: 'Why' }, manager)
    return organisationalId
  }
  const asked = (personId: string) => ({
    ...({ kind: 'subject-access', askedBy: 'self', riskChecked: 'not-source', personId } as const),
    ...{ receivedOn: '2026-11-10', name: 'Ivy', asks: 'All of it' },
  })
  async function gatheredOf(personId: string) {
    const { id: accessRequestId } = await run(access.recordAccessRequest, asked(personId), governance())
    await run(access.gatherRecords, { accessRequestId, version: 1 }, governance())
    return read(accessRequestId)
  }

  it('gets how they were seen, each thing by itself, though they never had a case; nobody else’s', async () => {
    const organisationalId = await started()
    const other = await seenAt('Barnaby', 'He was asleep.', organisationalId)
    const adult = await seenAt('Clementine', 'She played cards with Barnaby.', organisationalId)
    const request = await gatheredOf(adult.id)
    const check = itemWith(request, 'played cards')
    expect(check).toMatchObject({ whose: 'own', decision: null, onDate: '2026-11-15', names: [other.name] })
    expect(check.text).toContain('Seen 15 November 2026, Safe and well')
    expect(check.caseReference).toMatch(/^\w/)
    expect(itemWith(request, 'Bo Placing')).toMatchObject({ whose: 'third-party', decision: 'withhold' })
    expect(request.items.filter(one => one.text?.includes('asleep'))).toEqual([])
    await expect(decide(check, { decision: 'release' })).rejects.toMatchObject({
      faults: [{ field: 'fair' }],
    })
  })

  it('does not get it by itself while police ask us to wait', async () => {
    const organisationalId = await started()
    const adult = await seenAt('Dorothea', 'She was well.', organisationalId)
    const hold = { organisationalId, version: 2, hold: 'yes', reviewOn: '2026-12-01', words: 'Wait' } as const
    await run(holdOrganisational, hold as never, world.as('safeguarding-manager'))
    expect(itemWith(await gatheredOf(adult.id), 'was well')).toMatchObject({
      ...{ whose: 'police', decision: 'withhold', reason: 'crime' },
    })
  })
})

describe('what names somebody else', () => {
  it.each([
    ['whoever told us', 'Zebedee came to me on Tuesday.', 'Zebedee Carer'],
    ['how they are reached', 'Rang 01632960177 back.', 'Zebedee Carer'],
    ['a source of risk', 'MR QUILL had her card.', 'Cuthbert Quill'],
    ['somebody around the adult', 'Wilhelmina brought cake.', 'Wilhelmina Post'],
  ])('%s is not given as it stands without a reason', async (_, words, name) => {
    const { concernId, reference } = await caseWithPeople()
    await note(concernId, words)
    const item = itemWith(await gathered(reference), words)
    expect(item).toMatchObject({ names: [name], decision: null })
    await expect(decide(item, { decision: 'release' })).rejects.toMatchObject({ faults: [{ field: 'fair' }] })
    const edited = { decision: 'edited', words }
    await expect(decide(item, edited)).rejects.toMatchObject({ faults: [{ field: 'fair' }] })
    await decide(item, { ...edited, words: 'Somebody came on Tuesday.' })
  })

  it('is given for a recorded reason, which whoever asks does not read', async () => {
    const { concernId, reference } = await caseWithPeople()
    await note(concernId, 'Wilhelmina brought cake.')
    const request = await gathered(reference)
    const item = itemWith(request, 'brought cake')
    const fair = { decision: 'release', fair: 'known-already' }
    await expect(decide(item, fair)).rejects.toMatchObject({ faults: [{ field: 'fairWords' }] })
    await decide(item, { ...fair, fairWords: 'She told us of her friend herself.' })
    expect(itemWith(await read(request.id), 'brought cake')).toMatchObject({
      fair: 'known-already',
      fairWords: 'She told us of her friend herself.',
      given: 'Wilhelmina brought cake.',
    })
    const { rows } = await world.database.superuser.query(
      `select data::text from platform.event where action = 'AccessItemDecided' and subject_id = $1`,
      [request.id],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].data).toContain('known-already')
    expect(rows[0].data).not.toContain('friend')
  })

  it('is left out where many are decided at once', async () => {
    const { concernId, reference } = await caseWithPeople()
    await note(concernId, 'Wilhelmina brought cake.')
    const request = await gathered(reference)
    const waiting = request.items.filter(item => item.decision === null)
    const deciding = { accessRequestId: request.id, decision: 'release' } as const
    const all = { ...deciding, itemIds: waiting.map(item => item.id) }
    await expect(run(decideAccessItems, all, governance())).rejects.toMatchObject({
      faults: [{ field: 'itemIds' }],
    })
    const free = waiting.filter(item => item.names.length === 0).map(item => item.id)
    expect(await run(decideAccessItems, { ...deciding, itemIds: free }, governance())).toMatchObject({
      decided: free.length,
    })
    expect((await read(request.id)).undecided).toBe(waiting.length - free.length)
    const foreign = { ...deciding, itemIds: [request.id] }
    await expect(run(decideAccessItems, foreign, governance())).rejects.toBeInstanceOf(NotFound)
  })

  it('is looked at once more as it is handed over: somebody may be known since', async () => {
    const { concernId, reference } = await caseWithPeople()
    await note(concernId, 'Osbert was there.')
    const request = await gathered(reference)
    for (const item of request.items.filter(one => one.decision === null)) {
      const fair = item.names.length > 0 ? { fair: 'agreed' } : {}
      await decide(item, { decision: 'release', ...fair })
    }
    await run(recordSource, { concernId, kind: 'relative', name: 'Osbert Sly' }, practitioner())
    const release = { accessRequestId: request.id, version: 2, seriousHarm: 'no' }
    await expect(run(access.releaseRecords, release, governance())).rejects.toBeInstanceOf(Conflict)
    const item = itemWith(await read(request.id), 'Osbert was there')
    await decide(item, { decision: 'withhold', reason: 'third-party' })
    await run(access.releaseRecords, release, governance())
    const bundle = await world.runner().ask(getBundle, { accessRequestId: request.id }, governance())
    expect(JSON.stringify(bundle)).not.toMatch(/Osbert|Zebedee|960177/)
  })
})
