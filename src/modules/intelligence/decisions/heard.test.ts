import { describe, expect, it } from 'vitest'
import { Invalid } from '#platform/errors.ts'
import { getPicture } from '../pictures/queries.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld, worldNow } from '../testing/world.ts'
import { pictureOf } from '../triangulate/picture.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { formalKinds } from '../view/words.ts'
import { restingOn } from './heard.ts'
import { decideNext } from './units.ts'

const world = intelligenceWorld()
const [home = ''] = world.homeIds
const on = '2026-11-16'
const signals = [
  aSignal(home, 'concern', '2026-11-10', { source: { kind: 'nurse', family: 'health' } }),
  aSignal(home, 'another', '2026-11-10'),
  aSignal(home, 'exposed', '2026-11-10', { axis: 'exposure', polarity: 'neutral', severity: 1 }),
]
const picture = pictureOf({ on, signals, firstLooks: [], heard: null }, rulesInUse)
const heard = { heard: 'yes' as const, heardOn: '2026-11-12', said: 'The rota was short that week.' }
const formal = { kind: 'pause-placements' as const, facts: ['concern'], ...heard }
const faultsOf = (more: object) => {
  try {
    restingOn({ ...formal, ...more }, picture, on)
    return []
  } catch (error) {
    return error instanceof Invalid ? error.faults.map(one => one.field) : [String(error)]
  }
}

describe('a decision that touches placements', () => {
  it.each([
    ['is taken with a fact that the home heard', {}, []],
    ['cannot cite a level alone', { facts: [] }, ['facts']],
    ['cannot leave its facts out', { facts: undefined }, ['facts']],
    ['cannot rest on exposure alone', { facts: ['exposed'] }, ['facts']],
    ['may name exposure beside a concern', { facts: ['exposed', 'concern'] }, []],
    ['cannot rest on what does not count', { facts: ['gone'] }, ['facts']],
    ['needs that the home was heard', { heard: '' }, ['heard']],
    ['needs the day on which it was told', { heardOn: '' }, ['heardOn']],
    ['needs a day that has come', { heardOn: '2026-11-17' }, ['heardOn']],
    ['needs what it said', { said: '' }, ['said']],
    [
      'waits for nobody where telling the home is unsafe, with a reason',
      { heard: 'unsafe', heardOn: '' },
      [],
    ],
    ['is not unsafe without a reason', { heard: 'unsafe', said: 'Because' }, ['said']],
    [
      'is told all that is wrong at once',
      { facts: [], heard: 'yes', heardOn: '', said: '' },
      ['facts', 'heardOn', 'said'],
    ],
  ])('%s', (_what, more, fields) => {
    expect(faultsOf(more)).toEqual(fields)
  })

  it('is asked of every kind that touches placements, and of no other', () => {
    for (const kind of formalKinds) expect(() => restingOn({ kind }, picture, on)).toThrow(Invalid)
    expect(restingOn({ kind: 'visit' }, picture, on).facts).toEqual([])
  })

  it('keeps what it rests on and what the home said, by name', async () => {
    const { councilId } = world
    const now = Temporal.Instant.from(worldNow)
    await world.within(tx => tellSignals(tx, { councilId, source: 'visits', signals, now }))
    await world.worked()
    const officer = world.as('quality-officer')
    const input = { homeId: home, accountId: officer.actor.id ?? '', words: 'Two people were left waiting.' }
    const decide = (more: object) => world.runner().run(decideNext, { ...input, ...formal, ...more }, officer)
    await expect(decide({ facts: ['visits:exposed'] })).rejects.toThrow(Invalid)
    await expect(decide({ facts: ['visits:gone'] })).rejects.toThrow(Invalid)
    await decide({ facts: ['visits:concern'] })
    const { decisions } = await world.runner().ask(getPicture, { homeId: home }, officer)
    expect(decisions).toMatchObject([
      {
        ...{ kind: 'pause-placements', by: 'quality-officer', heardOn: '2026-11-12', unheard: false },
        ...{ said: heard.said, facts: [expect.stringContaining('Visit indicator')] },
      },
    ])
  })
})
