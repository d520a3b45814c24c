import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotAllowed } from '../errors.ts'
import { stableId } from '../ids.ts'
import { createToken, listTokens, revokeToken } from './index.ts'
import { testCouncil } from './testing/council.ts'

describe('a token', () => {
  const council = testCouncil(false)

  it('is shown once and kept as a hash only, in the answers kept for repeats too', async () => {
    await council.person('analyst', 'nightly')
    const requestId = crypto.randomUUID()
    const input = { role: 'analyst', email: 'NIGHTLY@fenmarsh.example' }
    const made = await council.runner.run(createToken, input, { ...council.system, requestId })
    expect(made.token).toMatch(/^lantern_[A-Za-z0-9_-]{43}$/)
    const kept = await council.rows('select * from platform.token where id = $1', made.tokenId)
    expect(kept[0]?.hash).toEqual(createHash('sha256').update(made.token).digest())
    const everything = await council.rows(`select jsonb_agg(r)::text as all from platform.request r
      union all select jsonb_agg(e)::text from platform.event e`)
    expect(JSON.stringify(everything)).not.toContain(made.token)
    const again = await council.runner.run(createToken, input, { ...council.system, requestId })
    expect(again.tokenId).toBe(made.tokenId)
    expect(again.token).not.toBe(made.token)
  })

  it('opens the door as its account in its role, until it is ended', async () => {
    const administrator = await council.person('administrator')
    await council.person('duty-worker', 'paging system')
    const input = { role: 'duty-worker', email: 'paging system@fenmarsh.example'.replace(' ', '.') }
    await council.rows(`update platform.account set email = $1 where name = 'paging system'`, input.email)
    const made = await council.runner.run(createToken, input, administrator)
    const found = () =>
      council.rows(
        'select account_name, role from platform.token_by_hash($1)',
        createHash('sha256').update(made.token).digest(),
      )
    await council.rows(
      `update platform.token set expires_at = now() + interval '1 day' where id = $1`,
      made.tokenId,
    )
    expect(await found()).toEqual([{ account_name: 'paging system', role: 'duty-worker' }])
    const listed = await council.runner.ask(listTokens, {}, administrator)
    expect(listed.items.map(token => token.id)).toContain(made.tokenId)
    expect(JSON.stringify(listed)).not.toContain(made.token)
    await council.runner.run(revokeToken, { tokenId: made.tokenId }, administrator)
    expect(await found()).toEqual([])
  })

  it('cannot be made by an administrator to act in the name of a colleague who signs in', async () => {
    const administrator = await council.person('administrator', 'curious')
    await council.person('safeguarding-manager', 'helen', { subject: 'helen' })
    const input = { role: 'safeguarding-manager', email: 'helen@fenmarsh.example' }
    await expect(council.runner.run(createToken, input, administrator)).rejects.toBeInstanceOf(Conflict)
  })

  it('names the account it acts as, which must hold the role', async () => {
    const without = council.runner.run(createToken, { role: 'analyst' }, council.system)
    await expect(without).rejects.toThrow(/e-mail address of the account/)
    const wrong = { role: 'signatory', email: 'nightly@fenmarsh.example' }
    await expect(council.runner.run(createToken, wrong, council.system)).rejects.toThrow(
      /does not hold the role/,
    )
  })

  it('is for administrators to make', async () => {
    const officer = await council.person('quality-officer')
    const made = council.runner.run(createToken, { role: 'quality-officer' }, officer)
    await expect(made).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('a token of the demonstration', () => {
  const council = testCouncil(true)

  it('acts as the first person of the role; for a home’s own people, at the home that is named', async () => {
    const teaselCourt = stableId('home', 'teasel')
    const another = stableId('home', 'another')
    const first = await council.person('provider-manager', 'florin', { homeId: teaselCourt })
    const run = (input: object) => council.runner.run(createToken, input, council.system)
    const plain = await run({ role: 'provider-manager' })
    expect(plain).toMatchObject({ accountId: first.actor.id, homeId: teaselCourt })
    const elsewhere = await run({ role: 'provider-manager', homeId: another })
    expect(elsewhere).toMatchObject({ accountId: first.actor.id, homeId: another })
    const granted = await council.rows(
      `select data ->> 'homeId' as home from platform.event where action = 'RoleGranted'`,
    )
    expect(granted).toEqual([{ home: another }])
  })

  it('has no home for a role that is not of a home, and no more than a year', async () => {
    const input = { role: 'analyst', homeId: stableId('home', 'teasel'), days: 400 }
    const error = await council.runner.run(createToken, input, council.system).catch(e => e)
    expect(error).toBeInstanceOf(Invalid)
    expect((error as Invalid).faults.map(fault => fault.field)).toEqual(expect.arrayContaining(['days']))
  })
})
