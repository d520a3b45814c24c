import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { circumstanceCodes } from '#law/circumstances.ts'
import { codeList } from '#law/code-list.ts'
import { Conflict } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import type { CaseView } from '../case/schema.ts'
import { raiseConcern } from '../concern/raise-commands.ts'
import { writeCard } from '../contact/units.ts'
import { askFor } from '../enquirers/ask.ts'
import { addFollowUp } from '../follow-ups/commands.ts'
import { writeCapacity, writeHearing } from '../hearing/commands.ts'
import { putMeasure } from '../measures/commands.ts'
import { doTell, recordPlaces } from '../responsibility/commands.ts'
import type { ResponsibilityPart } from '../responsibility/schema.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { besideIn } from './beside.ts'
import { writeCircumstance } from './commands.ts'
import { circumstancesIn, standingsIn } from './holding.ts'
import type { WriteCircumstance } from './schema.ts'
import { urgentIn } from './urgent.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const run = world.runner
const today = Temporal.PlainDate.from('2026-11-16')

type Written = Partial<z.input<typeof WriteCircumstance>>
const write = (concernId: string, kind: string, more: Written = {}) =>
  run().run(writeCircumstance, { concernId, kind, version: 0, ...more }, worker())

const read = (concernId: string) => run().ask(getCase, { concernId }, worker())
const of = (whole: CaseView, code: string) => {
  const found = standingsIn(whole, today).find(one => one.circumstance.code === code)
  if (!found) throw new Error(`There is a circumstance ${code}`)
  return found
}
const urgent = (whole: CaseView) => urgentIn(whole, standingsIn(whole, today), today).map(one => one.heading)
const places = (concernId: string, version: number, more: object = {}) =>
  run().run(
    recordPlaces,
    { concernId, version, happenedIn: 'own', adultNow: 'same-home', fundedBy: 'this-council', ...more },
    worker(),
  )
const beside = async (concernId: string, code: string) => besideIn(code, await read(concernId))
const route = (concernId: string, process: string) =>
  run().run(addFollowUp, { concernId, process, ownerId: worker().actor.id ?? '' }, worker())

describe('a circumstance', () => {
  it('keeps each answer with the wording it answered, and what is left out as not known', async () => {
    const { id } = await world.raised()
    await write(id, 'nobody-around', { answers: { advocate: 'no' }, words: 'His sister died in May.' })
    const [written] = circumstancesIn(await read(id))?.written ?? []
    expect(written).toMatchObject({ kind: 'nobody-around', words: 'His sister died in May.', version: 1 })
    expect(written?.answered.map(one => one.answer)).toEqual(['Not known', 'No', 'Not known'])
  })

  it('is written anew and never changed; of two at once the later is told', async () => {
    const { id } = await world.raised()
    await write(id, 'moved')
    await expect(write(id, 'moved')).rejects.toBeInstanceOf(Conflict)
    await write(id, 'moved', { version: 1, standing: 'over' })
    expect(of(await read(id), 'moved').active).toBe(false)
  })

  it('that is not so says how somebody knows', async () => {
    const { id } = await world.raised({ abuseTypes: ['self-neglect'] })
    expect(of(await read(id), 'self-neglect').active).toBe(true)
    const no = write(id, 'self-neglect', { standing: 'not-so' })
    await expect(no).rejects.toMatchObject({ faults: [{ field: 'words' }] })
    await write(id, 'self-neglect', { standing: 'not-so', words: 'Nobody came when she rang.' })
    expect(of(await read(id), 'self-neglect').active).toBe(false)
  })

  it('of whatever kind opens and closes nothing, whatever is answered', async () => {
    const { id } = await world.raised()
    for (const { circumstance } of standingsIn(await read(id), today)) {
      const answers = Object.fromEntries(circumstance.asks.map(one => [one.code, 'no' as const]))
      await write(id, circumstance.code, { answers })
    }
    const whole = await read(id)
    expect(whole).toMatchObject({ state: 'received', version: 1, outcome: null })
    expect(circumstancesIn(whole)?.written).toHaveLength(circumstanceCodes.length)
  })

  it('leaves no word of it where a reader of the database could read it', async () => {
    const { id } = await world.raised()
    await write(id, 'exploited-worker', { about: 'Zenobia, on nights', words: 'Zenobia owes the agency.' })
    const { rows } = await world.database.superuser.query(
      `select e.data::text || coalesce((select string_agg(c::text, '') from safeguarding.circumstance c), '') as all
         from platform.event e`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.all).not.toContain('Zenobia')
  })
})

describe('in hospital', () => {
  const answers = { 'adult-asked': 'yes', 'ward-asked': 'yes', 'home-changed': 'yes' } as const
  const safe = { ...answers, 'plan-agreed': 'yes', 'safe-to-return': 'yes' } as const

  it('it is not safe to go back before each question was answered, and the answers alone do the task', async () => {
    const { id: concernId } = await world.raised()
    await places(concernId, 0, { adultNow: 'hospital', backOn: '2026-11-19' })
    const [task] = ((await read(concernId)).parts.responsibility as ResponsibilityPart).tasks
    const ticking = { concernId, taskId: task?.id ?? '', channel: 'telephone' } as const
    await expect(run().run(doTell, ticking, worker())).rejects.toThrow('Answer the questions')
    const early = write(concernId, 'hospital', { answers: { ...answers, 'safe-to-return': 'yes' } })
    await expect(early).rejects.toMatchObject({ faults: [{ field: 'answers.safe-to-return' }] })
    await write(concernId, 'hospital', { answers: safe })
    const part = (await read(concernId)).parts.responsibility as ResponsibilityPart
    expect(part.tasks).toMatchObject([{ code: 'ask-before-return', doneOn: '2026-11-16' }])
  })

  it('a no leaves the task open, and going back all the same is said first', async () => {
    const { id } = await world.raised()
    await places(id, 0, { adultNow: 'hospital' })
    await write(id, 'hospital', { answers: { ...safe, 'safe-to-return': 'no' } })
    expect(urgent(await read(id))).toEqual([])
    await places(id, 1, { adultNow: 'same-home' })
    expect(urgent(await read(id))).toEqual(['They left hospital, and nobody has said that it is safe'])
    await write(id, 'hospital', { version: 1, answers: safe })
    expect(urgent(await read(id))).toEqual([])
  })

  it('each stay is asked about anew', async () => {
    const { id } = await world.raised()
    await places(id, 0, { adultNow: 'hospital' })
    await write(id, 'hospital', { answers: safe })
    await places(id, 1, { adultNow: 'same-home' })
    expect(of(await read(id), 'hospital').active).toBe(false)
    await places(id, 2, { adultNow: 'hospital' })
    expect(of(await read(id), 'hospital')).toMatchObject({ active: true, open: 5 })
  })
})

describe('somebody who moved', () => {
  it('has a card that is older than the move pointed out', async () => {
    const { id: concernId } = await world.raised()
    await places(concernId, 0)
    await run().run(writeCard, { concernId, version: 0, safe: 'yes' }, worker())
    const later = run('2026-11-17T09:00:00Z')
    const moved = { happenedIn: 'own', adultNow: 'another-home', fundedBy: 'this-council' }
    await later.run(recordPlaces, { concernId, version: 1, ...moved }, worker())
    expect(of(await read(concernId), 'moved').because).toContain('another care home')
    expect(await beside(concernId, 'moved')).toMatchObject([{ missing: expect.stringContaining('older') }])
  })
})

describe('somebody young', () => {
  const born = (bornOn: string) => world.raised({ adult: { givenName: 'Tia', familyName: bornOn, bornOn } })

  it('is said to be 17 from the date of birth, until children’s services are told', async () => {
    const { id } = await born('2009-01-20')
    expect(of(await read(id), 'under-18').because).toBe('They turn 18 on 20 January 2027.')
    expect(urgent(await read(id))).toEqual([
      'They turn 18 on 20 January 2027: children’s services are not told yet',
    ])
    await route(id, 'childrens-services')
    expect(urgent(await read(id))).toEqual([])
  })

  it('who turns 18 in the middle of it is said to have', async () => {
    const { id } = await born('2008-11-20')
    const whole = await run('2026-11-21T09:00:00Z').ask(getCase, { concernId: id }, worker())
    expect(of(whole, 'under-18').because).toContain('turned 18 on 20 November 2026, since this came in')
  })
})

describe('a report that is taken back', () => {
  it('closes nothing, and no reason for closing or for no enquiry says that it was', async () => {
    const { id } = await world.raised()
    await write(id, 'taken-back', { answers: { 'spoken-freely': 'no', afraid: 'yes' } })
    expect(await read(id)).toMatchObject({ state: 'received', version: 1 })
    for (const list of ['closing-reasons', 'no-enquiry-reasons'] as const) {
      const codes = codeList(list).codes.map(one => `${one.code} ${one.label}`)
      expect(codes.filter(code => /with?draw|taken? back|retract/i.test(code))).toEqual([])
    }
  })
})

describe('an assessment that is refused', () => {
  it('does not end the duty: the assessment that is owed all the same has an owner and a day', async () => {
    const { id } = await world.raised()
    await write(id, 'refuses-assessment', { answers: { understood: 'yes', free: 'unknown' } })
    const { circumstance, routes } = of(await read(id), 'refuses-assessment')
    expect(circumstance.prompts[0]?.citation).toBe('Care Act 2014, section 11(2)')
    expect(routes.map(one => one.route.process)).toEqual(['care-review'])
    expect((await read(id)).state).toBe('received')
  })
})

describe('capacity that is regained', () => {
  it('lists what was decided for them, each to be asked again', async () => {
    const { id: concernId } = await world.raised()
    const view = { decision: 'Where she sleeps', capacity: 'lacked', speaksAlone: 'yes' } as const
    await run().run(writeCapacity, { concernId, ...view }, worker())
    const door = { measure: 'locked-door', who: 'The home', untilOn: '2026-11-30' }
    await run().run(putMeasure, { concernId, ...door }, worker())
    await write(concernId, 'capacity-regained')
    expect((await beside(concernId, 'capacity-regained')).map(one => one.value)).toEqual([
      'They lacked capacity for it',
      'Limits them now',
    ])
  })
})

describe('access that is refused', () => {
  it('is noticed from why nobody has spoken with them, with contract, CQC, police and court to try', async () => {
    const { id: concernId } = await world.raised()
    const notYet = { concernId, spoken: false, notYet: 'access-refused' } as const
    await run().run(writeHearing, notYet, worker())
    const standing = of(await read(concernId), 'access-refused')
    expect(standing).toMatchObject({ active: true, written: null })
    expect(standing.routes.map(one => one.route.process)).toEqual([
      ...['contract', 'cqc-told', 'criminal', 'legal-advice'],
    ])
    await route(concernId, 'contract')
    const [contract, cqc] = of(await read(concernId), 'access-refused').routes
    expect(contract?.followUp).toMatchObject({ state: 'waiting', ledBy: 'The commissioning team' })
    expect(cqc?.followUp).toBeUndefined()
  })
})

describe('a sexual assault', () => {
  it('has a centre rung before samples are lost: said first, until somebody has', async () => {
    const { id } = await world.raised({ abuseTypes: ['sexual'], happenedOn: '2026-11-15' })
    expect(urgent(await read(id))).toEqual(['Nobody has rung a sexual assault referral centre yet'])
    await route(id, 'sarc')
    expect(urgent(await read(id))).toEqual([])
  })

  it('long ago has a centre too, and is not pressed', async () => {
    const { id } = await world.raised({ abuseTypes: ['sexual'], happenedOn: '1994-06-01' })
    expect(urgent(await read(id))).toEqual([])
    expect(of(await read(id), 'sexual-assault').active).toBe(true)
  })
})

describe('domestic abuse', () => {
  it('counts a talk only where they were heard alone', async () => {
    const { id: concernId } = await world.raised({ abuseTypes: ['domestic'] })
    const talk = { concernId, spoken: true, said: 'He is good to me.' } as const
    await run().run(writeHearing, { ...talk, alone: 'no' }, worker())
    expect(await beside(concernId, 'domestic-abuse')).toMatchObject([
      { missing: expect.stringContaining('with somebody there') },
    ])
    await run().run(writeHearing, { ...talk, alone: 'yes', heardOn: '2026-11-16' }, worker())
    expect(await beside(concernId, 'domestic-abuse')).toMatchObject([{ value: '16 November 2026' }])
  })

  it('shows a DASH as a prompt, and a MARAC to refer to', async () => {
    const { id } = await world.raised()
    await write(id, 'domestic-abuse', { counted: 16, answers: { dash: 'yes' } })
    const { written, routes } = of(await read(id), 'domestic-abuse')
    expect(written).toMatchObject({ counted: 16, says: expect.stringContaining('MARAC') })
    expect(routes.map(one => one.route.process)).toContain('marac')
    expect((await read(id)).state).toBe('received')
  })
})

describe('a circumstance that is a crime', () => {
  it('lets no home be asked to enquire as if none were suspected, until it is said not to be so', async () => {
    const { id: concernId } = await world.raised()
    await write(concernId, 'sexual-assault')
    const no = { 'manager-or-owner-implicated': 'no', 'several-residents': 'no' } as const
    const rest = { 'earlier-poor-enquiry': 'no', 'fear-of-reprisal': 'no' } as const
    const about = { concernId, kind: 'enquire', askedOf: 'home', scope: 'What happened on Sunday?' } as const
    const ask = (crime: 'yes' | 'no') =>
      run().run(askFor, { ...about, conflicts: { ...no, ...rest, 'crime-suspected': crime } }, worker())
    await expect(ask('no')).rejects.toMatchObject({ faults: [{ field: 'conflicts.crime-suspected' }] })
    expect((await ask('yes')).state).toBe('to-sign')
    const how = { version: 1, standing: 'not-so', words: 'A misheard word.' } as const
    await write(concernId, 'sexual-assault', how)
    expect((await ask('no')).state).toBe('to-address')
  })
})

describe('somebody else at risk', () => {
  it('an exploited worker is referred by a first responder, never through the employer', async () => {
    const { id } = await world.raised({ abuseTypes: ['modern-slavery'] })
    const { active, circumstance, routes } = of(await read(id), 'exploited-worker')
    expect(active).toBe(true)
    expect(routes.map(one => one.route.process)).toEqual([
      ...['modern-slavery', 'criminal', 'labour-exploitation'],
    ])
    expect(JSON.stringify(circumstance.prompts)).toContain('Never through the employer')
  })

  it('a child has children’s services told the same day, with their answer', async () => {
    const { id } = await world.raised()
    await write(id, 'child-at-risk', { answers: { 'told-today': 'no' }, about: 'A grandson, about six' })
    expect(of(await read(id), 'child-at-risk')).toMatchObject({ active: true, unsettled: 1 })
    await route(id, 'childrens-services')
    expect(of(await read(id), 'child-at-risk').routes[0]?.followUp?.ledBy).toBe('Children’s services')
  })
})

describe('self-neglect in a home', () => {
  it('asks first whether it is their choice or care that is not given', async () => {
    const { id } = await world.raised({ abuseTypes: ['self-neglect'] })
    const { active, circumstance } = of(await read(id), 'self-neglect')
    expect(active).toBe(true)
    expect(circumstance.asks.map(one => one.code).slice(0, 3)).toEqual([
      ...['their-choice', 'can-decide', 'care-offered'],
    ])
  })
})

describe('a home that closes or changes hands', () => {
  const happens = (kind: string, onDate: string, data: object = {}) =>
    world.database.superuser.query(
      `insert into homes.change (id, home_id, council_id, kind, on_date, noticed_at, data)
       values (gen_random_uuid(), $1, $2, $3, $4, '2026-11-16', $5)`,
      [world.homeId, world.councilId, kind, onDate, JSON.stringify(data)],
    )

  it('is read from the register while the case is open, and what was before it is not told', async () => {
    await happens('provider-changed', '2026-10-01', { before: '1-1', after: '1-2' })
    const { id } = await world.raised()
    expect(of(await read(id), 'home-changes').active).toBe(false)
    await happens('provider-changed', '2026-11-16', { before: '1-2', after: '1-3' })
    expect(of(await read(id), 'home-changes').because).toContain('somebody else runs it')
    await happens('closed', '2026-11-17')
    expect(of(await read(id), 'home-changes').because).toContain('closed, since 17 November 2026')
  })
})

describe('somebody who pays for their own care', () => {
  it('has the same service, and an assessment offered', async () => {
    const { id } = await world.raised()
    await places(id, 0, { fundedBy: 'self' })
    expect(of(await read(id), 'self-funder').active).toBe(true)
    expect(await beside(id, 'self-funder')).toMatchObject([{ missing: 'Not offered yet' }])
  })
})

describe('somebody with no family or friend', () => {
  it('has an advocate asked about', async () => {
    const { id } = await world.raised()
    await write(id, 'nobody-around')
    expect(await beside(id, 'nobody-around')).toMatchObject([
      { missing: 'Nobody has asked yet whether one is needed' },
    ])
  })
})

describe('somebody deaf, deafblind, who signs or speaks no English', () => {
  it('has their need met or not at each talk, and what nobody said counts as not met', async () => {
    const { id: concernId } = await world.raised()
    const card = {
      version: 0,
      safe: 'yes',
      interpreter: 'needed',
      language: 'British Sign Language',
    } as const
    await run().run(writeCard, { concernId, ...card }, worker())
    expect(of(await read(concernId), 'communication').because).toContain('British Sign Language')
    const talk = { concernId, spoken: true, said: '…' } as const
    await run().run(writeHearing, { ...talk, needMet: 'yes' }, worker())
    await run().run(writeHearing, { ...talk, needMet: 'no', heardOn: '2026-11-15' }, worker())
    await run().run(writeHearing, talk, worker())
    expect(await beside(concernId, 'communication')).toMatchObject([
      { value: 'At 1 of 3 talks', note: 'Not met on 15 November 2026. Not said of one talk.' },
    ])
  })
})

describe('a case of the home’s own report', () => {
  it('tells the home nothing of what was noticed in it', async () => {
    const adult = { givenName: 'Ida', familyName: 'Own' }
    const input = { adult, danger: 'no' as const, words: 'A fall.', abuseTypes: ['domestic'] }
    const { id } = await run().run(raiseConcern, input, world.as('provider-manager'))
    await write(id, 'domestic-abuse')
    const asking = run().ask(getCase, { concernId: id }, world.as('provider-manager'))
    await expect(asking).rejects.toThrow()
  })
})
