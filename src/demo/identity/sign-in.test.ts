import { describe, expect, it } from 'vitest'
import { roles } from '#platform/access/roles.ts'
import { demoPeople } from './people.ts'
import { signInServer } from './testing/server.ts'
import type { TestVisitor } from './testing/visitor.ts'

const server = signInServer()
const anyone = '/api'

/** Whose name stands at the top of a page that everyone may see; undefined when nobody is signed in. */
async function nameOn(visitor: TestVisitor): Promise<string | undefined> {
  const page = await (await visitor.get(anyone)).text()
  return /Your account: <\/span>([^<]+)</.exec(page)?.[1]
}

async function events(action: string, accountId: string): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await server.database.superuser.query(
    `select actor_role, via, outcome, data from platform.event
      where action = $1 and subject_id = $2 order by id`,
    [action, accountId],
  )
  return rows
}

describe('the page of people', () => {
  it('shows everyone by name, role and what they do, under the policy of every other page', async () => {
    const visitor = server.visitor()
    const answer = await visitor.get(await visitor.askedWho())
    const page = await answer.text()
    for (const { name, does, role } of demoPeople) {
      for (const words of [name, does, roles[role].label]) expect(page).toContain(words)
    }
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(page).not.toMatch(/<style|style="|onload=|onclick=/)
    for (const script of page.match(/<script[^>]*>/g) ?? []) expect(script).toContain('nonce=')
  })

  it('has every role in it', () => {
    expect(new Set(demoPeople.map(person => person.role))).toEqual(new Set(Object.keys(roles)))
  })

  it('does not answer in a browser where no sign-in was begun', async () => {
    const action = await server.visitor().askedWho()
    const stranger = server.visitor()
    const answer = await stranger.follow(await stranger.post(action, { person: 'administrator' }))
    expect(answer.status).toBe(400)
    expect(await nameOn(stranger)).toBeUndefined()
  })

  it('asks again when nobody was chosen', async () => {
    const visitor = server.visitor()
    const action = await visitor.askedWho()
    const answer = await visitor.follow(await visitor.post(action, { person: 'nobody-of-that-name' }))
    expect(await answer.text()).toContain('Who would you like to be?')
  })
})

describe('signing in', () => {
  it.each(demoPeople)(
    'lets $name in as $role, and writes it down',
    async ({ key, name, role, accountId }) => {
      const visitor = server.visitor()
      await visitor.signIn(key)
      expect(await nameOn(visitor)).toBe(name)
      expect((await events('SignedIn', accountId)).at(-1)).toEqual({
        actor_role: role,
        via: 'page',
        outcome: 'done',
        data: { role },
      })
    },
  )

  it('goes on to the page that was asked for', async () => {
    const visitor = server.visitor()
    const refused = await visitor.get('/accounts?role=analyst')
    expect(refused.status).toBe(303)
    const answer = await visitor.signIn('administrator', refused.headers.get('location') ?? '')
    expect(answer.status).toBe(200)
    expect(answer.url).toBe(`${server.address}/accounts?role=analyst`)
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/..//evil.example'])(
    'never leads to another service: %j',
    async to => {
      const visitor = server.visitor()
      const action = await visitor.askedWho(`/sign-in/start?to=${encodeURIComponent(to)}`)
      const chosen = await visitor.post(action, { person: 'analyst' })
      const callback = await visitor.follow(chosen, '/sign-in/callback')
      const answer = await visitor.get(callback.headers.get('location') ?? '')
      expect(answer.headers.get('location')).toBe('/')
    },
  )

  it('begins at the public address, whatever name the browser used', async () => {
    const answer = await server
      .visitor()
      .get(`${server.address.replace('localhost', '[::1]')}/sign-in?to=%2Fhelp`)
      .catch(() =>
        server.visitor().get(`${server.address.replace('localhost', '127.0.0.1')}/sign-in?to=%2Fhelp`),
      )
    expect(answer.headers.get('location')).toBe(`${server.address}/sign-in?to=%2Fhelp&moved=1`)
  })
})

describe('what came back wrong', () => {
  it('is refused with a state that is not the one that was sent', async () => {
    const visitor = server.visitor()
    const callback = new URL(await visitor.callbackFor('administrator'))
    callback.searchParams.set('state', 'somebody-elses')
    const answer = await visitor.get(callback.href)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('We could not sign you in')
    expect(await nameOn(visitor)).toBeUndefined()
  })

  it('is refused in another browser than the one that began, which an attacker’s link would be', async () => {
    const callback = await server.visitor().callbackFor('administrator')
    const victim = server.visitor()
    expect((await victim.get(callback)).status).toBe(400)
    await victim.get('/sign-in/start')
    expect((await victim.get(callback)).status).toBe(400)
    expect(await nameOn(victim)).toBeUndefined()
  })

  it('is refused the second time', async () => {
    const visitor = server.visitor()
    const callback = await visitor.callbackFor('analyst')
    expect((await visitor.get(callback)).status).toBe(303)
    expect((await visitor.get(callback)).status).toBe(400)
  })

  it('is refused when its code was used before, even with a state of its own', async () => {
    const first = server.visitor()
    const used = new URL(await first.callbackFor('administrator'))
    await first.get(used.href)
    const second = server.visitor()
    const fresh = new URL(await second.callbackFor('analyst'))
    fresh.searchParams.set('code', used.searchParams.get('code') ?? '')
    expect((await second.get(fresh.href)).status).toBe(400)
    expect(await nameOn(second)).toBeUndefined()
  })

  it('is a plain page when the provider says no', async () => {
    const visitor = server.visitor()
    const callback = new URL(await visitor.callbackFor('analyst'))
    callback.searchParams.delete('code')
    callback.searchParams.set('error', 'access_denied')
    const answer = await visitor.get(callback.href)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Start again')
  })
})
