import type { Context } from '#platform/context.ts'
import { pastsOfCouncil } from '#src/modules/homes/index.ts'
import { foretoldMonthly } from '../../foretold/foretold-store.ts'
import { howItDid } from '../../foretold/how-it-did.ts'
import { CARD_DAYS, judgedWith } from '../../own-ten/judged.ts'
import { endedTens } from '../../own-ten/store.ts'
import { rulesInUse } from '../../triangulate/rule-sets.ts'
import { backtest } from '../real/backtest.ts'
import { recordedWorlds } from '../recorded.ts'
import { bannerOf } from './failures.ts'
import { keepSelfCheck } from './self-check-store.ts'

/**
 * Tries the rules in use on the council's own register, every night. Where they do worse than what is simpler the
 * council's page says so by itself, and nobody can put it away.
 */
export async function checkSelf({ tx, actor, today }: Context): Promise<void> {
  const { councilId } = actor
  const pasts = await pastsOfCouncil(tx, councilId)
  const tens = await endedTens(tx, { councilId, today })
  const real = backtest({ pasts, rules: rulesInUse, ...judgedWith(pasts, tens, CARD_DAYS) })
  const worlds = recordedWorlds.find(one => one.rules === rulesInUse.version)
  const foretold = howItDid(await foretoldMonthly(tx, councilId), pasts)
  const banner = bannerOf(worlds, real, foretold)
  await keepSelfCheck(tx, councilId, { on: today.toString(), rules: rulesInUse.version, banner })
}
