import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { councilOfficers } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { query } from '#platform/query.ts'
import type { OptionModel } from '#platform/view/models.ts'

/** Who could ask somebody afterwards; whether they are on the case is judged when one is chosen. */
export const possibleAskers = query({
  name: 'safeguarding.possibleAskers',
  does: 'Lists who of the council, or which advocate, could ask somebody afterwards.',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ accountId: z.uuid(), name: z.string() })) }),
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const ids = [
      ...new Set((await holdersOf(ctx, [...councilOfficers, 'advocate'])).map(one => one.accountId)),
    ]
    const names = await accountNames(ctx.tx, ctx.actor.councilId, ids)
    const items = ids.map(accountId => ({ accountId, name: names.get(accountId) ?? 'Somebody who has left' }))
    return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'en')) }
  },
  trace: 'nothing',
})

export async function askers(ctx: PageContext): Promise<readonly OptionModel[]> {
  const { items } = await ctx.ask(possibleAskers, {})
  return items.map(({ accountId, name }) => ({ value: accountId, text: name }))
}
