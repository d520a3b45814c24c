import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { pastsOfCouncil } from '#src/modules/homes/index.ts'
import { groupsByHome, homesPlaced } from '../../equality/gather.ts'
import { foretoldMonthly } from '../../foretold/foretold-store.ts'
import { howItDid, whatCame } from '../../foretold/how-it-did.ts'
import { rulesInUse } from '../../triangulate/rule-sets.ts'
import { backtest } from '../real/backtest.ts'
import { groupsOf } from '../real/groups-of.ts'
import { recordedWorlds } from '../recorded.ts'
import { modelCardOf } from './model-card.ts'
import { ModelCardView } from './schema.ts'

export const getModelCard = query({
  name: 'intelligence.getModelCard',
  does: 'Gives the model card of the attention levels: the rules as they run, how right they were, what they miss, who signed them off, and the algorithmic transparency record.',
  api: 'GET /intelligence/model-card',
  input: z.object({}),
  output: ModelCardView,
  can: 'model-card.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor }): Promise<ModelCardView> {
    const pasts = await pastsOfCouncil(tx, actor.councilId)
    const real = backtest({ pasts, rules: rulesInUse, groupsOf })
    const rows = await foretoldMonthly(tx, actor.councilId)
    const groups = await groupsByHome(
      tx,
      actor.councilId,
      rows.map(row => row.homeId),
    )
    const card = modelCardOf({
      ...{ rules: rulesInUse, worlds: recordedWorlds, real, council: null, signedOff: null },
      foretold: howItDid(rows, pasts),
      came: { told: whatCame(rows, pasts), groups },
      placed: await homesPlaced(tx, actor.councilId),
      histories: 'the homes of the council’s own register',
    })
    return ModelCardView.parse(card)
  },
  trace: 'nothing',
  example: { role: 'board-member', input: {} },
})
