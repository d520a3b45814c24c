import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { query } from '#platform/query.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { rowOf } from './read.ts'
import { DisputeList, ListDisputes } from './schema.ts'
import { listedDisputes } from './store.ts'

export const listDisputes = query({
  name: 'safeguarding.listDisputes',
  does: 'Lists disputes of decisions in the cases you may see, those due first.',
  api: 'GET /safeguarding/disputes',
  input: ListDisputes,
  output: DisputeList,
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { open, page, perPage }) {
    const { councilId, id: me } = ctx.actor
    const asked = { councilId, open, visible: ctx.visible('concern.read', concernColumns) }
    const { rows, total } = await listedDisputes(ctx.tx, asked, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    const names = await accountNames(
      ctx.tx,
      councilId,
      rows.map(row => row.reviewerId),
    )
    const people = await personsInBrief(
      ctx,
      rows.map(row => row.personId),
    )
    const items = rows.map(row => ({
      ...rowOf(row, names, ctx.today),
      ...{ concernId: row.concernId, reference: row.reference, mine: row.reviewerId === me },
      adult: people.get(row.personId)?.name ?? 'Name not known',
    }))
    return { items, total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { open }) => ({ count: total, open }),
  example: { role: 'safeguarding-manager', input: {} },
})
