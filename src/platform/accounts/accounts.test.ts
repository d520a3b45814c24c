import { describe, expect, it } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts'
import { stableId } from '../ids.ts'
import {
  addCouncil,
  councilIdOf,
  disableAccount,
  grantRole,
  inviteAccount,
  listAccounts,
  revokeRole,
  setClaimRules,
} from './index.ts'
import { testCouncil } from './testing/council.ts'

const council = testCouncil(false)

describe('setting up a council', () => {
  it('lets a council of England in by its code, as often as one likes, and no other', async () => {
    const code = 'E10000008'
    const system = { actor: systemActor(councilIdOf(code)), via: 'cli' as const }
    await council.runner.run(addCouncil, { code }, system)
    const added = await council.runner.run(addCouncil, { code }, system)
    expect(added.name).toMatch(/Council/)
    expect(await council.rows('select uses_lantern from platform.council where code = $1', code)).toEqual([
      { uses_lantern: true },
    ])
    const unknown = { actor: systemActor(councilIdOf('E99999999')), via: 'cli' as const }
    await expect(council.runner.run(addCouncil, { code: 'E99999999' }, unknown)).rejects.toBeInstanceOf(
      Invalid,
    )
  })

  it('cannot be done for another council than one’s own', async () => {
    const wrong = council.runner.run(addCouncil, { code: 'E10000008' }, council.system)
    await expect(wrong).rejects.toBeInstanceOf(NotAllowed)
  })

  it('names its first administrator by e-mail, once', async () => {
    const input = { email: 'first@fenmarsh.example', role: 'administrator' }
    const first = await council.runner.run(inviteAccount, input, council.system)
    expect(first).toMatchObject({ created: true })
    const again = await council.runner.run(
      inviteAccount,
      { ...input, email: 'First@Fenmarsh.example' },
      council.system,
    )
    expect(again).toEqual({ accountId: first.accountId, grantId: null, created: false })
  })
})

describe('roles', () => {
  it('are tied to a home for a home’s own people, and to none for others', async () => {
    const homeId = stableId('home', 'one')
    const email = 'manager@fenmarsh.example'
    const homeless = council.runner.run(inviteAccount, { email, role: 'provider-manager' }, council.system)
    await expect(homeless).rejects.toBeInstanceOf(Invalid)
    const housed = council.runner.run(inviteAccount, { email, role: 'analyst', homeId }, council.system)
    await expect(housed).rejects.toBeInstanceOf(Invalid)
    const right = { email, role: 'provider-manager', homeId }
    await expect(council.runner.run(inviteAccount, right, council.system)).resolves.toMatchObject({
      created: true,
    })
  })

  it('cannot be given to oneself, by any door', async () => {
    const administrator = await council.person('administrator', 'greedy')
    const accountId = administrator.actor.id
    const granted = council.runner.run(grantRole, { accountId, role: 'signatory' }, administrator)
    await expect(granted).rejects.toBeInstanceOf(Conflict)
    const invited = { email: 'greedy@fenmarsh.example', role: 'signatory' }
    await expect(council.runner.run(inviteAccount, invited, administrator)).rejects.toBeInstanceOf(Conflict)
  })

  it('of administrator cannot be taken from oneself, nor the account be stopped', async () => {
    const administrator = await council.person('administrator', 'leaving')
    const grantId = stableId('grant', 'leaving')
    await expect(council.runner.run(revokeRole, { grantId }, administrator)).rejects.toThrow(/your own/)
    const accountId = administrator.actor.id
    const stopped = council.runner.run(disableAccount, { accountId, version: 1 }, administrator)
    await expect(stopped).rejects.toThrow(/your own/)
  })

  it('that a claim gives are taken away where the claim is', async () => {
    const administrator = await council.person('administrator', 'tidy')
    await council.person('commissioner', 'from-a-group')
    const grantId = stableId('grant', 'from-a-group')
    await council.rows(`update platform.role_grant set from_claim = 'groups=x' where id = $1`, grantId)
    await expect(council.runner.run(revokeRole, { grantId }, administrator)).rejects.toThrow(/groups=x/)
  })

  it('come and go with an event each, and not twice', async () => {
    const administrator = await council.person('administrator', 'busy')
    const { actor } = await council.person('analyst', 'mei-lin')
    const input = { accountId: actor.id, role: 'commissioner' }
    const { grantId } = await council.runner.run(grantRole, input, administrator)
    await expect(council.runner.run(grantRole, input, administrator)).rejects.toBeInstanceOf(Conflict)
    await council.runner.run(revokeRole, { grantId }, administrator)
    await expect(council.runner.run(revokeRole, { grantId }, administrator)).rejects.toBeInstanceOf(NotFound)
    const written = await council.rows(
      `select action from platform.event where subject_id = $1 and outcome = 'done' order by id`,
      actor.id,
    )
    expect(written.map(row => row.action)).toEqual(['RoleGranted', 'RoleRevoked'])
  })
})

describe('the list of accounts', () => {
  it('finds people by a part of their name and by role, and says what they hold', async () => {
    const guardian = await council.person('information-governance', 'ruth')
    const found = await council.runner.ask(
      listAccounts,
      { search: 'RUT', role: 'information-governance' },
      guardian,
    )
    expect(found.total).toBe(1)
    expect(found.items[0]).toMatchObject({
      name: 'ruth',
      hasSignedIn: false,
      roles: [{ role: 'information-governance', homeId: null, fromClaim: null }],
    })
    expect(found.items[0]?.roles[0]?.grantedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })

  it('is not for everyone', async () => {
    const officer = await council.person('quality-officer', 'nosy')
    await expect(council.runner.ask(listAccounts, {}, officer)).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('rules on claims', () => {
  it('are kept as data of the council, its other settings untouched', async () => {
    const administrator = await council.person('administrator', 'ruler')
    await council.rows(
      `update platform.council set settings = '{"colour": "blue"}' where id = $1`,
      council.id,
    )
    const claims = [{ claim: 'groups', value: 'lantern-quality', role: 'quality-officer' }]
    await council.runner.run(setClaimRules, { claims }, administrator)
    expect(await council.rows('select settings from platform.council where id = $1', council.id)).toEqual([
      { settings: { colour: 'blue', claims } },
    ])
  })

  it('cannot give a role that is tied to a home', async () => {
    const administrator = await council.person('administrator', 'generous')
    const claims = [{ claim: 'groups', value: 'homes', role: 'provider-manager' }]
    const set = council.runner.run(setClaimRules, { claims }, administrator)
    await expect(set).rejects.toBeInstanceOf(Invalid)
  })
})
