import type { Context } from '#platform/context.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { changeOrganisational, type OrganisationalChange, type OrganisationalRecord } from './store.ts'
import { type OrganisationalAction, organisationalDue, organisationalWorkflow } from './workflow.ts'

/** Moves an enquiry along its table, with what else changes; gives where it stands then. */
export async function stepOrganisational(
  ctx: Context,
  row: OrganisationalRecord,
  action: OrganisationalAction,
  more: OrganisationalChange = {},
) {
  const { to } = applyAction(organisationalWorkflow, action, row)
  const dueOn = organisationalDue(to, ctx.today)
  await changeOrganisational(ctx.tx, row.councilId, row.id, { ...more, state: to, dueOn })
  return { id: row.id, version: row.version + 1, state: to }
}
