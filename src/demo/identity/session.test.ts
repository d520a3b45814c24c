import { beforeEach, describe, expect, it } from 'vitest'
import { stableId } from '#platform/ids.ts'
import { signInServer } from './testing/server.ts'
import type { TestVisitor } from './testing/visitor.ts'

const server = signInServer()
const analyst = stableId('account', 'analyst')
let visitor: TestVisitor

beforeEach(() => {
  visitor = server.visitor()
})

const run = (text: string, values: readonly unknown[] = []) =>
  server.database.superuser.query(text, [...values])

async function isIn(someone = visitor): Promise<boolean> {
  return (await (await someone.get('/api')).text()).includes('Your account: ')
}

async function csrfToken(): Promise<string> {
  const page = await (await visitor.get('/api')).text()
  return /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

describe('a session', () => {
  it('has another id after signing in than before: one that was planted is worth nothing', async () => {
    await visitor.get('/sign-in/start')
    const planted = visitor.cookie('lantern') ?? ''
    expect(planted).not.toBe('')
    await visitor.signIn('analyst')
    expect(visitor.cookie('lantern')).not.toBe(planted)
    const attacker = server.visitor()
    attacker.keep('lantern', planted)
    expect(await isIn(attacker)).toBe(false)
    expect(await isIn()).toBe(true)
  })

  it('is out of reach of scripts and of other sites', async () => {
    const answer = await visitor.get('/sign-in/start')
    const cookie = answer.headers.getSetCookie().find(line => line.startsWith('lantern=')) ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
  })

  it('ends when the person signs out: the old cookie opens nothing', async () => {
    await visitor.signIn('analyst')
    const old = visitor.cookie('lantern') ?? ''
    const left = await visitor.post('/sign-out', { _csrf: await csrfToken() })
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"')
    const last = await visitor.follow(left)
    expect(last.url).toBe(`${server.address}/sign-in/signed-out`)
    expect(visitor.cookie('lantern')).toBeUndefined()
    const thief = server.visitor()
    thief.keep('lantern', old)
    expect(await isIn(thief)).toBe(false)
    const { rows } = await run(
      `select count(*)::int as n from platform.event where action = 'SignedOut' and actor_id = $1`,
      [analyst],
    )
    expect(rows[0].n).toBe(1)
  })

  it('does not end on the word of another site: signing out needs the token of the page', async () => {
    await visitor.signIn('analyst')
    expect((await visitor.post('/sign-out', {})).status).toBe(403)
    expect((await visitor.post('/sign-out', { _csrf: 'made-up' })).status).toBe(403)
    expect(await isIn()).toBe(true)
  })

  it('ends within five seconds for an account that was stopped', async () => {
    await visitor.signIn('analyst')
    expect(await isIn()).toBe(true)
    await run('update platform.account set disabled_at = now() where id = $1', [analyst])
    server.clock.pass(5)
    expect(await isIn()).toBe(false)
    const again = server.visitor()
    const answer = await again.signIn('analyst')
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('You do not have access to Lantern yet')
    const { rows } = await run(
      `select data from platform.event where action = 'SignInRefused' and subject_id = $1`,
      [analyst],
    )
    expect(rows).toEqual([{ data: { because: 'disabled' } }])
    await run('update platform.account set disabled_at = null where id = $1', [analyst])
  })

  it('ends within five seconds for a role that was taken away, and within eight hours for all', async () => {
    await visitor.signIn('advocate')
    const advocate = stableId('account', 'advocate')
    await run('update platform.role_grant set revoked_at = now() where account_id = $1', [advocate])
    server.clock.pass(5)
    expect(await isIn()).toBe(false)
    await visitor.signIn('analyst')
    server.clock.pass(8 * 60 * 60)
    expect(await isIn()).toBe(false)
  })
})
