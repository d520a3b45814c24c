import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOn } from './code-list.ts'
import { type Acceptance, dayOneTasks, type Places, responsibilityFor } from './lead-council.ts'

const received = Temporal.PlainDate.from('2026-12-01')
const here = 'E10000019'
const there = 'E06000031'
const third = 'E10000020'
const places: Places = { happenedIn: here, adultNowIn: here, fundedBy: 'this-council', receivedBy: here }
const accepted: Acceptance = {
  council: there,
  by: 'A. Turner, head of safeguarding',
  on: received,
  inWriting: true,
  reason: 'The person moved back.',
}

describe('the council that leads', () => {
  it.each<[string, Partial<Places>, string, string]>([
    ['is where it happened', {}, here, here],
    ['is where it happened, though another received it', { happenedIn: there }, there, here],
    ['is whoever accepted in writing', { acceptance: accepted }, there, there],
    ['is not whoever accepted by telephone', { acceptance: { ...accepted, inWriting: false } }, here, here],
    ['is not one where nobody is named', { acceptance: { ...accepted, by: ' ' } }, here, here],
    ['is not one that gave no reason', { acceptance: { ...accepted, reason: '' } }, here, here],
    ['is whoever received it when the place is not known', { happenedIn: undefined }, here, here],
    ['is not whoever pays', { fundedBy: 'other-council', placedBy: 'Peterborough' }, here, here],
    ['is not where the adult is now', { adultNowIn: there }, here, here],
  ])('%s', (_, change, lead, holds) => {
    expect(responsibilityFor({ ...places, ...change })).toMatchObject({ lead, holds })
  })

  it('never leaves a person without a council that keeps them safe', () => {
    const council = fc.constantFrom<string | undefined>(here, there, third, undefined)
    const some = fc.record({
      happenedIn: council,
      adultNowIn: council,
      fundedBy: fc.constantFrom(...codesOn('funders', '2026-12-01').map(one => one.code)),
      receivedBy: fc.constantFrom(here, there),
      acceptance: fc.constantFrom(undefined, accepted, { ...accepted, inWriting: false }),
    })
    fc.assert(
      fc.property(some, given => {
        const { lead, holds } = responsibilityFor(given)
        expect(lead).not.toBe('')
        const whole = given.acceptance === accepted
        expect(holds).toBe(whole ? accepted.council : given.receivedBy)
        const tells = dayOneTasks(given, received)
        expect(tells.some(task => task.code === 'tell-lead-council')).toBe(lead !== holds)
      }),
    )
  })
})

describe('on day one', () => {
  it.each<[string, Partial<Places>, string[]]>([
    ['nobody else is told of our own', {}, []],
    [
      'the placing council is told',
      { fundedBy: 'other-council', placedBy: 'Rutland' },
      ['tell-placing-authority'],
    ],
    ['the NHS is told', { fundedBy: 'icb' }, ['tell-placing-authority']],
    ['an authority in Wales is told', { fundedBy: 'wales' }, ['tell-placing-authority']],
    ['an authority in Scotland is told', { fundedBy: 'scotland' }, ['tell-placing-authority']],
    ['a trust in Northern Ireland is told', { fundedBy: 'northern-ireland' }, ['tell-placing-authority']],
    ['someone who pays is offered an assessment', { fundedBy: 'self' }, ['offer-assessment']],
    ['the lead elsewhere is asked to accept', { happenedIn: there }, ['tell-lead-council']],
    ['the council of the hospital is told', { adultNowIn: third }, ['tell-council-where-adult-is']],
  ])('%s', (_, change, codes) => {
    const tasks = dayOneTasks({ ...places, ...change }, received)
    expect(tasks.map(task => task.code)).toEqual(codes)
    for (const task of tasks) expect(task.due.equals(received)).toBe(true)
  })

  it('says whom to tell where that is known', () => {
    expect(dayOneTasks({ ...places, fundedBy: 'other-council', placedBy: 'Rutland' }, received)[0]?.to).toBe(
      'Rutland',
    )
  })
})
