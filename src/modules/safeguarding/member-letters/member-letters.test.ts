import { describe, expect, it } from 'vitest'
import { personRoles } from '#platform/access/roles.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../case/get-case.ts'
import { recordOrder, recordProceedings } from '../court/commands.ts'
import { tellPolice } from '../police/commands.ts'
import { policy } from '../policy.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import * as commands from './commands.ts'
import { memberLettersPolicy } from './policy.ts'
import { getLetter, listLetters } from './queries.ts'
import { letterWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const { opened, caseOf } = enquiriesIn(world)
const run = world.runner
const me = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')

async function logged(more: object = {}) {
  const concernId = await opened()
  const { reference } = await caseOf(concernId)
  const said = { member: 'Cllr A', about: 'Ivy', asks: 'Is she safe?', receivedOn: '2026-11-16' }
  const who = { kind: 'councillor', asker: 'adult', couldBeSource: 'no' as const }
  const input = { concernReference: reference, ...who, ...said, ...more }
  const { id: memberLetterId, dueOn } = await run().run(commands.logLetter, input, me())
  return { memberLetterId, concernId, dueOn }
}
const agree = (memberLetterId: string, parts: readonly string[], version = 1) =>
  run().run(
    commands.recordAgreement,
    { memberLetterId, version, basis: 'adult-agrees', parts: [...parts], givenOn: '2026-11-16', who: 'Ivy' },
    me(),
  )
const draft = (memberLetterId: string, sheet: Record<string, string>, version: number, who = me()) =>
  run().run(commands.draftSheet, { memberLetterId, version, sheet }, who)
const sign = (memberLetterId: string, version: number, more: object = {}) =>
  run().run(commands.signSheet, { memberLetterId, version, ...more }, manager())

async function drafted(sheet: Record<string, string> = { 'looked-at': 'We know of it.' }) {
  const letter = await logged()
  await agree(letter.memberLetterId, ['looked-at', 'safety'])
  await draft(letter.memberLetterId, sheet, 2)
  return letter
}

describe('the table of a letter', () => {
  it('is whole', () => expect(mistakesIn(letterWorkflow)).toEqual([]))

  it.each(tableOf(letterWorkflow))('$action in $state leads to $to', ({ state, action, to }) => {
    const attempt = () => applyAction(letterWorkflow, action, { state })
    if (to) expect(attempt()).toMatchObject({ to })
    else expect(attempt).toThrow(/is not possible/)
  })
})

describe('elected members', () => {
  it('have no role in Lantern, and no rule opens anything to one', async () => {
    expect(personRoles.filter(role => /member|council(l|l?o)r|mp$|elected/.test(role))).toEqual([
      'board-member',
    ])
    const mayRead = policy['concern.read']?.grants.flatMap(grant => grant.roles) ?? []
    expect(mayRead).not.toContain('board-member')
    const mayHere = Object.values(memberLettersPolicy).flatMap(rule => rule?.grants ?? [])
    expect(mayHere.flatMap(grant => grant.roles)).not.toContain('board-member')
    const { concernId } = await logged()
    const asBoard = run().ask(getCase, { concernId }, world.as('board-member'))
    await expect(asBoard).rejects.toThrow(NotFound)
  })

  it('make no case by writing', async () => {
    const count = async () =>
      (await world.database.superuser.query('select count(*)::int as n from safeguarding.concern')).rows[0]?.n
    const before = await count()
    const said = { member: 'An MP', about: 'A home', asks: 'What do you do?', receivedOn: '2026-11-16' }
    const who = { kind: 'mp', asker: 'nobody', couldBeSource: 'unknown' } as const
    await run().run(commands.logLetter, { ...who, ...said }, me())
    expect(await count()).toBe(before)
  })
})

describe('a letter from a member', () => {
  it('has a local target of ten working days', async () => {
    expect((await logged()).dueOn).toBe('2026-11-30')
  })

  it('is answered only with what is agreed; the fault stands at its part', async () => {
    const { memberLetterId } = await logged()
    await agree(memberLetterId, ['looked-at'])
    const much = { 'looked-at': 'Yes.', outcome: 'She moved.', 'how-it-works': 'Anyone may tell us.' }
    await expect(draft(memberLetterId, much, 2)).rejects.toMatchObject({
      faults: [{ field: 'sheet.outcome' }],
    })
    await expect(draft(memberLetterId, {}, 2)).rejects.toThrow(Invalid)
    await draft(memberLetterId, { 'looked-at': 'Yes.', 'how-it-works': 'Anyone may tell us.' }, 2)
    const whole = await run().ask(getLetter, { memberLetterId }, me())
    expect(whole.sheet.map(one => one.part)).toEqual(['how-it-works', 'looked-at'])
    expect(whole.ownDraft).toBe(true)
  })

  it('that the source of risk may be behind says nothing of any person, whoever agreed', async () => {
    const { memberLetterId } = await logged({ couldBeSource: 'unknown' })
    await agree(memberLetterId, ['looked-at'])
    await expect(draft(memberLetterId, { 'looked-at': 'Yes.' }, 2)).rejects.toThrow(Invalid)
    await draft(memberLetterId, { 'how-it-works': 'Anyone may tell us.' }, 2)
  })

  it('goes only when a manager who did not write it has signed', async () => {
    const { memberLetterId } = await drafted()
    const send = (version: number) =>
      run().run(commands.sendSheet, { memberLetterId, version, sentOn: '2026-11-16' }, me())
    await expect(send(3)).rejects.toThrow(Conflict)
    await draft(memberLetterId, { 'looked-at': 'I wrote this.' }, 3, manager())
    await expect(sign(memberLetterId, 4)).rejects.toThrow('Another manager signs it')
    await draft(memberLetterId, { 'looked-at': 'We know of it.' }, 4)
    await sign(memberLetterId, 5)
    await send(6)
    expect(await run().ask(getLetter, { memberLetterId }, me())).toMatchObject({ state: 'answered' })
  })

  it('written anew after it was signed has to be signed again', async () => {
    const { memberLetterId } = await drafted()
    await sign(memberLetterId, 3)
    await draft(memberLetterId, { 'looked-at': 'More.' }, 4)
    expect(await run().ask(getLetter, { memberLetterId }, me())).toMatchObject({
      state: 'drafted',
      signedBy: null,
    })
  })

  it('is not sent when what was agreed is taken back in between', async () => {
    const { memberLetterId } = await drafted()
    await sign(memberLetterId, 3)
    const { agreements } = await run().ask(getLetter, { memberLetterId }, me())
    const end = { memberLetterId, agreementId: agreements[0]?.id ?? '', endedOn: '2026-11-16' }
    await run().run(commands.endAgreement, end, me())
    const send = { memberLetterId, version: 4, sentOn: '2026-11-16' }
    await expect(run().run(commands.sendSheet, send, me())).rejects.toThrow('No agreement covers')
  })

  it('waits while the police hold letters back, and for an order of a court to be read', async () => {
    const { memberLetterId, concernId } = await drafted()
    const court = { concernId, kind: 's16', number: 'COP 1', leadId: me().actor.id ?? '' }
    const { id: courtCaseId } = await run().run(recordProceedings, court, me())
    const order = { concernId, courtCaseId, version: 1, madeOn: '2026-11-16', says: 'Nobody is told.' }
    await run().run(recordOrder, { ...order, restricts: ['disclosure'] }, me())
    await expect(sign(memberLetterId, 3)).rejects.toMatchObject({ faults: [{ field: 'orderAllows' }] })
    await sign(memberLetterId, 3, { orderAllows: 'yes' })
    await run().run(tellPolice, { concernId, hold: 'yes', blocks: ['letters'] }, me())
    const send = { memberLetterId, version: 4, sentOn: '2026-11-16' }
    await expect(run().run(commands.sendSheet, send, me())).rejects.toThrow(/police/)
  })

  it('is seen by those who see its case alone, and its words are sealed', async () => {
    const { memberLetterId, concernId } = await logged({ asks: 'about the xylophone' })
    expect((await run().ask(listLetters, { perPage: 100 }, me())).items.map(one => one.id)).toContain(
      memberLetterId,
    )
    const { superuser } = world.database
    await superuser.query('update safeguarding.concern set restricted = true where id = $1', [concernId])
    const other = world.as('safeguarding-manager', 'another')
    await expect(run().ask(getLetter, { memberLetterId }, other)).rejects.toThrow()
    const { items } = await run().ask(listLetters, { perPage: 100 }, other)
    expect(items.map(item => item.id)).not.toContain(memberLetterId)
    const kept = await superuser.query('select words from safeguarding.member_letter where id = $1', [
      memberLetterId,
    ])
    expect(kept.rows[0]?.words.toString('latin1')).not.toContain('xylophone')
    const log = await superuser.query(
      `select data::text from platform.event where data::text like '%xylophone%'`,
    )
    expect(log.rows).toEqual([])
  })
})
