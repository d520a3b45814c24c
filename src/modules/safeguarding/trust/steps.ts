import { answerBy, type BeforeFinding } from '#law/position-of-trust.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { caseSealer, opened } from '../words.ts'
import { changeTrust, type TrustChange, type TrustRecord } from './store.ts'
import type { TrustWords } from './words.ts'
import { type TrustAction, trustDue, trustWorkflow } from './workflow.ts'

/** Moves a record along its table, with what else changes; gives where it stands then. */
export async function stepTrust(ctx: Context, row: TrustRecord, action: TrustAction, more: TrustChange = {}) {
  const { to } = applyAction(trustWorkflow, action, row)
  await changeTrust(ctx.tx, row.councilId, row.id, { ...more, state: to, dueOn: trustDue(to, ctx.today) })
  return { id: row.id, version: row.version + 1, state: to }
}

/** The record's words with some of them added. */
export async function withTrustWords(ctx: Context, row: TrustRecord, more: Partial<TrustWords>) {
  const open = await openerFor(ctx, [row.id])
  const before = opened<TrustWords>(open, row.id, row.words)
  return (await caseSealer(ctx, row.id))({ ...before, ...more })
}

const dayOf = (text: string | null) => (text ? Temporal.PlainDate.from(text) : undefined)

/** How the person was heard, as the rule of fairness asks it. */
export function heardOf(
  row: TrustRecord,
  words: Pick<TrustWords, 'notTold'>,
  form: Pick<BeforeFinding, 'standardOfProof' | 'challengeTo'>,
): BeforeFinding {
  return {
    substanceGivenOn: dayOf(row.substanceGivenOn),
    evidenceSeenOn: dayOf(row.evidenceSeenOn),
    answeredInFullOn: dayOf(row.answeredOn),
    notTold: row.notTold ? { because: row.notTold, words: words.notTold ?? '' } : undefined,
    ...form,
  }
}

export const answerByOf = (row: TrustRecord): string | null =>
  answerBy(heardOf(row, {}, { standardOfProof: '' }))?.toString() ?? null
