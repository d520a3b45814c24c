import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stableId, systemIds } from '../ids.ts'
import { tendPlot } from '../testing/allotment.ts'
import { deliverWebhook } from './deliver.ts'
import { getWebhook } from './queries.ts'
import { replayWebhook } from './replay.ts'
import { forgetOldDeliveries } from './tell.ts'
import { here, tellingCouncil } from './testing/council.ts'

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

const seen = () => council.runner.ask(getWebhook, { webhookId }, council.administrator)
const events = async (action: string) =>
  (await rows('select 1 from platform.event where action = $1 and subject_id = $2', action, webhookId)).length

describe('what a command did', () => {
  it('is told, signed, with ids and codes alone', async () => {
    const plotId = stableId('plot', 'webhooks')
    const person = { ...council.administrator.actor, role: 'quality-officer' as const }
    await council.runner.run(tendPlot, { plotId, crop: 'peas' }, { actor: person, via: 'page' })
    expect(await look()).toEqual({ placed: 1, asked: 1 })
    expect(await deliver(webhookId)).toEqual(['delivered', 'nothing-to-tell'])
    const [{ headers, body } = { headers: {}, body: '' }] = council.receiver.received
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
    const told = JSON.parse(body)
    expect(told).toMatchObject({ type: 'garden.crop.planted', subject: `plot/${plotId}`, data: { words: 4 } })
    expect(told).toMatchObject({ source: '/councils/E19', id: headers['webhook-id'] })
    for (const word of ['peas', person.name, String(person.id)]) expect(body).not.toContain(word)
    expect(await look()).toEqual({ placed: 0, asked: 0 })
  })

  it('is not told when it is undone, refused, sensitive or not declared', async () => {
    const plotId = stableId('plot', 'webhooks')
    const person = { ...council.administrator.actor, role: 'quality-officer' as const }
    const caller = { actor: person, via: 'page' as const }
    await expect(council.runner.run(tendPlot, { plotId, crop: 'weeds' }, caller)).rejects.toThrow('weeds')
    await expect(council.runner.run(tendPlot, { plotId, crop: 'x' }, council.administrator)).rejects.toThrow()
    await happens(undefined, undefined, true)
    expect(await look()).toEqual({ placed: 0, asked: 0 })
    expect(await deliver(webhookId)).toEqual(['nothing-to-tell'])
  })

  it('is not told to who did not ask for it, nor to who came later', async () => {
    await happens()
    const other = await add(['bird.*'])
    await look()
    const later = await add()
    expect(await deliver(other.webhookId)).toEqual(['nothing-to-tell'])
    expect(await deliver(later.webhookId)).toEqual(['nothing-to-tell'])
    expect(await deliver(webhookId)).toEqual(['delivered', 'nothing-to-tell'])
    expect(await look()).toEqual({ placed: 0, asked: 0 })
  })
})

describe('what may be told is looked at again when it is sent', () => {
  const grows = (crop: string) => rows('update garden.plot set crop = $1', crop)
  const heldBack = async () =>
    (
      await rows(
        `select data from platform.event where action = 'WebhookHeldBack' and subject_id = $1`,
        webhookId,
      )
    ).map(row => row.data)
  afterEach(() => grows('beans'))

  it('and is dropped where nothing may be: the list says so and not of which, and the next one goes', async () => {
    await happens()
    await look()
    await grows('truffles')
    expect(await deliver(webhookId)).toEqual(['held-back', 'nothing-to-tell'])
    await grows('beans')
    const next = await happens()
    await look()
    await deliver(webhookId)
    expect(council.receiver.ids()).toEqual([next])
    expect(await deliveries(webhookId)).toMatchObject([
      { state: 'held-back', eventId: null, why: expect.stringContaining('not sent') },
      { state: 'delivered', eventId: next },
    ])
    expect(await heldBack()).toEqual([{ told: 'nothing' }])
  })

  it('and is narrowed to its id where no more may be', async () => {
    const id = await happens()
    await look()
    await grows('herbs')
    expect(await deliver(webhookId)).toEqual(['delivered', 'nothing-to-tell'])
    expect(JSON.parse(council.receiver.received[0]?.body ?? '')).toMatchObject({ id, data: {} })
    expect(await heldBack()).toEqual([{ told: 'less' }])
  })

  it('also when it failed before, and when it is told again', async () => {
    const id = await happens()
    await look()
    council.receiver.answer = () => ({ status: 500 })
    expect(await deliver(webhookId)).toEqual(['failed'])
    council.receiver.answer = () => ({ status: 204 })
    await deliver(webhookId)
    await grows('truffles')
    const replay = { webhookId, since: council.now().toString().slice(0, 10) }
    await council.runner.run(replayWebhook, replay, council.administrator)
    await look()
    expect((await deliver(webhookId)).at(0)).toBe('held-back')
    expect(council.receiver.ids()).toEqual([id, id])
  })
})

describe('order', () => {
  it('misses nothing that commits late: the earlier id, whose transaction ends after the later one was told', async () => {
    const [early, late] = [systemIds.next(), systemIds.next()]
    const written = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const slow = happens(early, async () => {
      written.resolve()
      await release.promise
    })
    await written.promise
    await happens(late)
    await look()
    await deliver(webhookId)
    expect(council.receiver.ids()).toEqual([late])
    release.resolve()
    await slow
    await look()
    await deliver(webhookId)
    expect(council.receiver.ids()).toEqual([late, early])
  })

  it('is that of time, one after the other', async () => {
    const ids = []
    for (let i = 0; i < 5; i++) {
      ids.push(await happens())
      wait({ seconds: 1 })
    }
    await look()
    expect(await deliver(webhookId)).toEqual([...Array(5).fill('delivered'), 'nothing-to-tell'])
    expect(council.receiver.ids()).toEqual(ids)
  })

  it('holds while two deliver at once: the second leaves it to the first', async () => {
    await happens()
    await look()
    const arrived = Promise.withResolvers<void>()
    const release = Promise.withResolvers<{ status: number }>()
    council.receiver.answer = () => {
      arrived.resolve()
      return release.promise
    }
    const first = council.runner.run(deliverWebhook, { webhookId }, council.system)
    await arrived.promise
    const second = await council.runner.run(deliverWebhook, { webhookId }, council.system)
    expect(second.state).toBe('another-is-at-it')
    release.resolve({ status: 204 })
    expect((await first).state).toBe('delivered')
    expect(council.receiver.received).toHaveLength(1)
  })

  it('keeps a coarse event back until its day is over, and tells its day alone', async () => {
    await happens(systemIds.random())
    expect(await look()).toEqual({ placed: 0, asked: 0 })
    wait({ hours: 24 })
    expect(await look()).toEqual({ placed: 1, asked: 1 })
    await deliver(webhookId)
    expect(JSON.parse(council.receiver.received[0]?.body ?? '').time).toMatch(/^2026-11-\d\dT00:00:00Z$/)
  })
})

describe('another system that fails', () => {
  it('and is down gets everything in order once it is up again, and nothing overtakes', async () => {
    await council.receiver.down()
    const ids = [await happens(), await happens()]
    await look()
    expect(await deliver(webhookId)).toEqual(['failed'])
    expect(await deliveries(webhookId)).toMatchObject([
      {
        eventId: ids[0],
        state: 'trying',
        attempts: 1,
        responseCode: null,
        why: 'It could not be reached (ECONNREFUSED)',
      },
    ])
    expect((await seen()).failingSince).not.toBeNull()
    expect(await look()).toEqual({ placed: 0, asked: 0 })
    wait({ seconds: 31 })
    expect(await look()).toEqual({ placed: 0, asked: 1 })
    expect(await deliver(webhookId)).toEqual(['failed'])
    await council.receiver.up()
    wait({ seconds: 59 })
    expect((await look()).asked).toBe(0)
    wait({ seconds: 2 })
    expect((await look()).asked).toBe(1)
    expect(await deliver(webhookId)).toEqual(['delivered', 'delivered', 'nothing-to-tell'])
    expect(council.receiver.ids()).toEqual(ids)
    expect(await seen()).toMatchObject({ failingSince: null, waiting: 0 })
    expect(await deliveries(webhookId)).toMatchObject([{ attempts: 3 }, { attempts: 1 }])
  })

  it('and is slow has failed, and gets the same event again', async () => {
    const id = await happens()
    await look()
    const release = Promise.withResolvers<{ status: number }>()
    council.receiver.answer = () => release.promise
    expect(await deliver(webhookId)).toEqual(['failed'])
    release.resolve({ status: 204 })
    council.receiver.answer = () => ({ status: 200 })
    expect(await deliver(webhookId)).toEqual(['delivered', 'nothing-to-tell'])
    expect(council.receiver.ids()).toEqual([id, id])
  })

  it('over one event for a day and a half has that set aside, and is told the next', async () => {
    const bad = await happens()
    const good = await happens()
    await look()
    council.receiver.answer = ({ headers }) => ({ status: headers['webhook-id'] === bad ? 500 : 204 })
    for (let tries = 1; tries < 12; tries++) expect(await deliver(webhookId)).toEqual(['failed'])
    expect(await deliver(webhookId)).toEqual(['set-aside', 'delivered', 'nothing-to-tell'])
    expect(await deliveries(webhookId)).toMatchObject([
      { eventId: bad, state: 'set-aside', attempts: 12, responseCode: 500 },
      { eventId: good, state: 'delivered' },
    ])
  })

  it('that is only overloaded has nothing set aside', async () => {
    await happens()
    await look()
    council.receiver.answer = () => ({ status: 503 })
    for (let tries = 1; tries < 15; tries++) expect(await deliver(webhookId)).toEqual(['failed'])
  })

  it('for three days: the administrators are told once, and once it works again that is noted', async () => {
    const account = stableId('account', `told ${webhookId}`)
    await rows(
      `insert into platform.account (council_id, id, name, email) values ($1, $2, 'A', $3)`,
      ...[here, account, `${account}@example.org`],
    )
    await rows(
      `insert into platform.role_grant (council_id, id, account_id, role) values ($1, $2, $2, 'administrator')`,
      ...[here, account],
    )
    await happens()
    await look()
    council.receiver.answer = () => ({ status: 502 })
    const messages = () => rows('select template, link from platform.message where to_account = $1', account)
    await deliver(webhookId)
    wait({ hours: 71 })
    await deliver(webhookId)
    expect(await messages()).toEqual([])
    for (const hours of [2, 6, 100]) {
      wait({ hours })
      await deliver(webhookId)
    }
    expect(await messages()).toEqual([
      { template: 'other-system-not-reached', link: `/webhooks/${webhookId}` },
    ])
    expect(await events('WebhookFailing')).toBe(1)
    council.receiver.answer = () => ({ status: 204 })
    await deliver(webhookId)
    expect(await events('WebhookRecovered')).toBe(1)
  })
})

describe('a Lantern that dies after sending and before it noted that', () => {
  it('sends the event again under the same id, and then goes on', async () => {
    const ids = [await happens(), await happens()]
    await look()
    council.receiver.answer = async () => {
      await rows(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
          and usename = 'lantern_app' and state = 'idle in transaction'`,
      )
      return { status: 204 }
    }
    await expect(council.runner.run(deliverWebhook, { webhookId }, council.system)).rejects.toThrow()
    expect(await deliveries(webhookId)).toEqual([])
    council.receiver.answer = () => ({ status: 204 })
    expect(await deliver(webhookId)).toEqual(['delivered', 'delivered', 'nothing-to-tell'])
    expect(council.receiver.ids()).toEqual([ids[0], ids[0], ids[1]])
    const bodies = council.receiver.received.map(({ body }) => body)
    expect(bodies[0]).toBe(bodies[1])
  })
})

it('what is old is forgotten, and places go on from where they were', async () => {
  await happens()
  await look()
  await deliver(webhookId)
  wait({ hours: 24 * 100 })
  expect((await council.runner.run(forgetOldDeliveries, {}, council.system)).forgotten).toBeGreaterThan(0)
  expect(await deliveries(webhookId)).toEqual([])
  expect(await rows('select 1 from platform.event_told')).toEqual([])
  const id = await happens()
  await look()
  expect(await deliver(webhookId)).toEqual(['delivered', 'nothing-to-tell'])
  expect(council.receiver.ids().at(-1)).toBe(id)
})
