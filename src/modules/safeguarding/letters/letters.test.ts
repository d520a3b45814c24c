import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../case/get-case.ts'
import { writeCard } from '../contact/units.ts'
import { recordOrder, recordProceedings } from '../court/commands.ts'
import { recordDeath } from '../death/commands.ts'
import { writeHearing } from '../hearing/commands.ts'
import { addOutcome } from '../outcomes/commands.ts'
import { addPlanAction } from '../plan/commands.ts'
import { liftHold, tellPolice } from '../police/commands.ts'
import { addAround } from '../representatives/commands.ts'
import { recordSource } from '../sources/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { lettersIn } from './blocks.ts'
import { prepareLetter, writeLetterWish } from './commands.ts'
import { draftOf } from './draft.ts'
import { handOverLetter, stopLetter } from './end-commands.ts'
import { sheetParts } from './letter-page.ts'
import { readLetter } from './queries.ts'
import { type LetterAction, type LetterState, letterWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const run = world.runner

const card = (concernId: string, more: object = {}, version = 0) =>
  run().run(
    writeCard,
    { concernId, version, safe: 'yes', channels: ['letter', 'easy-read'], ...more },
    worker(),
  )
const prepare = (concernId: string, more: object = {}) =>
  run().run(
    prepareLetter,
    {
      ...{ concernId, letterStep: 'agreed', letterForm: 'letter', route: 'handed-over' },
      ...{ text: 'Dear Ivy\n\nWe agreed: the bell stays near you.', ...more },
    },
    worker(),
  )
const handOver = (concernId: string, letterId: string, version = 1, more: object = {}) =>
  run().run(handOverLetter, { concernId, letterId, version, handedBy: 'council', ...more }, worker())
const stop = (concernId: string, letterId: string, version = 1) =>
  run().run(stopLetter, { concernId, letterId, version, because: 'wrong' }, worker())
const read = (concernId: string, letterId: string) => run().ask(readLetter, { concernId, letterId }, worker())
const caseOf = (concernId: string) => run().ask(getCase, { concernId }, worker())
const posted = (address: string) => ({ route: 'posted', address })

/** A case whose card lets letters and sheets through. */
async function open(more: object = {}): Promise<string> {
  const { id } = await world.raised()
  await card(id, more)
  return id
}

describe('a letter to the adult', () => {
  it('waits for an order of a court to be read, when it is written and when it goes', async () => {
    const id = await open()
    const { id: letterId } = await prepare(id)
    const court = { concernId: id, kind: 's16', number: 'COP 7', leadId: worker().actor.id ?? '' }
    const { id: courtCaseId } = await run().run(recordProceedings, court, worker())
    const order = { concernId: id, courtCaseId, version: 1, madeOn: '2026-11-16', says: 'Nobody is told.' }
    await run().run(recordOrder, { ...order, restricts: ['disclosure'] }, worker())
    const unread = { faults: [{ field: 'orderAllows' }] }
    await expect(prepare(id)).rejects.toMatchObject(unread)
    await expect(handOver(id, letterId)).rejects.toMatchObject(unread)
    await expect(handOver(id, letterId, 1, { orderAllows: 'yes' })).resolves.toMatchObject({ version: 2 })
  })

  it('is kept word for word with who gets it by which route, and nobody can change it', async () => {
    const id = await open()
    const { id: letterId } = await prepare(id)
    expect(await read(id, letterId)).toMatchObject({
      ...{ state: 'ready', whyNot: null, routeLabel: 'Printed, and handed to them', version: 1 },
      text: 'Dear Ivy\n\nWe agreed: the bell stays near you.',
    })
    expect((await read(id, letterId)).to).toContain('Ivy Test')
    const change = world.database.app.pool.query('update safeguarding.letter set words = $1', [''])
    await expect(change).rejects.toThrow('permission denied')
    const { rows } = await world.database.superuser.query('select data::text as data from platform.event')
    expect(rows.map(row => row.data).join(' ')).not.toContain('bell stays')
  })

  it('is handed over by a named person, and how they took it stays in the case', async () => {
    const id = await open()
    const { id: letterId } = await prepare(id)
    await handOver(id, letterId, 1, {
      ...{ handedBy: 'advocate', handedByName: 'Dora Bell', words: 'She smiled.' },
    })
    expect(lettersIn(await caseOf(id))?.letters[0]).toMatchObject({
      ...{ state: 'handed-over', handedOn: '2026-11-16', handedBy: 'Dora Bell, their advocate' },
      endedWords: 'She smiled.',
    })
  })

  it('begins with the words of the case, so that nothing is typed twice', async () => {
    const id = await open()
    const by = worker()
    await run().run(addOutcome, { concernId: id, words: 'The same two ladies', saidBy: 'self' }, by)
    await run().run(
      writeHearing,
      { concernId: id, spoken: true, said: 'It hurt', wants: 'No fuss, please', whoSaid: 'adult' },
      by,
    )
    const ownerId = by.actor.id ?? ''
    await run().run(
      addPlanAction,
      { concernId: id, what: 'Ring her sister', ownerId, dueOn: '2026-11-20' },
      by,
    )
    const whole = await caseOf(id)
    const today = Temporal.PlainDate.from('2026-11-16')
    const asked = { council: 'Test Council', today }
    const plan = draftOf(whole, { ...asked, step: 'plan', form: 'letter' })
    expect(plan).toContain('- “The same two ladies”')
    expect(plan).toContain('- Ring her sister (safeguarding-practitioner, by 20 November 2026)')
    expect(draftOf(whole, { ...asked, step: 'told', form: 'easy-read' })).toContain(
      'You said: “No fuss, please”',
    )
    expect(draftOf(whole, { ...asked, step: 'nothing', form: 'letter' })).toBeUndefined()
  })

  it('does not go with a gap in it, and says which', async () => {
    const id = await open()
    await expect(prepare(id, { text: 'Dear Ivy [[say what]]' })).rejects.toMatchObject({
      faults: [{ field: 'text', message: expect.stringContaining('say what') }],
    })
  })

  it('is put right by another: one that waits is stopped, one that went stays as it was', async () => {
    const id = await open()
    const first = await prepare(id)
    const second = await prepare(id, { corrects: first.id, text: 'Dear Ivy. The bell and the lamp.' })
    expect(await read(id, first.id)).toMatchObject({
      state: 'stopped',
      stoppedBecause: 'Another takes its place',
    })
    await handOver(id, second.id)
    const third = await prepare(id, { corrects: second.id, text: 'Dear Ivy. The bell alone.' })
    expect(await read(id, second.id)).toMatchObject({ state: 'handed-over' })
    expect((await read(id, third.id)).correctsFrom).toBe('2026-11-16')
    await expect(prepare(id, { corrects: world.homeId })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a letter is refused', () => {
  const refused = (attempt: Promise<unknown>, field: string, message: string) =>
    expect(attempt).rejects.toMatchObject({ faults: [{ field, message: expect.stringContaining(message) }] })

  it('where nobody has written the safe-contact card: they are told in person', async () => {
    const { id } = await world.raised()
    await refused(prepare(id), 'route', 'not known yet whether this is safe')
    expect(await prepare(id, { route: 'told' })).toMatchObject({ state: 'ready' })
  })

  it('where the card does not name that way, or somebody who must not know sees it', async () => {
    const id = await open({ channels: ['letter'] })
    await refused(prepare(id, { letterForm: 'easy-read' }), 'route', 'did not choose this way')
    await refused(
      prepare(id, { route: 'emailed', address: 'a@b.example' }),
      'route',
      'did not choose this way',
    )
    await card(id, { channels: ['letter'], sharedChannels: ['letter'] }, 1)
    await refused(prepare(id), 'route', 'Someone barred from this case sees or hears')
  })

  it('where the adult wants nothing in writing, by the card or by their own word: it is read to them', async () => {
    const id = await open({ nothingInWriting: true })
    await refused(prepare(id), 'route', 'nothing in writing')
    const other = await open()
    await run().run(writeLetterWish, { concernId: other, wants: 'spoken', words: 'No paper.' }, worker())
    await refused(prepare(other), 'route', 'nothing in writing')
    expect(await prepare(other, { route: 'read-aloud' })).toMatchObject({ state: 'ready' })
    expect(lettersIn(await caseOf(other))?.wish).toMatchObject({ wants: 'spoken', words: 'No paper.' })
  })

  it('at a step or in a form that they did not want', async () => {
    const id = await open()
    const wish = { concernId: id, wants: 'easy-read' }
    await refused(run().run(writeLetterWish, wish, worker()), 'steps', 'Choose when')
    await run().run(writeLetterWish, { ...wish, steps: ['plan'] }, worker())
    await refused(prepare(id), 'route', 'did not want to be sent')
    await refused(prepare(id, { letterStep: 'plan' }), 'route', 'an easy read sheet')
    expect(await prepare(id, { letterStep: 'plan', letterForm: 'easy-read' })).toMatchObject({ version: 1 })
  })

  it('to an attorney, an appointee, or an address linked with a source of risk', async () => {
    const id = await open()
    const person = { concernId: id, barred: 'no' }
    const by = worker()
    await run().run(addAround, { ...person, kind: 'lpa-property', name: 'Carol Finch', reach: 'FE1 2AB' }, by)
    await run().run(
      addAround,
      { ...person, kind: 'appointee', name: 'Ned Orme', reach: 'ned@orme.example' },
      by,
    )
    await run().run(
      recordSource,
      { concernId: id, kind: 'relative', name: 'Tom Rook', details: 'Lives at 3 Weir Row' },
      world.as('safeguarding-manager'),
    )
    const linked = 'linked with somebody who must not'
    for (const address of ['Ivy, c/o Ned Orme, 1 Lane', '9 Mill Lane, FE1 2AB', '3 Weir Row']) {
      await refused(prepare(id, posted(address)), 'address', linked)
    }
    expect(await prepare(id, posted('Ward 2, County Hospital'))).toMatchObject({ state: 'ready' })
  })

  it('by post to the home where somebody in it must not know', async () => {
    const id = await open()
    expect(await prepare(id, posted('Room 4, Test House'))).toMatchObject({ state: 'ready' })
    const barred = {
      concernId: id,
      kind: 'home-staff',
      name: 'The carer on nights',
      barred: 'source-of-risk',
    }
    await run().run(addAround, barred, worker())
    await refused(prepare(id, posted('Room 4, Test House')), 'address', 'others may open the post')
  })

  it('with no address, two mailboxes, or by a way that is written where it is said', async () => {
    const id = await open({ channels: ['letter', 'email'] })
    await refused(prepare(id, { route: 'posted' }), 'address', 'Write exactly where')
    await refused(
      prepare(id, { route: 'emailed', address: 'a@b.example, c@d.example' }),
      'address',
      'one email',
    )
    await refused(prepare(id, { route: 'told', through: 'email' }), 'through', 'said, not written')
  })

  it('while the police hold letters or what was alleged back, and not a day longer', async () => {
    const id = await open()
    const waiting = await prepare(id)
    const told = await run().run(tellPolice, { concernId: id, hold: 'yes', blocks: ['letters'] }, worker())
    await expect(prepare(id)).rejects.toBeInstanceOf(Conflict)
    await expect(prepare(id, { route: 'told' })).rejects.toThrow('The police have asked us not to')
    await expect(handOver(id, waiting.id)).rejects.toThrow('It must not go now')
    expect((await read(id, waiting.id)).whyNot).toContain('police')
    expect(lettersIn(await caseOf(id))?.closed).toContain('police')
    const lifted = { concernId: id, policeId: told.id, version: 1, liftedOn: '2026-11-16', who: 'DC Malik' }
    await run().run(liftHold, lifted, worker())
    expect(await handOver(id, waiting.id)).toMatchObject({ state: 'handed-over' })
  })

  it('after a death, in every case about them, and what waits is stopped with it', async () => {
    const id = await open()
    const waiting = await prepare(id)
    await run().run(
      recordDeath,
      {
        ...{ concernId: id, version: (await caseOf(id)).version, happened: 'not-known' },
        ...{ othersAtRisk: 'unknown', prompts: [] },
      },
      worker(),
    )
    expect(await read(id, waiting.id)).toMatchObject({ state: 'stopped', stoppedBecause: 'They died' })
    await expect(prepare(id, { route: 'told' })).rejects.toThrow('The adult has died')
    await expect(handOver(id, waiting.id, 2)).rejects.toBeInstanceOf(Conflict)
  })
})

describe('handing over', () => {
  it('is judged anew: what was safe when it was written may not be so on the day', async () => {
    const id = await open()
    const { id: letterId } = await prepare(id)
    await card(id, { safe: 'no' }, 1)
    await expect(handOver(id, letterId)).rejects.toThrow('It must not go now. Contact is not safe')
    expect((await read(id, letterId)).whyNot).toContain('not safe')
  })

  it('is refused to staff of the home, to family, and to whoever is barred or acts for the adult', async () => {
    const id = await open()
    await run().run(addAround, { concernId: id, kind: 'epa', name: 'Carol Finch', barred: 'no' }, worker())
    const { id: letterId } = await prepare(id)
    for (const handedBy of ['home-staff', 'family']) {
      await expect(handOver(id, letterId, 1, { handedBy, handedByName: 'Sue' })).rejects.toMatchObject({
        faults: [{ field: 'handedBy' }],
      })
    }
    const asAdvocate = { handedBy: 'advocate', handedByName: 'carol finch' }
    await expect(handOver(id, letterId, 1, asAdvocate)).rejects.toMatchObject({
      faults: [{ field: 'handedByName' }],
    })
    await expect(handOver(id, letterId, 1, { handedBy: 'advocate' })).rejects.toBeInstanceOf(Invalid)
  })

  it('is on a day between its writing and today', async () => {
    const id = await open()
    const { id: letterId } = await prepare(id)
    for (const handedOn of ['2026-11-15', '2026-11-17']) {
      await expect(handOver(id, letterId, 1, { handedOn })).rejects.toMatchObject({
        faults: [{ field: 'handedOn' }],
      })
    }
  })

  it('by two at once happens once: the later is told with both versions', async () => {
    const id = await open()
    const { id: letterId } = await prepare(id)
    await stop(id, letterId)
    await expect(handOver(id, letterId)).rejects.toMatchObject({
      detail: { current: { version: 2, state: 'stopped' }, sent: { version: 1 } },
    })
  })

  const act = (action: LetterAction, concernId: string, id: string, version: number) =>
    action === 'stop' ? stop(concernId, id, version) : handOver(concernId, id, version)
  const wayTo: Record<LetterState, readonly LetterAction[]> = {
    ...{ ready: [], 'handed-over': ['handOver'], stopped: ['stop'] },
  }

  it.each(tableOf(letterWorkflow))('$action in state $state: $to', async ({ state, action, to }) => {
    const concernId = await open()
    const { id } = await prepare(concernId)
    let version = 1
    for (const way of wayTo[state]) version = (await act(way, concernId, id, version)).version
    const attempt = act(action, concernId, id, version)
    if (to) expect((await attempt).state).toBe(to)
    else await expect(attempt).rejects.toBeInstanceOf(Conflict)
  })
})

it('is never there for the home', async () => {
  const id = await open()
  const { id: letterId } = await prepare(id)
  for (const role of ['provider-manager', 'provider-nominated', 'provider-staff'] as const) {
    const attempt = run().ask(readLetter, { concernId: id, letterId }, world.as(role))
    await expect(attempt).rejects.toMatchObject({ name: expect.stringMatching(/NotFound|NotAllowed/) })
  }
})

it('lies on its page in paragraphs and lists', () => {
  expect(sheetParts('Dear Ivy\n\nYou want:\n- tea\n- quiet\n\nSam\nThe council')).toEqual([
    { lines: ['Dear Ivy'] },
    { lines: ['You want:'] },
    { items: ['tea', 'quiet'] },
    { lines: ['Sam', 'The council'] },
  ])
})
