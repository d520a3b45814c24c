import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { pastsOfCouncil } from '#src/modules/homes/index.ts'
import { groupsByHome, homesPlaced } from '../../equality/gather.ts'
import { foretoldMonthly, visitsForetold } from '../../foretold/foretold-store.ts'
import { howItDid, whatCame } from '../../foretold/how-it-did.ts'
import { howTheyDid } from '../../own-ten/how-they-did.ts'
import { CARD_DAYS, judgedWith } from '../../own-ten/judged.ts'
import { endedTens } from '../../own-ten/store.ts'
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
  async run({ tx, actor, today }): Promise<ModelCardView> {
    const { councilId } = actor
    const pasts = await pastsOfCouncil(tx, councilId)
    const tens = await endedTens(tx, { councilId, today })
    const days = tens.map(one => one.onDate)
    const real = backtest({ pasts, rules: rulesInUse, groupsOf, ...judgedWith(pasts, tens, CARD_DAYS) })
    const rows = await foretoldMonthly(tx, councilId)
    const groups = await groupsByHome(
      tx,
      councilId,
      rows.map(row => row.homeId),
    )
    const card = modelCardOf({
      ...{ rules: rulesInUse, worlds: recordedWorlds, real, council: null, signedOff: null },
      foretold: howItDid(rows, pasts),
      ownTens: howTheyDid(tens, await visitsForetold(tx, councilId, days), pasts),
      came: { told: whatCame(rows, pasts), groups },
      placed: await homesPlaced(tx, councilId),
      histories: 'the homes of the council’s own register',
    })
    return ModelCardView.parse(card)
  },
  trace: 'nothing',
  example: { role: 'board-member', input: {} },
})
