import { describe, expect, it } from 'vitest'
import { publicActor, systemActor } from '#platform/access/actor.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { systemIds } from '#platform/ids.ts'
import { newCode, newReference } from '#platform/way-back/index.ts'
import { tellCouncil } from '../../door/tell.ts'
import { safeguardingWorld } from '../../testing/world.ts'
import { readReportIn } from '../incoming/queries.ts'
import { verdictOn, wordsForHome } from './for-home.ts'
import { writeParaphrase } from './write.ts'

const world = safeguardingWorld()

async function told(): Promise<string> {
  const reportId = systemIds.random()
  const made = { reportId, reference: newReference(), code: newCode() }
  const input = { ...made, danger: 'no', naming: 'anonymous', words: 'On my shift he cried.' } as const
  await world.runner().run(tellCouncil, input, { actor: publicActor(world.councilId), via: 'page' })
  return reportId
}

const forHome = (reportId: string) =>
  inTransaction(world.database.app.pool, { councilId: world.councilId }, tx =>
    wordsForHome({ tx, actor: systemActor(world.councilId) } as Context, reportId),
  )

describe('what a home may be told of a protected report', () => {
  const no = { id: 'p', couldTell: 'no' } as const
  it.each([
    ['nobody has paraphrased it', 'anonymous', undefined, undefined, { may: false, needed: true }],
    ['the name is kept from the home', 'name-withheld', undefined, undefined, { may: false, needed: true }],
    ['the home could tell', 'anonymous', { ...no, couldTell: 'yes' }, 'x', { may: false, needed: true }],
    ['nobody is sure', 'named', { ...no, couldTell: 'not-sure' }, 'x', { may: false, needed: true }],
    ['the home could not tell', 'anonymous', no, 'x', { may: true, text: 'x' }],
    ['the words were forgotten', 'anonymous', no, undefined, { may: false, needed: true }],
    ['the name may be used', 'named', undefined, undefined, { may: false, needed: false }],
  ] as const)('%s', (_what, naming, last, text, verdict) => {
    expect(verdictOn(naming, last, text)).toMatchObject(verdict)
  })

  it('is the last paraphrase, never the reporter’s words; who wrote each is kept', async () => {
    const reportId = await told()
    const practitioner = world.as('safeguarding-practitioner')
    const write = (words: string, couldTell: 'yes' | 'no') =>
      world.runner().run(writeParaphrase, { reportId, words, couldTell }, practitioner)
    expect(await forHome(reportId)).toMatchObject({ may: false, needed: true })
    await write('Somebody cried at night.', 'yes')
    expect(await forHome(reportId)).toMatchObject({ may: false })
    await write('We hear of people in distress.', 'no')
    expect(await forHome(reportId)).toMatchObject({ may: true, text: 'We hear of people in distress.' })
    const { paraphrases } = await world.runner().ask(readReportIn, { reportId }, practitioner)
    expect(paraphrases.map(({ couldTell, by }) => [couldTell, by])).toEqual([
      ['yes', 'safeguarding-practitioner'],
      ['no', 'safeguarding-practitioner'],
    ])
  })
})
