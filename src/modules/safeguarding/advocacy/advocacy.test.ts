import { describe, expect, it } from 'vitest'
import type { PageContext } from '#platform/http/page/page.ts'
import { getCase } from '../case/get-case.ts'
import { putMeasure } from '../measures/commands.ts'
import { addAround, barAround } from '../representatives/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { advocacyPart, daysWithout } from './case-part.ts'
import { takeAdvocateStep, writeAdvocacy } from './commands.ts'
import type { AdvocacyPart } from './schema.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const none = { understanding: 'no', retaining: 'no', weighing: 'no', communicating: 'no' } as const
const hard = { ...none, retaining: 'yes' } as const
const suits = { unpaid: 'yes', willing: 'yes', able: 'yes', accepted: 'yes', uninvolved: 'yes' } as const

const view = (concernId: string, more: object = {}) =>
  world
    .runner()
    .run(
      writeAdvocacy,
      { concernId, difficulties: hard, hasCapacity: 'yes', measures: false, ...more },
      worker(),
    )

async function friendOf(concernId: string): Promise<string> {
  const input = { concernId, kind: 'friend', name: 'A friend', barred: 'no' }
  return (await world.runner().run(addAround, input, worker())).id
}

async function partOf(concernId: string, now?: string): Promise<AdvocacyPart> {
  const { parts } = await world.runner(now).ask(getCase, { concernId }, worker())
  return parts.advocacy as AdvocacyPart
}

describe('an advocate', () => {
  it('is a duty where one thing is very hard and nobody suitable is there; the reason is shown', async () => {
    const { id } = await world.raised()
    expect((await view(id)).kind).toBe('duty')
    const { view: shown } = await partOf(id)
    expect(shown?.reasons[0]?.says).toContain('keeping it in mind')
  })

  it('is none where somebody suitable is; what is not known of them counts against', async () => {
    const { id } = await world.raised()
    const appropriateId = await friendOf(id)
    expect((await view(id, { appropriateId, appropriate: suits })).kind).toBe('none-yet')
    const unsure = { unpaid: 'yes', willing: 'yes' }
    expect((await view(id, { appropriateId, appropriate: unsure })).kind).toBe('duty')
  })

  it('is a power beside family where they lack capacity for a measure', async () => {
    const { id } = await world.raised()
    const lacks = { difficulties: none, hasCapacity: 'no', measures: true }
    expect((await view(id, lacks)).kind).toBe('power')
  })

  it('is never whoever is shut out, and the refusal says why', async () => {
    const { id: concernId } = await world.raised()
    const aroundId = await friendOf(concernId)
    const barring = { concernId, aroundId, version: 1, because: 'source-of-risk', words: 'She said so' }
    await world.runner().run(barAround, barring, worker())
    await expect(view(concernId, { appropriateId: aroundId, appropriate: suits })).rejects.toMatchObject({
      faults: [{ field: 'appropriateId', message: expect.stringContaining('appropriate person') }],
    })
  })

  it('may come after urgent steps, and every working day without is shown', async () => {
    const { id: concernId } = await world.raised()
    await view(concernId, { urgentFirst: true })
    expect((await partOf(concernId, '2026-11-20T09:00:00Z')).daysWithout).toBe(4)
    const step = { concernId, step: 'appointed', happenedOn: '2026-11-18' } as const
    await world.runner('2026-11-20T09:00:00Z').run(takeAdvocateStep, step, worker())
    expect((await partOf(concernId, '2026-12-20T09:00:00Z')).daysWithout).toBe(2)
  })

  it('is not counted as missing where there is no right, or no longer', () => {
    const at = Temporal.Instant.from('2026-11-16T09:00:00Z')
    const today = Temporal.PlainDate.from('2026-11-20')
    expect(daysWithout([], [], today)).toBeNull()
    expect(daysWithout([{ kind: 'none-yet', at }], [], today)).toBeNull()
    expect(
      daysWithout(
        [
          { kind: 'duty', at },
          { kind: 'none-yet', at },
        ],
        [],
        today,
      ),
    ).toBeNull()
  })
})

it('is to be asked about again once a protective measure was put in place that was not thought of', async () => {
  const { id: concernId } = await world.raised()
  await view(concernId)
  const shown = async () => {
    const whole = await world.runner().ask(getCase, { concernId }, worker())
    const page = { mayEver: () => true } as unknown as PageContext
    return JSON.stringify(advocacyPart.blocks?.(whole.parts.advocacy, whole, page))
  }
  const again = 'Protective measures were put in place since: ask again.'
  expect(await shown()).not.toContain(again)
  const put = { concernId, measure: 'extra-checks', who: 'The night carer.', untilOn: '2026-11-20' }
  await world.runner().run(putMeasure, put as never, worker())
  expect(await shown()).toContain(again)
  await view(concernId, { measures: true, hasCapacity: 'no' })
  expect(await shown()).not.toContain(again)
})
