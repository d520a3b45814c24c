import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeList } from '#law/code-list.ts'
import { ASK_BEFORE_RETURN, newTasks, placesAsRuled, responsibilityOf, taskWords } from './rules.ts'

const receivedOn = Temporal.PlainDate.from('2026-11-14')
const today = Temporal.PlainDate.from('2026-11-16')
const days = { receivedOn, today }
const home = { happenedIn: 'own', adultNow: 'same-home', adultNowIn: 'own', fundedBy: 'this-council' }
const now = (adultNow = 'same-home', moved = false) => ({ adultNow, moved, backOn: undefined })
const codes = (
  places: typeof home,
  where = now(places.adultNow),
  before: Parameters<typeof newTasks>[2] = [],
) => newTasks(placesAsRuled(places), where, before, days).map(task => task.code)

describe('who is to be told on day one', () => {
  it.each([
    ['nobody, where it is all ours', {}, []],
    ['whoever placed them', { fundedBy: 'other-council' }, ['tell-placing-authority']],
    ['a board that pays', { fundedBy: 'icb' }, ['tell-placing-authority']],
    ['the adult, that an assessment is theirs', { fundedBy: 'self' }, ['offer-assessment']],
    ['the council where it happened', { happenedIn: 'E10000003' }, ['tell-lead-council']],
    ['the council where they are now', { adultNowIn: 'E10000003' }, ['tell-council-where-adult-is']],
    ['the ward, before they go back', { adultNow: 'hospital' }, [ASK_BEFORE_RETURN]],
  ])('%s', (_, change, wanted) => {
    expect(codes({ ...home, ...change })).toEqual(wanted)
  })

  it('is due on the day the report came, however late it is written down', () => {
    const [task] = newTasks(placesAsRuled({ ...home, fundedBy: 'icb' }), now(), [], days)
    expect(task?.dueOn).toBe('2026-11-14')
  })

  it('is asked once; before each return anew', () => {
    const done = { code: 'tell-placing-authority', doneOn: '2026-11-15' }
    expect(codes({ ...home, fundedBy: 'icb' }, now(), [done])).toEqual([])
    const asked = { code: ASK_BEFORE_RETURN, doneOn: '2026-11-15' }
    expect(codes({ ...home, adultNow: 'hospital' }, now('hospital', true), [asked])).toEqual([
      ASK_BEFORE_RETURN,
    ])
    expect(codes({ ...home, adultNow: 'hospital' }, now('hospital'), [asked])).toEqual([])
    const open = { ...asked, doneOn: null }
    expect(codes({ ...home, adultNow: 'hospital' }, now('hospital', true), [open])).toEqual([])
  })

  it('never stands twice on the list at once, and every task says what to do', () => {
    const place = fc.constantFrom('own', 'E10000003', null)
    const funders = fc.constantFrom(...codeList('funders').codes.map(one => one.code))
    const where = fc.constantFrom(...codeList('adult-now').codes.map(one => one.code))
    fc.assert(
      fc.property(place, place, funders, where, (happenedIn, adultNowIn, fundedBy, adultNow) => {
        const places = placesAsRuled({ happenedIn, adultNowIn, fundedBy, adultNow })
        const first = newTasks(places, now(adultNow), [], days)
        const before = first.map(({ code }) => ({ code, doneOn: null }))
        expect(new Set(before.map(one => one.code)).size).toBe(before.length)
        expect(newTasks(places, now(adultNow, true), before, days)).toEqual([])
        for (const { code } of first) expect(taskWords(code)).not.toBe(code)
      }),
    )
  })
})

describe('who keeps the adult safe', () => {
  it('is us, while nothing is known and until somebody elsewhere accepts in writing', () => {
    expect(responsibilityOf(placesAsRuled(undefined)).holds).toBe('own')
    const elsewhere = responsibilityOf(placesAsRuled({ ...home, happenedIn: 'E10000003' }))
    expect(elsewhere).toMatchObject({ lead: 'E10000003', holds: 'own' })
  })
})
