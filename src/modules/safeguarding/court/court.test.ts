import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { tagOf } from '../access-request/tagging.ts'
import { makeFinding, recordAllegation } from '../allegations/commands.ts'
import { addNote } from '../concern/commands.ts'
import { shareItem } from '../enquirers/commands.ts'
import { addFollowUp } from '../follow-ups/commands.ts'
import { decideAgainstWish, writeCapacity, writeHearing } from '../hearing/commands.ts'
import { putMeasure } from '../measures/commands.ts'
import { addPlanAction } from '../plan/commands.ts'
import { replyToReporter } from '../reply/commands.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import * as commands from './commands.ts'
import { exportForCourt } from './export-query.ts'
import { listCourtCases } from './list.ts'
import { heightOf, LINES_ON_A_PAGE, paginate, withContents } from './paginate.ts'
import type { CourtPart } from './schema.ts'

const world = safeguardingWorld()
const { opened, caseOf } = enquiriesIn(world)
const run = world.runner
const me = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')
const governance = () => world.as('information-governance')
const courtOf = async (concernId: string) => (await caseOf(concernId)).parts.court as CourtPart

async function proceedings(more: object = {}) {
  const concernId = await opened()
  const input = { concernId, kind: 's21a', number: 'COP 14098711', leadId: me().actor.id ?? '', ...more }
  const { id: courtCaseId } = await run().run(commands.recordProceedings, input, me())
  return { concernId, courtCaseId }
}
const ordered = async (more: object = {}) => {
  const at = await proceedings()
  const order = {
    ...at,
    version: 1,
    madeOn: '2026-11-10',
    says: 'Only the parties.',
    restricts: ['disclosure'],
  }
  const { id: courtOrderId } = await run().run(commands.recordOrder, { ...order, ...more }, me())
  return { ...at, courtOrderId }
}

describe('proceedings before a court', () => {
  it('hold the case, have a named lead, and say when a hearing is past and nobody wrote what came of it', async () => {
    const { concernId } = await proceedings({ nextOn: '2026-11-12' })
    expect(await courtOf(concernId)).toMatchObject({
      items: [{ number: 'COP 14098711', lead: 'safeguarding-practitioner', nextDue: true }],
    })
    const holds = await world.database.superuser.query(
      'select reason from safeguarding.hold where about_id = $1 and lifted_at is null',
      [concernId],
    )
    expect(holds.rows).toEqual([{ reason: 'court' }])
  })

  it('are led by an officer of the council, and end once', async () => {
    await expect(proceedings({ leadId: world.as('partner').actor.id })).rejects.toThrow(Invalid)
    const { concernId, courtCaseId } = await proceedings()
    const end = { concernId, courtCaseId, version: 1, endedOn: '2026-11-16' }
    await run().run(commands.updateProceedings, end, me())
    await expect(run().run(commands.updateProceedings, { ...end, version: 2 }, me())).rejects.toThrow(
      Conflict,
    )
  })
})

describe('an order that restricts who may be told', () => {
  const share = (concernId: string, more: object = {}) => {
    const recipientId = world.as('provider-manager').actor.id ?? ''
    const input = { concernId, recipientId, purpose: 'information', words: 'Two carers at night.' } as const
    return run().run(shareItem, { ...input, ...more }, me())
  }

  it('has to be read before anything is shared, and never holds up what keeps somebody safe', async () => {
    const { concernId } = await ordered()
    expect((await courtOf(concernId)).restricted).toBe(true)
    await expect(share(concernId)).rejects.toMatchObject({ faults: [{ field: 'orderAllows' }] })
    await expect(share(concernId, { purpose: 'protection' })).resolves.toBeDefined()
    await expect(share(concernId, { orderAllows: 'yes' })).resolves.toBeDefined()
  })

  it('has to be read before a reporter is told more than that it was received', async () => {
    const { concernId } = await ordered()
    const check = { concernId, couldBeSource: 'no', restricted: 'no', how: 'telephone' } as const
    await expect(run().run(replyToReporter, { ...check, ground: 'none' }, me())).resolves.toBeDefined()
    const more = { ...check, ground: 'adult-agrees', more: 'She is safe.' }
    await expect(run().run(replyToReporter, more, me())).rejects.toMatchObject({
      faults: [{ field: 'orderAllows' }],
    })
    await run().run(replyToReporter, { ...more, orderAllows: 'yes' }, me())
  })

  it.each([
    ['ended', { untilOn: '2026-11-15' }],
    ['about something else', { restricts: ['contact'] }],
  ])('that is %s holds nothing up', async (_, more) => {
    const { concernId } = await ordered(more)
    await expect(share(concernId)).resolves.toBeDefined()
  })

  it('ends with a day, once, and not before it was made', async () => {
    const { concernId, courtOrderId } = await ordered()
    const end = (endedOn: string) => run().run(commands.endOrder, { concernId, courtOrderId, endedOn }, me())
    await expect(end('2026-11-01')).rejects.toThrow(NotFound)
    await end('2026-11-16')
    await expect(end('2026-11-16')).rejects.toThrow(NotFound)
    await expect(share(concernId)).resolves.toBeDefined()
  })

  it('is kept back by default when the adult asks for their records', () => {
    expect(tagOf('part', 'part', 'court')).toMatchObject({ decision: 'withhold' })
  })
})

/** The one row that this table has of a case, so many times more. */
const copied = (table: string, concernId: string, times: number, at = 'at') =>
  world.database.superuser.query(
    `insert into safeguarding.${table} select (jsonb_populate_record(one, jsonb_build_object(
        'id', gen_random_uuid(), '${at}', one.${at} - make_interval(mins => n)))).*
       from safeguarding.${table} one, generate_series(1, ${times}) n where one.concern_id = $1`,
    [concernId],
  )

describe('the case in pages for a court', () => {
  it('is taken out by information governance or the manager alone, and logged', async () => {
    const at = await ordered()
    const { concernId, courtCaseId } = at
    const take = (who: ReturnType<typeof me>) => run().ask(exportForCourt, { concernId, courtCaseId }, who)
    await run().run(addNote, { concernId, kind: 'note', words: 'She asked for the garden.' }, me())
    await expect(take(me())).rejects.toThrow(NotAllowed)
    await expect(take(world.as('quality-officer'))).rejects.toThrow(NotFound)
    const taken = await take(governance())
    expect(taken.number).toBe('COP 14098711')
    expect(taken.pages.map(page => page.number)).toEqual(taken.pages.map((_, index) => index + 1))
    expect([...new Set(taken.pages.map(page => page.heading))]).toEqual([
      ...['Contents', 'The proceedings and orders', 'Chronology', 'Decisions', 'List of documents'],
    ])
    expect(JSON.stringify(taken.pages)).toContain('She asked for the garden.')
    await take(manager())
    const log = await world.database.superuser.query(
      `select data from platform.event where action = 'CourtExportTaken' and subject_id = $1`,
      [concernId],
    )
    expect(log.rows).toHaveLength(2)
  })

  it('has every note, however many, each entry with its number', async () => {
    const { concernId, courtCaseId } = await proceedings()
    await run().run(addNote, { concernId, kind: 'note', words: 'The first of many.' }, me())
    await world.database.superuser.query(
      `insert into safeguarding.note (council_id, id, concern_id, kind, at, by, words)
       select council_id, gen_random_uuid(), concern_id, kind, at + make_interval(mins => n % 700), by, words
         from safeguarding.note, generate_series(1, 1100) n where concern_id = $1`,
      [concernId],
    )
    const { pages } = await run().ask(exportForCourt, { concernId, courtCaseId }, governance())
    const lines = pages.filter(page => page.heading === 'Chronology').flatMap(page => page.lines)
    expect(lines.filter(line => line.text === 'The first of many.')).toHaveLength(1101)
    const numbers = lines.map(line => Number(line.head?.split(' of ')[0]))
    expect(numbers).toEqual(lines.map((_, at) => at + 1))
    expect(lines.at(-1)?.head).toContain(`${lines.length} of ${lines.length}: `)
  })

  it('has what the adult said each time, every view of capacity and each decision against their wish', async () => {
    const { concernId, courtCaseId } = await proceedings()
    const said = { concernId, spoken: true, alone: 'yes', whoSaid: 'adult', said: 'I want my window.' }
    await run().run(writeHearing, said, me())
    const view = { concernId, decision: 'Where to live.', capacity: 'lacked', speaksAlone: 'yes' }
    await run().run(writeCapacity, view, me())
    const wish = {
      ...{ concernId, about: 'acting', what: 'We tell her GP.', grounds: ['others-at-risk'] },
      ...{ spokeFreely: 'yes', proportionate: 'The GP alone.', told: 'not-yet' },
    }
    await run().run(decideAgainstWish, wish, me())
    for (const table of ['hearing', 'capacity_view', 'against_wish']) await copied(table, concernId, 250)
    const { pages } = await run().ask(exportForCourt, { concernId, courtCaseId }, governance())
    const told = pages.flatMap(page => page.lines).map(line => line.text)
    for (const words of ['I want my window.', 'Where to live.', 'We tell her GP.']) {
      expect(
        told.filter(text => text.includes(words)),
        words,
      ).toHaveLength(251)
    }
  })

  it('has every allegation and finding, measure, action of the plan, follow-up and dispute', async () => {
    const { concernId, courtCaseId } = await proceedings()
    const ownerId = me().actor.id ?? ''
    const until = '2026-11-30'
    const alleged = { concernId, abuseType: 'neglect', happened: 'not-known', words: 'The bell was away.' }
    const { id: allegationId } = await run().run(recordAllegation, alleged as never, me())
    const finding = { standardOfProof: 'More likely than not', reasons: 'Three logs agree.' }
    const found = { concernId, allegationId, outcome: 'found', notTold: 'unsafe', ...finding }
    await run().run(makeFinding, found as never, me())
    const put = { concernId, measure: 'extra-checks', who: 'The night carer.', untilOn: until }
    await run().run(putMeasure, put as never, me())
    await run().run(addPlanAction, { concernId, what: 'Fit a longer cord.', ownerId, dueOn: until }, me())
    const beside = { concernId, process: 'complaint', words: 'What the cord costs.', ownerId }
    await run().run(addFollowUp, beside as never, me())
    for (const [table, at] of [
      ['allegation', 'recorded_at'],
      ['plan_action', 'made_at'],
      ['follow_up', 'made_at'],
    ]) {
      await copied(table ?? '', concernId, 450, at)
    }
    const { pages } = await run().ask(exportForCourt, { concernId, courtCaseId }, governance())
    const told = pages.flatMap(page => page.lines).map(line => line.text)
    const times = (words: string) => told.filter(text => text.includes(words)).length
    expect({
      ...{ alleged: times('The bell was away.'), planned: times('Fit a longer cord.') },
      ...{ beside: times('What the cord costs.'), found: times('Three logs agree.') },
      put: times('The night carer.'),
    }).toEqual({ alleged: 451, planned: 451, beside: 451, found: 1, put: 1 })
  })

  it('of a restricted case is for information governance, and no other manager', async () => {
    const { concernId, courtCaseId } = await ordered()
    const { superuser } = world.database
    await superuser.query('update safeguarding.concern set restricted = true where id = $1', [concernId])
    const other = world.as('safeguarding-manager', 'another')
    await expect(run().ask(exportForCourt, { concernId, courtCaseId }, other)).rejects.toThrow(NotAllowed)
    const listed = async (who: ReturnType<typeof me>) => {
      const { items } = await run().ask(listCourtCases, { perPage: 100 }, who)
      return items.map(item => item.id)
    }
    expect(await listed(governance())).toContain(courtCaseId)
    expect(await listed(other)).not.toContain(courtCaseId)
  })

  it('has no page that is too full, loses no word nor any of a note, and numbers them through', () => {
    const words = fc.stringMatching(/^[a-z ]{1,4000}$/)
    const line = fc.record(
      { text: words, note: words, head: fc.constant('1 May 2026') },
      { requiredKeys: ['text', 'head'] },
    )
    const sections = fc.array(fc.record({ heading: fc.uuid(), lines: fc.array(line, { maxLength: 8 }) }), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(sections, given => {
        const pages = paginate(given)
        expect(pages.map(page => page.number)).toEqual(pages.map((_, at) => at + 1))
        for (const { lines } of pages) {
          const height = lines.reduce((sum, one) => sum + heightOf({ ...one, head: '', note: '' }), 0)
          expect(height).toBeLessThanOrEqual(LINES_ON_A_PAGE + 1)
        }
        const signs = (texts: readonly string[]) => texts.join('').replaceAll(/\s/g, '')
        const all = (lines: readonly { text: string; note?: string | null | undefined }[]) =>
          lines.flatMap(one => [one.text, one.note ?? ''])
        expect(signs(pages.flatMap(page => all(page.lines)))).toBe(
          signs(given.flatMap(section => all(section.lines))),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('says in its contents on which page each part begins', () => {
    const long = Array.from({ length: 60 }, (_, at) => ({ text: `Entry ${at}` }))
    const [contents] = withContents([
      { heading: 'Chronology', lines: long },
      { heading: 'Decisions', lines: [{ text: 'One' }] },
    ])
    expect(contents?.lines.map(one => one.text)).toEqual(['Chronology: pages 2 to 5', 'Decisions: page 6'])
  })
})
