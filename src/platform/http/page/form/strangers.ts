import type { FastifyRequest } from 'fastify'
import { wholeCouncil } from '../../../access/permissions.ts'
import { inTransaction } from '../../../database/transaction.ts'
import { NotAllowed } from '../../../errors.ts'
import { appendEvents } from '../../../events/append.ts'
import { ruleOf } from '../../../runner.ts'
import type { Web } from '../../context.ts'
import type { FormPage, PageContext } from '../page.ts'
import { pageCaller } from '../page-context.ts'

const ASK_MANAGER = 'Your role does not let you do this. Ask your manager if you need it'

/**
 * A role that could never send this form is not shown it either, also where no record is loaded for it. The
 * runner is not reached then, so the refusal is written in the log here.
 * @throws NotAllowed with the reason its permission gives.
 */
export async function refuseStrangers(
  web: Web,
  page: Pick<FormPage, 'command'>,
  request: FastifyRequest,
  ctx: PageContext,
): Promise<void> {
  const rule = ruleOf(web.product.policy, page.command.can)
  if (ctx.mayEver(page.command) || rule.breakGlass?.includes(ctx.role)) return
  const reason = rule.refusal ?? ASK_MANAGER
  await inTransaction(web.pool, { councilId: ctx.councilId }, tx =>
    appendEvents(tx, [{ action: page.command.name }], {
      caller: pageCaller(request),
      subject: wholeCouncil(ctx.councilId),
      reason,
      outcome: 'refused',
      at: ctx.now,
      ids: web.ids,
    }),
  )
  throw new NotAllowed(reason)
}
