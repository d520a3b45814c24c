import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../access/actor.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts'
import { stableId } from '../ids.ts'
import { breakGlass, endExclusion, exclude, listBreakGlass, reviewBreakGlass } from './index.ts'
import { testCouncil } from './testing/council.ts'

const council = testCouncil(false)
const record = { subjectType: 'concern', subjectId: stableId('concern', 'one') }
const reason = 'She has not been seen since Sunday.'
let worker: Caller
let guardian: Caller

beforeAll(async () => {
  worker = await council.person('duty-worker', 'callum')
  guardian = await council.person('information-governance', 'ruth')
})

const open = (caller = worker, input: object = {}) =>
  council.runner.run(breakGlass, { ...record, reason, ...input }, caller)

describe('emergency access', () => {
  it('lasts 24 hours, is written down, and the information governance lead is told', async () => {
    const { id, until } = await open()
    expect(until).toBe('2026-11-17T09:00:00Z')
    const written = await council.rows(
      `select action, data ->> 'breakGlassId' as id from platform.event where subject_id = $1`,
      record.subjectId,
    )
    expect(written).toEqual([{ action: 'GlassBroken', id }])
    const told = await council.rows('select to_account, template, link, body from platform.message')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ to_account: guardian.actor.id, link: `/break-glass/${id}` })
    expect(JSON.stringify(told)).not.toContain(reason)
  })

  it('needs a reason, and an officer of the council', async () => {
    await expect(open(worker, { reason: 'because   ' })).rejects.toBeInstanceOf(Invalid)
    const partner = await council.person('partner', 'nasreen')
    await expect(open(partner)).rejects.toBeInstanceOf(NotAllowed)
  })

  it('is not for someone with a conflict of interest', async () => {
    const conflicted = await council.person('duty-worker', 'conflicted')
    const accountId = conflicted.actor.id
    const conflict = { accountId, ...record, reason: 'Her brother works there' }
    const { exclusionId } = await council.runner.run(exclude, conflict, guardian)
    await expect(open(conflicted)).rejects.toThrow(/conflict of interest/)
    await expect(council.runner.run(exclude, conflict, guardian)).rejects.toBeInstanceOf(Conflict)
    await council.runner.run(endExclusion, { exclusionId }, guardian)
    await expect(open(conflicted)).resolves.toMatchObject({ until: '2026-11-17T09:00:00Z' })
    await expect(council.runner.run(endExclusion, { exclusionId }, guardian)).rejects.toBeInstanceOf(NotFound)
  })

  it('is reviewed once, by somebody else, from the version that was looked at', async () => {
    const own = await open(guardian)
    const review = { id: own.id, version: 1, verdict: 'justified', note: 'She was in danger.' }
    await expect(council.runner.run(reviewBreakGlass, review, guardian)).rejects.toThrow(/their own/)
    const colleague = await council.person('information-governance', 'second')
    const stale = council.runner.run(reviewBreakGlass, { ...review, version: 7 }, colleague)
    await expect(stale).rejects.toBeInstanceOf(Conflict)
    await council.runner.run(reviewBreakGlass, review, colleague)
    await expect(council.runner.run(reviewBreakGlass, review, colleague)).rejects.toThrow(/already/)
    const waiting = await council.runner.ask(listBreakGlass, { unreviewedOnly: 'true' }, colleague)
    const all = await council.runner.ask(listBreakGlass, {}, colleague)
    expect(waiting.items.map(item => item.id)).not.toContain(own.id)
    expect(all.items.find(item => item.id === own.id)).toMatchObject({ verdict: 'justified', version: 2 })
  })
})

describe('an exclusion', () => {
  it('is not ended by the person it is about', async () => {
    const accountId = guardian.actor.id
    const other = await council.person('safeguarding-manager', 'helen')
    const conflict = { accountId, ...record, reason: 'She lives next door' }
    const { exclusionId } = await council.runner.run(exclude, conflict, other)
    await expect(council.runner.run(endExclusion, { exclusionId }, guardian)).rejects.toThrow(/their own/)
  })
})
