import { describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import { getPerson } from '#src/modules/people/index.ts'
import * as access from './access-request/commands.ts'
import { decideAccessItem } from './access-request/decide.ts'
import { getAccessRequest, getBundle } from './access-request/queries.ts'
import { getBundleZip } from './access-request/zip-query.ts'
import { getCase } from './case/get-case.ts'
import { addNote, closeConcern, restrictConcern } from './concern/commands.ts'
import { decideConcern } from './concern/decide.ts'
import { getDataQuality, listWanting } from './data-quality/queries.ts'
import { setMode, takeInConcerns, undoTakingIn } from './exchange/commands.ts'
import { lookAtPattern, rereadDecision } from './quality/commands.ts'
import { isDrawn } from './quality/draw.ts'
import { getQuality } from './quality/queries.ts'
import { approveForgetting, placeHold } from './retention/commands.ts'
import { forgetApproved, listDueRecords } from './retention/jobs.ts'
import { listRetention } from './retention/queries.ts'
import { safeguardingWorld, worldNow } from './testing/world.ts'
import { moveToRightPerson } from './wrong-person/commands.ts'
import { getBreach } from './wrong-person/queries.ts'

const world = safeguardingWorld()
const manager = () => world.as('safeguarding-manager')
const practitioner = () => world.as('safeguarding-practitioner')
const governance = () => world.as('information-governance')
const lantern = () => ({ actor: systemActor(world.councilId), via: 'system' as const })
const no = { answer: 'no', words: 'It was put right.' } as const
const none = {
  limbs: { needs: { answer: 'yes' }, abuse: no, protect: { answer: 'yes' } },
  ...{ outcome: 'no-enquiry', reason: 'quality', route: 'quality' },
} as const

async function decided(more: object = {}, now = worldNow) {
  const raised = await world.raised({ abuseTypes: ['neglect'], ...more })
  const input = { concernId: raised.id, version: 1, ...none }
  const { decisionId } = await world.runner(now).run(decideConcern, input, practitioner())
  return { ...raised, decisionId }
}

/** Decides until one of the decisions is drawn: one in twenty is. */
async function drawn() {
  for (let tries = 0; tries < 300; tries++) {
    const one = await decided()
    if (isDrawn(one.decisionId)) return one
  }
  throw new Error('None of 300 was drawn')
}

describe('decisions read again', () => {
  it('are read by somebody else, once, and what would be decided otherwise is counted', async () => {
    const { id, decisionId } = await drawn()
    const input = { concernId: id, decisionId, verdict: 'otherwise', words: 'Two falls are a pattern.' }
    await expect(world.runner().run(rereadDecision, input, practitioner())).rejects.toThrow('yourself')
    await world.runner().run(rereadDecision, input, manager())
    await expect(world.runner().run(rereadDecision, input, manager())).rejects.toBeInstanceOf(Conflict)
    const quality = await world.runner().ask(getQuality, {}, manager())
    expect(quality.decisions.otherwise).toBe(1)
    expect(quality.toReread.map(one => one.decisionId)).not.toContain(decisionId)
    expect(JSON.stringify(quality.decisions)).not.toContain('practitioner')
  })

  it('counts what is restricted for nobody who has no part in it', async () => {
    const { id } = await world.raised()
    const before = (await world.runner().ask(getQuality, {}, world.as('safeguarding-manager', 'another')))
      .ages
    await world
      .runner()
      .run(restrictConcern, { concernId: id, version: 1, restricted: true, words: 'Because' }, manager())
    const after = (await world.runner().ask(getQuality, {}, world.as('safeguarding-manager', 'another'))).ages
    const total = (ages: typeof before) => ages.reduce((sum, row) => sum + row.total, 0)
    expect(total(after)).toBe(total(before) - 1)
  })

  it('prompts a look at the third small thing of one adult, until somebody has looked', async () => {
    const adult = { givenName: 'Third', familyName: 'Time' }
    for (const _ of [1, 2, 3]) await decided({ adult })
    const { patterns } = await world.runner().ask(getQuality, {}, manager())
    const pattern = patterns.find(one => one.name === 'Third Time')
    expect(pattern).toMatchObject({ about: 'person', inYear: 3 })
    const look = {
      about: 'person',
      aboutId: pattern?.aboutId ?? '',
      outcome: 'care-review',
      words: 'Her doctor is asked.',
    } as const
    await world.runner().run(lookAtPattern, look, manager())
    await expect(world.runner().run(lookAtPattern, look, manager())).rejects.toBeInstanceOf(Conflict)
  })
})

describe('the yearly return', () => {
  it('says what is missing, and leads only to what the reader may open', async () => {
    const { id } = await world.raised()
    const quality = await world.runner().ask(getDataQuality, {}, world.as('safeguarding-manager'))
    expect(quality.rules.find(rule => rule.code === 'sex')?.count).toBeGreaterThan(0)
    const listed = await world.runner().ask(listWanting, { rule: 'sex', perPage: 100 }, manager())
    expect(listed.items.map(item => item.id)).toContain(id)
    await world
      .runner()
      .run(restrictConcern, { concernId: id, version: 1, restricted: true, words: 'Because' }, manager())
    const other = await world
      .runner()
      .ask(listWanting, { rule: 'sex', perPage: 100 }, world.as('safeguarding-manager', 'another'))
    expect(other.items.map(item => item.id)).not.toContain(id)
    expect(other.hidden).toBeGreaterThan(0)
  })
})

describe('keeping and forgetting', () => {
  const later = '2036-11-17T09:00:00Z'

  it('lists, is approved by a named person, and forgets every word, by night', async () => {
    const adult = { givenName: 'Xylophone', familyName: 'Forgotten' }
    const { id, reference } = await decided({ adult, words: 'a xylophone in the hall' })
    const note = { concernId: id, kind: 'note', words: 'another xylophone' } as const
    await world.runner().run(addNote, note, practitioner())
    await world
      .runner()
      .run(closeConcern, { concernId: id, version: 2, closingReason: 'no-enquiry' }, practitioner())
    await world.runner().run(listDueRecords, {}, lantern())
    expect(
      (await world.runner().ask(listRetention, {}, governance())).items.map(one => one.code),
    ).not.toContain(reference)
    await world.runner(later).run(listDueRecords, {}, lantern())
    const { items } = await world.runner(later).ask(listRetention, { perPage: 100 }, governance())
    const item = items.find(one => one.code === reference)
    expect(item).toMatchObject({ state: 'listed', holds: [] })
    const runner = world.runner(later)
    await runner.run(forgetApproved, {}, lantern())
    expect((await runner.ask(getCase, { concernId: id }, manager())).words.account).toContain('xylophone')
    await runner.run(approveForgetting, { itemIds: [item?.id], holdsChecked: true }, governance())
    expect(await runner.run(forgetApproved, {}, lantern())).toEqual({ forgotten: 1, kept: 0 })
    const whole = await runner.ask(getCase, { concernId: id }, manager())
    expect(whole.words.account).toBeNull()
    expect(whole.notes[0]?.words).toBeNull()
    expect(whole).toMatchObject({
      outcome: 'no-enquiry',
      abuseTypes: ['neglect'],
      closedAt: expect.any(String),
    })
    await forgetPersonOf(whole.adult.id)
  })

  async function forgetPersonOf(personId: string) {
    const muchLater = world.runner('2046-11-17T09:00:00Z')
    await muchLater.run(listDueRecords, {}, lantern())
    const rows = await world.database.superuser.query<{ id: string }>(
      `select id from safeguarding.retention_item where kind = 'person' and about_id = $1`,
      [personId],
    )
    await muchLater.run(approveForgetting, { itemIds: [rows.rows[0]?.id], holdsChecked: true }, governance())
    await muchLater.run(forgetApproved, {}, lantern())
    expect(await muchLater.ask(getPerson, { personId }, manager())).toMatchObject({
      givenName: '',
      familyName: '',
    })
    const found = await world.database.superuser.query(
      `select count(*)::int as n from (select p::text as t from people.person p where id = $1
         union all select c::text from safeguarding.concern c where person_id = $1
         union all select e::text from platform.event e) as all_of_it where t ilike '%xylophone%'`,
      [personId],
    )
    expect(found.rows[0].n).toBe(0)
  }

  it('keeps what somebody holds, even when it was approved before', async () => {
    const { id, reference } = await decided()
    await world
      .runner()
      .run(closeConcern, { concernId: id, version: 2, closingReason: 'no-enquiry' }, practitioner())
    const runner = world.runner(later)
    await runner.run(listDueRecords, {}, lantern())
    const { items } = await runner.ask(listRetention, { perPage: 100 }, governance())
    const itemIds = items.filter(one => one.code === reference).map(one => one.id)
    await runner.run(approveForgetting, { itemIds, holdsChecked: true }, governance())
    await runner.run(placeHold, { reference, wholePerson: 'person', reason: 'inquest' }, manager())
    expect(await runner.run(forgetApproved, {}, lantern())).toEqual({ forgotten: 0, kept: 1 })
    expect((await runner.ask(getCase, { concernId: id }, manager())).words.account).not.toBeNull()
  })
})

describe('a request for records', () => {
  const asked = (more: object) => ({
    ...{ kind: 'subject-access', askedBy: 'self', riskChecked: 'not-source', receivedOn: '2026-11-10' },
    ...{ name: 'Ivy', asks: 'All of it', ...more },
  })

  it('keeps back reporters and others by default, and gives nothing before every item is decided', async () => {
    const reporter = { relation: 'home-staff', naming: 'name-withheld', name: 'Zebedee Carer' } as const
    const { id, reference } = await world.raised({
      reporter,
      words: 'I saw it on my shift.',
      adultWants: 'To be left in peace',
    })
    await world
      .runner()
      .run(addNote, { concernId: id, kind: 'note', words: 'She likes tea.' }, practitioner())
    const runner = world.runner()
    const made = await runner.run(
      access.recordAccessRequest,
      asked({ caseReference: reference }),
      governance(),
    )
    expect(made).toMatchObject({ state: 'received', dueOn: '2026-12-10' })
    const accessRequestId = made.id
    await runner.run(access.gatherRecords, { accessRequestId, version: 1 }, governance())
    const request = await runner.ask(getAccessRequest, { accessRequestId }, governance())
    const defaults = request.items.filter(item => item.decision === 'withhold').map(item => item.text)
    expect(defaults).toContain('Zebedee Carer')
    expect(defaults.filter(text => text === 'I saw it on my shift.')).toHaveLength(2)
    const release = { accessRequestId, version: 2, seriousHarm: 'no' }
    await expect(runner.run(access.releaseRecords, release, governance())).rejects.toThrow(
      'Decide on each first',
    )
    for (const { id: accessItemId, version, whose } of request.items.filter(item => item.decision === null)) {
      await runner.run(decideAccessItem, { accessItemId, version, whose, decision: 'release' }, governance())
    }
    await runner.run(access.releaseRecords, release, governance())
    const bundle = await runner.ask(getBundle, { accessRequestId }, governance())
    expect(bundle.items.map(item => item.given)).toEqual(
      expect.arrayContaining(['She likes tea.', 'To be left in peace']),
    )
    const { bytes } = await runner.ask(getBundleZip, { accessRequestId }, governance())
    expect(
      Buffer.from(bytes ?? [])
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    for (const out of [JSON.stringify(bundle), Buffer.from(bytes ?? []).toString('latin1')]) {
      expect(out).not.toContain('Zebedee')
      expect(out).not.toContain('on my shift')
    }
  })

  it('stands still when an attorney asks of whom nobody knows whether they are a source of risk', async () => {
    const { reference } = await world.raised()
    const input = asked({ caseReference: reference, askedBy: 'attorney', riskChecked: 'not-known' })
    const made = await world.runner().run(access.recordAccessRequest, input, governance())
    expect(made.state).toBe('stopped')
    const gather = world
      .runner()
      .run(access.gatherRecords, { accessRequestId: made.id, version: 1 }, governance())
    await expect(gather).rejects.toBeInstanceOf(Conflict)
  })

  it('is for information governance alone', async () => {
    const { reference } = await world.raised()
    const made = world
      .runner()
      .run(access.recordAccessRequest, asked({ caseReference: reference }), manager())
    await expect(made).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('a case on the wrong person', () => {
  it('is moved, opens a breach with who read it meanwhile, and is judged on the right person', async () => {
    const { id } = await world.raised()
    await world.runner().ask(getCase, { concernId: id }, world.as('duty-worker'))
    const input = {
      concernId: id,
      version: 1,
      rightPerson: { givenName: 'Right', familyName: 'One' },
      words: 'Wrong room.',
    }
    const { breachId } = await world
      .runner('2026-11-16T10:00:00Z')
      .run(moveToRightPerson, input, practitioner())
    const breach = await world.runner().ask(getBreach, { breachId }, governance())
    expect(breach.readers).toMatchObject([{ name: 'duty-worker', times: 1 }])
    expect((await world.runner().ask(getCase, { concernId: id }, practitioner())).adult.name).toBe(
      'Right One',
    )
    await expect(world.runner().ask(getBreach, { breachId }, manager())).rejects.toBeInstanceOf(NotFound)
  })
})

describe('another case system', () => {
  const row = { id: 'M-1', receivedOn: '02/11/2026', givenName: 'From', familyName: 'Elsewhere' }
  const administrator = () => ({
    ...manager(),
    actor: { ...manager().actor, role: 'administrator' as const },
  })
  const take = (rows: object[], dryRun = false) =>
    world.runner().run(takeInConcerns, { rows, dryRun }, administrator())

  it('is taken in once, refuses a wrong row alone, follows a change, and is taken back whole', async () => {
    const wrong = { ...row, id: 'M-2', receivedOn: 'soon' }
    expect(await take([row, wrong], true)).toMatchObject({ importId: null, created: 1, refused: 1 })
    const first = await take([row, wrong])
    expect(first).toMatchObject({ created: 1, refused: 1, faults: [{ row: 2, field: 'receivedOn' }] })
    expect(await take([row])).toMatchObject({ created: 0, unchanged: 1 })
    expect(await take([{ ...row, outcome: 'no enquiry' }])).toMatchObject({ changed: 1 })
    const undone = await world.runner().run(undoTakingIn, { takingId: first.importId }, administrator())
    expect(undone).toMatchObject({ takenBack: 1, left: 0 })
    expect(await take([row], true)).toMatchObject({ created: 1 })
  })

  it('leaves a case on which anything hangs, and takes the others back', async () => {
    const rows = ['M-5', 'M-6'].map(id => ({ ...row, id, familyName: `Hung ${id}` }))
    const { importId } = await take(rows)
    // Heard, which leaves the case's own version as it was.
    await world.database.superuser.query(
      `insert into safeguarding.hearing (council_id, id, concern_id, spoken, not_yet, at, words)
       select council_id, gen_random_uuid(), concern_id, false, 'asleep', $1, '' from safeguarding.exchange_concern
       where foreign_id = 'M-6'`,
      [worldNow],
    )
    const undone = await world.runner().run(undoTakingIn, { takingId: importId }, administrator())
    expect(undone).toMatchObject({ takenBack: 1, left: 1 })
    expect(await take(rows, true)).toMatchObject({ created: 1, unchanged: 1 })
  })

  it('keeps its cases: what is held there is not decided here, and the case says where it is', async () => {
    await take([{ ...row, id: 'M-9', familyName: 'Kept' }])
    const found = await world.database.superuser.query<{ id: string; version: number }>(
      `select c.id, c.version from safeguarding.concern c join safeguarding.exchange_concern x on x.concern_id = c.id
        where x.foreign_id = 'M-9'`,
    )
    const { id, version } = found.rows[0] ?? { id: '', version: 0 }
    await world.runner().run(setMode, { mode: 'companion', system: 'Mosaic' }, administrator())
    const decide = world.runner().run(decideConcern, { concernId: id, version, ...none }, manager())
    await expect(decide).rejects.toThrow('kept in Mosaic, number M-9')
    const whole = await world.runner().ask(getCase, { concernId: id }, manager())
    expect(whole.parts.exchange).toEqual({ keptIn: { system: 'Mosaic', number: 'M-9' } })
    await world.runner().run(setMode, { mode: 'record', system: '' }, administrator())
  })
})
