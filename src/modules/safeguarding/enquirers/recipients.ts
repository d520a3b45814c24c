import { z } from 'zod'
import { roles } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import type { ConcernRow } from '../concern/store.ts'
import { concernSubject } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { teamsOf } from '../teams/store.ts'
import { askedRoles } from './workflow.ts'

export interface Recipient {
  readonly accountId: string
  readonly role: string
  readonly of: 'council' | 'home' | 'nhs'
}

/** Who may be asked by name in this case: people of its home, partners, and officers who are in a team. */
export async function recipientsFor(ctx: Context, concern: ConcernRow): Promise<readonly Recipient[]> {
  const holders = await holdersOf(ctx, askedRoles)
  const outside = holders.flatMap(({ accountId, role, homeId }): Recipient[] => {
    if (role === 'partner') return [{ accountId, role, of: 'nhs' }]
    const ofHome = concern.homeId !== null && homeId === concern.homeId
    return ofHome && role.startsWith('provider-') ? [{ accountId, role, of: 'home' }] : []
  })
  const members = (await teamsOf(ctx.tx, concern.councilId)).flatMap(team => team.members)
  const inside = [...new Set(members)].map(accountId => ({ accountId, role: '', of: 'council' as const }))
  return [...outside, ...inside]
}

export const listRecipients = query({
  name: 'safeguarding.listRecipients',
  does: 'Lists who may be asked by name in a case: people of its home, partners, and officers of the teams.',
  api: 'GET /safeguarding/concerns/{concernId}/recipients',
  input: z.object({ concernId: z.uuid() }),
  output: z.object({
    items: z.array(
      z.object({
        accountId: z.uuid(),
        name: z.string(),
        role: z.string(),
        of: z.enum(['council', 'home', 'nhs']),
      }),
    ),
  }),
  can: 'concern.work',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, _input, { row }) {
    const found = await recipientsFor(ctx, row)
    const names = await accountNames(
      ctx.tx,
      row.councilId,
      found.map(one => one.accountId),
    )
    const items = found.map(({ accountId, role, of }) => ({
      ...{ accountId, of, name: names.get(accountId) ?? 'Somebody who has left' },
      role: Object.hasOwn(roles, role) ? roles[role as keyof typeof roles].label : 'Safeguarding team',
    }))
    return { items }
  },
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { concernId: demoIds.enquiryConcern } },
})
