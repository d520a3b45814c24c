import { labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { peopleSeenBy, personsInBrief } from '#src/modules/people/index.ts'
import { judgedOn } from '../case/links.ts'
import { relatedRows } from '../case/links-store.ts'
import { concernWorkflow } from '../concern/workflow.ts'
import { linkedConcerns, peopleOn } from '../process/linked.ts'
import { opened } from '../words.ts'
import { itemsOf } from './item-store.ts'
import { team } from './policy.ts'
import type { ResidentRow } from './resident-store.ts'
import type { ItemView, OrganisationalRow, OrganisationalView, ResidentView } from './schema.ts'
import { type OrganisationalRead, thresholdsOf } from './store.ts'
import { mayOf } from './subject.ts'
import type { ItemDoneWords, ItemWords, OrganisationalWords, ResidentWords, ThresholdWords } from './words.ts'
import { organisationalWorkflow } from './workflow.ts'

export async function rowsOfOrganisational(
  ctx: Context,
  rows: readonly OrganisationalRead[],
): Promise<OrganisationalRow[]> {
  const homes = await homesById(
    ctx.tx,
    rows.map(row => row.homeId),
  )
  return rows.map(row => {
    const { id, reference, version, scope, state, dueOn, policeHold } = row
    const { residents, seen, notSafe, waitingForOthers, escalated, withCase } = row
    return {
      ...{ id, reference, version, scope, state, dueOn, policeHold },
      home: { id: row.homeId, name: homes.get(row.homeId)?.name ?? 'A home we no longer know' },
      trigger: labelOf('organisational-triggers', row.trigger),
      stateLabel: organisationalWorkflow.states[state].label,
      openedAt: row.openedAt.toString(),
      overdue: dueOn !== null && dueOn < ctx.today.toString(),
      closedAt: row.closedAt?.toString() ?? null,
      progress: { residents, seen, notSafe, waitingForOthers, escalated, withCase },
    }
  })
}

export async function viewOfOrganisational(
  ctx: Context,
  row: OrganisationalRead,
): Promise<OrganisationalView> {
  const { councilId, id } = row
  const [brief] = await rowsOfOrganisational(ctx, [row])
  if (!brief) throw new Error('An organisational enquiry has a view')
  const open = await openerFor(ctx, [id])
  const decisions = await thresholdsOf(ctx.tx, councilId, id)
  const items = await itemsOf(ctx.tx, councilId, id)
  const names = await accountNames(ctx.tx, councilId, [
    ...decisions.map(one => one.decidedBy),
    ...items.flatMap(one => [one.ownerId, one.madeBy]),
  ])
  const nameOf = (account: string | null) => (account && names.get(account)) ?? null
  return {
    ...brief,
    policeReviewOn: row.policeReviewOn,
    information: opened<OrganisationalWords>(open, id, row.words)?.information ?? null,
    decisions: decisions.map(one => ({
      ...{ id: one.id, outcome: one.outcome, decidedAt: one.decidedAt.toString() },
      reasons: opened<ThresholdWords>(open, id, one.words)?.reasons ?? null,
      decidedBy: nameOf(one.decidedBy),
    })),
    items: items.map((one): ItemView => {
      const words = opened<ItemWords>(open, id, one.words)
      const { version, kind, code, dueOn, heldOn, doneOn } = one
      return {
        ...{ id: one.id, version, kind, code, dueOn, heldOn, doneOn, madeAt: one.madeAt.toString() },
        overdue: dueOn !== null && doneOn === null && dueOn < ctx.today.toString(),
        ...{ owner: nameOf(one.ownerId), madeBy: nameOf(one.madeBy) },
        ...{ text: words?.text ?? null, who: words?.who ?? null, decisions: words?.decisions ?? null },
        outcome: opened<ItemDoneWords>(open, id, one.doneWords)?.text ?? null,
      }
    }),
    concerns: await linkedConcerns(ctx, 'organisational', id),
    people: await peopleOn(ctx, 'organisational', id),
    youMay: mayOf(ctx.actor, row),
  }
}

const HIDDEN = 'An adult whose record is restricted'

/** Of a restricted adult the row stands, without the name; of a case of their own only what this reader may see. */
export async function viewsOfResidents(
  ctx: Context,
  organisationalId: string,
  rows: readonly ResidentRow[],
): Promise<ResidentView[]> {
  const ids = rows.map(row => row.personId)
  const people = await personsInBrief(ctx, ids)
  const ofTeam = team.some(role => role === ctx.actor.role)
  const seen = ofTeam ? await peopleSeenBy(ctx, ids) : undefined
  const cases = await judgedOn(
    ctx,
    rows.flatMap(row => row.concernId ?? []),
  )
  const concerns = new Map(
    (await relatedRows(ctx.tx, ctx.actor.councilId, [...cases])).map(one => [one.id, one]),
  )
  const open = await openerFor(ctx, [organisationalId])
  return rows.map(row => {
    const person = people.get(row.personId)
    const shown = seen ? seen.has(row.personId) : person?.restricted === false
    const words = opened<ResidentWords>(open, organisationalId, row.words)
    const concern = row.concernId ? concerns.get(row.concernId) : undefined
    const { id, version, responsible, state, seenOn, safe, familyToldOn } = row
    return {
      ...{ id, version, responsible, state, seenOn, safe, familyToldOn },
      person: shown ? { id: row.personId, name: person?.name ?? HIDDEN } : { id: null, name: HIDDEN },
      responsibleName: words?.responsibleName ?? null,
      seenWords: shown ? (words?.seen ?? null) : null,
      concern: concern
        ? {
            ...{ id: concern.id, reference: concern.reference },
            stateLabel: concernWorkflow.states[concern.state].label,
          }
        : null,
      familyWish: row.familyWish,
      familyWords: shown ? (words?.family ?? null) : null,
    }
  })
}
