import { describe, expect, it } from 'vitest'
import { stableId } from '#platform/ids.ts'
import { decideNext } from '../decisions/units.ts'
import { listFirstLooks, recordFirstLook } from '../first-looks/units.ts'
import type { PictureView } from '../schema.ts'
import { contribute, correctSubmission, takeBackSubmission } from '../submissions/commands.ts'
import { type Told, tellSignals } from '../tellings/tell.ts'
import { clear } from '../tellings/telling-store.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { loadPast } from './load.ts'
import { findPictures } from './picture-store.ts'
import { getPicture } from './queries.ts'
import { recompute } from './recompute.ts'

const world = intelligenceWorld()
const [one = '', two = ''] = world.homeIds
const readers = ['quality-officer', 'safeguarding-manager'] as const
const editionOf = { 'quality-officer': 'council', 'safeguarding-manager': 'cleared' } as const

interface Kept {
  readonly day: string
  readonly role: (typeof readers)[number]
  readonly homeId: string
  readonly body: string | undefined
  readonly hash: string | undefined
  readonly view: PictureView
}

const noonOf = (day: string) => `${day}T12:00:00Z`
const runnerOn = (day: string) => world.runner(noonOf(day))

/** As a reader sees it at the end of a day, and the very bytes that are kept. */
async function keep(day: string): Promise<Kept[]> {
  await world.worked(noonOf(day))
  const kept: Kept[] = []
  for (const role of readers)
    for (const homeId of [one, two]) {
      const view = await runnerOn(day).ask(getPicture, { homeId }, world.as(role))
      const row = await world.within(async tx => {
        await clear(tx)
        return (await findPictures(tx, world.councilId, [homeId])).find(
          row => row.edition === editionOf[role],
        )
      })
      kept.push({ day, role, homeId, view, body: row?.body, hash: row?.inputsHash.toString('hex') })
    }
  return kept
}

function tell(day: string, signals: Parameters<typeof tellSignals>[1]['signals']) {
  const now = Temporal.Instant.from(noonOf(day))
  return world.within(tx => tellSignals(tx, { councilId: world.councilId, source: 'visits', signals, now }))
}

const taken = (key: string): Told => ({ key, signal: null })
const health = { source: { kind: 'nurse', family: 'health' as const } }
const facts = {
  ...{ homeId: one, partner: 'district-nurses', kind: 'pressure-damage', from: '2026-03-02' },
  ...{ seenBy: 'nurse', sureness: 'verified' as const },
}

/** Ten weeks in which things are told, corrected, moved, taken back, looked at, and too old to count. */
async function tenWeeks(): Promise<Kept[]> {
  const kept: Kept[] = []
  const officer = world.as('quality-officer')
  await tell('2026-03-01', [
    aSignal(one, 'a', '2026-02-20'),
    aSignal(one, 'b', '2026-02-25', { ...health, expiresOn: '2026-03-20' }),
  ])
  kept.push(...(await keep('2026-03-01')))

  const { id } = await runnerOn('2026-03-03').run(contribute, facts, officer)
  await world.raised(two, {}, noonOf('2026-03-03'))
  kept.push(...(await keep('2026-03-03')))

  const { items } = await runnerOn('2026-03-04').ask(listFirstLooks, {}, world.as('safeguarding-manager'))
  const look = {
    firstLookId: items[0]?.id ?? '',
    version: 1,
    words: 'I rang the ward and read the body map.',
  }
  await runnerOn('2026-03-04').run(
    recordFirstLook,
    { ...look, credible: 'yes', touches: ['management'] },
    world.as('safeguarding-manager'),
  )
  kept.push(...(await keep('2026-03-04')))

  const correction = { ...facts, submissionId: id, version: 1, sureness: 'hearsay' as const }
  await runnerOn('2026-03-10').run(correctSubmission, correction, officer)
  await tell('2026-03-10', [
    aSignal(two, 'a', '2026-02-20'),
    aSignal(one, 'c', '2026-01-01', { restriction: 'case-roles' }),
  ])
  kept.push(...(await keep('2026-03-10')))

  const decision = { homeId: one, kind: 'visit' as const, accountId: officer.actor.id ?? '' }
  const words = 'Nobody who lives there was heard.'
  await runnerOn('2026-03-21').run(decideNext, { ...decision, words }, officer)
  kept.push(...(await keep('2026-03-21')))

  await runnerOn('2026-04-02').run(
    takeBackSubmission,
    { submissionId: id, version: 2, why: 'not-so' },
    officer,
  )
  await tell('2026-04-02', [
    aSignal(one, 'b', '2026-02-25', { ...health, standing: 'not-found' }),
    taken('c'),
  ])
  kept.push(...(await keep('2026-04-02')))

  await tell('2026-05-10', [taken('a'), aSignal(one, 'd', '2025-05-12', { standing: 'found' })])
  kept.push(...(await keep('2026-05-10')))
  return kept
}

/** What a reader reads of the day: since when it stood so is the history's to say, and a look that waited then is done. */
function read({ since: _since, before: _before, asItWas: _was, history: _history, ...view }: PictureView) {
  return { ...view, flagged: view.flagged.map(({ firstLookId: _waiting, ...one }) => one) }
}

describe('a day gone by', () => {
  it('is shown as it was known, reason by reason and byte by byte, whatever came after', async () => {
    const kept = await tenWeeks()
    const later = '2026-06-01'
    await world.worked(noonOf(later))
    await runnerOn(later).run(recompute, {}, world.system)
    expect(kept.some(one => one.view.reasons.length > 0)).toBe(true)
    expect(new Set(kept.map(one => one.hash)).size).toBe(kept.length)
    for (const { day, role, homeId, body, hash, view } of kept) {
      const then = await runnerOn(later).ask(getPicture, { homeId, on: day }, world.as(role))
      expect(read(then), `${role} on ${day}`).toEqual(read(view))
      const made = await world.within(async tx => {
        await clear(tx)
        const ctx = { tx, actor: world.as(role).actor } as Parameters<typeof loadPast>[0]
        return loadPast(ctx, homeId, editionOf[role], day)
      })
      expect([JSON.stringify(made.picture), made.inputsHash]).toEqual([body, hash])
    }
  }, 120_000)

  it('before anything was told is insufficient information, and never fine', async () => {
    const unknown = stableId('home', 'intelligence-test', 'three')
    const view = await runnerOn('2026-06-01').ask(
      getPicture,
      { homeId: unknown, on: '2026-01-01' },
      world.as('quality-officer'),
    )
    expect([view.level, view.reasons]).toEqual(['insufficient', []])
  })
})
