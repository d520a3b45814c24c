import { beforeEach, describe, expect, it } from 'vitest'
import { stableId } from '#platform/ids.ts'
import { fenmarshId } from './seed.ts'
import { signInServer } from './testing/server.ts'
import type { TestVisitor } from './testing/visitor.ts'

const server = signInServer()
let visitor: TestVisitor

beforeEach(() => {
  visitor = server.visitor()
})

const run = (text: string, values: readonly unknown[] = []) =>
  server.database.superuser.query(text, [...values])

async function rolesOf(accountId: string): Promise<string[]> {
  const { rows } = await run(
    'select role from platform.role_grant where account_id = $1 and revoked_at is null order by role',
    [accountId],
  )
  return rows.map(row => row.role)
}

async function setRules(claims: readonly object[]): Promise<void> {
  await run(`update platform.council set settings = jsonb_build_object('claims', $1::jsonb) where id = $2`, [
    JSON.stringify(claims),
    fenmarshId,
  ])
}

async function signedInRole(): Promise<string | undefined> {
  const page = await (await visitor.get('/api')).text()
  return /lantern-account__panel">\s*<p>([^<]+)</.exec(page)?.[1]
}

const tokenIn = (page: string) => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

describe('a person with several roles', () => {
  const commissioner = stableId('account', 'commissioner')

  it('chooses one after signing in, goes where they wanted, and can be neither forced nor fooled', async () => {
    await run(
      `insert into platform.role_grant (council_id, id, account_id, role) values ($1, $2, $3, 'administrator')`,
      [fenmarshId, stableId('grant', 'second'), commissioner],
    )
    const asked = await visitor.signIn('commissioner', '/sign-in/start?to=%2Faccounts')
    expect(asked.url).toBe(`${server.address}/roles`)
    expect(await signedInRole()).toBeUndefined()
    const page = await (await visitor.get('/roles')).text()
    expect(page).toContain('Commissioner')
    expect(page).toContain('Administrator')
    const choice = `${fenmarshId}:administrator`
    expect((await visitor.post('/roles', { choice })).status).toBe(403)
    const _csrf = tokenIn(page)
    const notTheirs = `${fenmarshId}:information-governance`
    expect((await visitor.post('/roles', { _csrf, choice: notTheirs })).status).toBe(403)
    const chosen = await visitor.post('/roles', { _csrf, choice })
    expect(chosen.headers.get('location')).toBe('/accounts')
    expect(await signedInRole()).toBe('Administrator')
  })
})

describe('an invited person', () => {
  it('gets the account at the first sign-in with the invited address, once', async () => {
    const signatory = stableId('account', 'signatory')
    await run('update platform.account set issuer = null, subject = null where id = $1', [signatory])
    await visitor.signIn('signatory')
    expect(await signedInRole()).toBe('Signatory')
    const { rows } = await run('select issuer, subject, version from platform.account where id = $1', [
      signatory,
    ])
    expect(rows).toEqual([{ issuer: 'lantern-demonstration', subject: 'signatory', version: 2 }])
    const signedIn = await run(
      `select data from platform.event where action = 'SignedIn' and subject_id = $1`,
      [signatory],
    )
    expect(signedIn.rows).toEqual([{ data: { role: 'signatory', firstTime: true } }])
  })

  it('does not take over an account that another identity holds', async () => {
    const assessor = stableId('account', 'assessor')
    await run(`update platform.account set subject = 'the-real-one' where id = $1`, [assessor])
    expect((await visitor.signIn('assessor')).status).toBe(403)
    expect(await signedInRole()).toBeUndefined()
  })
})

describe('a council’s rules on claims', () => {
  const rule = { claim: 'email', value: 'joan.whitlock@fenmarsh.example', role: 'board-member' }
  const advocate = stableId('account', 'advocate')

  it('give a role at sign-in, and take it away when they no longer fit; what was given by hand stays', async () => {
    await setRules([rule])
    await visitor.signIn('advocate')
    expect(await rolesOf(advocate)).toEqual(['advocate', 'board-member'])
    await setRules([{ ...rule, value: 'someone.else@fenmarsh.example' }])
    await server.visitor().signIn('advocate')
    expect(await rolesOf(advocate)).toEqual(['advocate'])
    const { rows } = await run(
      `select action, actor_role, data ->> 'by' as by from platform.event
        where subject_id = $1 and action like 'Role%' order by id`,
      [advocate],
    )
    expect(rows).toEqual([
      { action: 'RoleGranted', actor_role: 'system', by: 'claims' },
      { action: 'RoleRevoked', actor_role: 'system', by: 'claims' },
    ])
  })

  it('make the account of someone nobody has invited, who is in at once', async () => {
    const partner = stableId('account', 'partner')
    await run('delete from platform.role_grant where account_id = $1', [partner])
    await run('delete from platform.account where id = $1', [partner])
    await setRules([{ claim: 'email', value: 'nasreen.malik@fenmarsh.example', role: 'partner' }])
    await visitor.signIn('partner')
    expect(await signedInRole()).toBe('Partner organisation')
  })

  it('let nobody in whose account was stopped', async () => {
    await setRules([rule])
    await run('update platform.account set disabled_at = now() where id = $1', [advocate])
    expect((await visitor.signIn('advocate')).status).toBe(403)
    expect(await rolesOf(advocate)).toEqual(['advocate'])
  })
})
