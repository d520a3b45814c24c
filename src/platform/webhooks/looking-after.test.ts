import { beforeEach, describe, expect, it } from 'vitest'
import { stableId } from '../ids.ts'
import { rotateWebhookSecret, switchWebhookOff, switchWebhookOn } from './commands.ts'
import { deliverWebhook } from './deliver.ts'
import { replayWebhook } from './replay.ts'
import { tellingCouncil } from './testing/council.ts'
import { sendWebhookTest, testWebhook } from './trying.ts'

const council = tellingCouncil(200)
const { happens, look, deliver, deliveries, add, wait, rows } = council
let webhookId = ''

/** Each test begins with a subscription of its own, which was told everything, and another system that is well. */
beforeEach(async () => {
  await rows('update platform.webhook set active = false')
  council.receiver.received.splice(0)
  council.receiver.answer = () => ({ status: 204 })
  await look()
  webhookId = (await add()).webhookId
})

describe('an administrator', () => {
  const replay = (input: object) =>
    council.runner.run(replayWebhook, { webhookId, ...input }, council.administrator)

  it('has it told again from a day on, or after one event, under the same ids', async () => {
    const first = await happens()
    wait({ hours: 24 })
    const second = await happens()
    const third = await happens()
    await look()
    await deliver(webhookId)
    const today = council.now().toString().slice(0, 10)
    expect(await replay({ since: today })).toMatchObject({ events: 2 })
    expect((await look()).asked).toBe(1)
    await deliver(webhookId)
    expect(await replay({ after: second })).toMatchObject({ events: 1 })
    await deliver(webhookId)
    expect(council.receiver.ids()).toEqual([first, second, third, second, third, third])
    expect(await deliveries(webhookId)).toHaveLength(6)
  })

  it('may set it back while something is being sent, and that is not lost', async () => {
    wait({ hours: 24 })
    const first = await happens()
    await look()
    await deliver(webhookId)
    const second = await happens()
    await look()
    council.receiver.answer = async () => {
      await replay({ since: council.now().toString().slice(0, 10) })
      return { status: 204 }
    }
    await council.runner.run(deliverWebhook, { webhookId }, council.system)
    council.receiver.answer = () => ({ status: 204 })
    await deliver(webhookId)
    expect(council.receiver.ids()).toEqual([first, second, first, second])
  })

  it.each([
    [{}, 'Enter the day'],
    [{ since: '2026-11-16', after: stableId('x') }, 'Enter the day'],
    [{ since: '2030-01-01' }, 'future'],
    [{ since: '2020-01-01' }, 'last 90'],
    [{ after: stableId('no event') }, 'no such event'],
  ])('is told what is wrong with %o', async (input, message) => {
    await expect(replay(input)).rejects.toThrow(message)
  })

  it('switches it off, and what happened meanwhile is told when it is on again', async () => {
    const off = await council.runner.run(switchWebhookOff, { webhookId, version: 1 }, council.administrator)
    const id = await happens()
    expect((await look()).asked).toBe(0)
    expect(await deliver(webhookId)).toEqual(['nothing-to-tell'])
    const stale = council.runner.run(switchWebhookOn, { webhookId, version: 1 }, council.administrator)
    await expect(stale).rejects.toThrow('Somebody else changed this webhook')
    await council.runner.run(switchWebhookOn, { webhookId, version: off.version }, council.administrator)
    expect((await look()).asked).toBe(1)
    await deliver(webhookId)
    expect(council.receiver.ids()).toEqual([id])
  })

  it('changes the secret: both sign for a day, then the new one alone', async () => {
    const made = await council.runner.run(
      rotateWebhookSecret,
      { webhookId, version: 1 },
      council.administrator,
    )
    expect(made.secret).toMatch(/^whsec_/)
    const signatures = async () => {
      await happens()
      await look()
      await deliver(webhookId)
      return String(council.receiver.received.at(-1)?.headers['webhook-signature']).split(' ')
    }
    expect(await signatures()).toHaveLength(2)
    wait({ hours: 25 })
    expect(await signatures()).toHaveLength(1)
    const kept = await rows('select secret from platform.webhook where id = $1', webhookId)
    expect(String(kept[0]?.secret)).not.toContain(made.secret)
    const everywhere = await rows(`select jsonb_agg(r)::text as all from platform.request r
      union all select jsonb_agg(e)::text from platform.event e`)
    expect(JSON.stringify(everywhere)).not.toContain(made.secret)
  })

  it('tries an address once, and is told why nothing arrived', async () => {
    const test = async () => {
      const { deliveryId } = await council.runner.run(testWebhook, { webhookId }, council.administrator)
      return council.runner.run(sendWebhookTest, { deliveryId }, council.system)
    }
    expect((await test()).state).toBe('delivered')
    expect(JSON.parse(council.receiver.received[0]?.body ?? '').type).toBe('lantern.webhook.test')
    council.receiver.answer = () => ({ status: 401 })
    expect((await test()).state).toBe('set-aside')
    await rows(`update platform.webhook set secret = '' where id = $1`, webhookId)
    expect((await test()).state).toBe('set-aside')
    expect((await deliveries(webhookId)).map(one => one)).toMatchObject([
      { responseCode: 204 },
      { responseCode: 401, why: 'It answered 401' },
      { responseCode: null, why: expect.stringContaining('LANTERN_SECRET') },
    ])
  })
})
