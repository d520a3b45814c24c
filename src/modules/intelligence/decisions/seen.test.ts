import { expect, it } from 'vitest'
import { getPicture } from '../pictures/queries.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { decideNext } from './units.ts'

const world = intelligenceWorld()
const [one = ''] = world.homeIds
const [officer, manager] = [world.as('quality-officer'), world.as('safeguarding-manager')]

// A level that came of a case may say that the case is there.
it('the level on which somebody decided who knows of every case is not told to those who do not', async () => {
  await world.worked()
  await world.within(tx =>
    tellSignals(tx, {
      ...{ councilId: world.councilId, source: 'cases', now: Temporal.Instant.from('2026-11-16T10:00:00Z') },
      signals: ['health', 'staff', 'council'].map(family =>
        aSignal(one, `told/${family}`, '2026-11-16', {
          source: { kind: 'visit', family: family as 'staff' },
          restriction: 'case-roles',
        }),
      ),
    }),
  )
  await world.worked('2026-11-16T11:00:00Z')
  const runner = world.runner('2026-11-16T12:00:00Z')
  const decide = (caller: typeof officer, words: string) =>
    runner.run(
      decideNext,
      { homeId: one, kind: 'visit', accountId: officer.actor.id, dueOn: '', words },
      caller,
    )
  await decide(manager, 'A visit without notice.')
  await decide(officer, 'Nobody has been there this year.')
  const levels = async (caller: typeof officer) => {
    const { level, decisions } = await runner.ask(getPicture, { homeId: one }, caller)
    return { level, decided: decisions.map(row => row.level) }
  }
  const [open, cleared] = [await levels(officer), await levels(manager)]
  expect(cleared.level).not.toBe(open.level)
  expect(open.decided.toSorted()).toEqual([null, open.level].toSorted())
  expect(cleared.decided.toSorted()).toEqual([open.level, cleared.level].toSorted())
})
