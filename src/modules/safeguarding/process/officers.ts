import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { councilOfficers, isPersonRole, roles } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { query } from '#platform/query.ts'

/** For giving somebody a part: who works for the council, and as what. */
export const listOfficers = query({
  name: 'safeguarding.listOfficers',
  does: 'Lists the council’s officers by name, for giving somebody a part in a process.',
  api: 'GET /safeguarding/officers',
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ accountId: z.uuid(), name: z.string(), roles: z.string() })),
  }),
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const holders = await holdersOf(ctx, councilOfficers)
    const ids = [...new Set(holders.map(holder => holder.accountId))]
    const names = await accountNames(ctx.tx, ctx.actor.councilId, ids)
    const rolesOf = (id: string) =>
      holders.flatMap(({ accountId, role }) =>
        accountId === id && isPersonRole(role) ? [roles[role].label] : [],
      )
    const items = ids.map(accountId => ({
      ...{ accountId, name: names.get(accountId) ?? 'Name not known' },
      roles: rolesOf(accountId).join(', '),
    }))
    return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'en')) }
  },
  trace: 'nothing',
  example: { role: 'safeguarding-practitioner', input: {} },
})
