import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everydayGuide } from '#law/clinical-guides/everyday.ts'
import { GUIDE_NOTICE } from '#law/clinical-guides/notice.ts'
import { pressureQuestions } from '#law/clinical-guides/pressure-damage.ts'
import { getCase } from '../case/get-case.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { guidesOfCase } from './case-part.ts'
import { fillGuide } from './commands.ts'
import { answerFaults, fill } from './fill.ts'
import { guideCodes } from './schema.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')

const worst = Object.fromEntries(
  pressureQuestions
    .filter(one => one.code !== 'best-interests')
    .map(({ code, answers }) => [code, answers.at(-1)?.code ?? '']),
)

describe('a clinical guide', () => {
  it.each(guideCodes)('%s keeps each answer with the wording it answered, and carries the notice', guide => {
    const answers = guide === 'pressure-damage' ? worst : {}
    const filled = fill({ guide, answers })
    expect(answerFaults({ guide, answers })).toEqual([])
    expect(filled.notice).toBe(GUIDE_NOTICE)
    expect(filled.answers.length).toBeGreaterThan(3)
    for (const one of filled.answers) expect(one.question.length * one.answer.length).toBeGreaterThan(0)
  })

  it('never takes what is left out for a no', () => {
    const codes = everydayGuide('falls').prompts.map(one => one.code)
    fc.assert(
      fc.property(fc.subarray(codes), answered => {
        const answers = Object.fromEntries(answered.map(code => [code, 'no']))
        const unknown = fill({ guide: 'falls', answers }).answers.filter(one => one.answer === 'Not known')
        expect(unknown).toHaveLength(codes.length - answered.length)
      }),
    )
  })

  it('refuses an answer to a question it does not ask, beside its field', () => {
    const answers = { 'late-help': 'yes', colour: 'red' }
    expect(answerFaults({ guide: 'falls', answers })).toMatchObject([{ field: 'answers.colour' }])
    expect(answerFaults({ guide: 'pressure-damage', answers: {} }).map(one => one.field)).toContain(
      'answers.sudden',
    )
  })

  it('weighs food and drink where there are measures', () => {
    expect(fill({ guide: 'nutrition', answers: {} }).score).toBeNull()
    expect(fill({ guide: 'nutrition', answers: {}, bmi: 17, lossPercent: 12 }).score).toBe(4)
  })

  it('opens and closes nothing, whatever it scores', async () => {
    const { id: concernId } = await world.raised()
    const input = { concernId, guide: 'pressure-damage' as const, answers: worst, filledBy: 'A nurse' }
    const { score } = await world.runner().run(fillGuide, input, practitioner())
    const whole = await world.runner().ask(getCase, { concernId }, practitioner())
    expect(whole).toMatchObject({ state: 'received', version: 1 })
    expect(guidesOfCase(whole)[0]).toMatchObject({ score, notice: GUIDE_NOTICE, filledBy: 'A nurse' })
  })
})
