import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { together } from '#platform/database/together.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { titleOfTarget } from '../local-targets/clocks.ts'
import { clocksOf } from '../local-targets/clocks-store.ts'
import { teamsOf } from '../teams/store.ts'
import { waitInBrief } from '../waiting/labels.ts'
import { waitsNow } from '../waiting/store.ts'
import type { ConcernRowView } from './schema.ts'
import type { ConcernRow } from './store.ts'
import { concernWorkflow } from './workflow.ts'

/** Past its local target; one whose clock stands still from the day it comes back. The same in SQL is in the list's store. */
const isLate = ({ state, dueOn, paused }: ConcernRow, today: string): boolean =>
  state !== 'closed' && dueOn !== null && (paused ? dueOn <= today : dueOn < today)

/** Rows as they are read, with the names that belong to them: six statements however many there are. */
export async function viewsOfConcerns(ctx: Context, rows: readonly ConcernRow[]): Promise<ConcernRowView[]> {
  const { tx, actor, today } = ctx
  const ids = rows.map(row => row.id)
  const of = <T>(read: (row: ConcernRow) => T): T[] => rows.map(read)
  const [people, homes, teams, names, waits, clocks] = await together([
    personsInBrief(
      ctx,
      of(row => row.personId),
    ),
    homesById(
      tx,
      rows.flatMap(row => row.homeId ?? []),
    ),
    teamsOf(tx, actor.councilId),
    accountNames(
      tx,
      actor.councilId,
      of(row => row.leadId),
    ),
    waitsNow(tx, actor.councilId, ids),
    clocksOf(tx, actor.councilId, ids),
  ])
  const past = clocks.filter(one => one.dueOn < today.toString())
  return rows.map(row => {
    const person = people.get(row.personId)
    const home = row.homeId ? homes.get(row.homeId) : undefined
    return {
      id: row.id,
      reference: row.reference,
      version: row.version,
      adult: { id: row.personId, name: person?.name ?? 'Name not known' },
      home: home ? { id: home.id, name: home.name } : null,
      state: row.state,
      stateLabel: concernWorkflow.states[row.state].label,
      danger: row.danger,
      abuseTypes: [...row.abuseTypes],
      receivedAt: row.receivedAt.toString(),
      dueOn: row.dueOn,
      overdue: isLate(row, today.toString()),
      pastBeside:
        row.state === 'closed'
          ? []
          : past.filter(one => one.concernId === row.id).map(one => titleOfTarget(one.code)),
      paused: row.paused,
      harm: row.harm,
      waiting: (waits.get(row.id) ?? []).map(waitInBrief),
      riskLookedAt: row.riskLookedAt?.toString() ?? null,
      riskNextOn: row.state === 'closed' ? null : row.riskNextOn,
      team: teams.find(team => team.id === row.teamId)?.name ?? null,
      lead: (row.leadId && names.get(row.leadId)) ?? null,
      restricted: row.restricted,
      outcome: row.outcome,
      closedAt: row.closedAt?.toString() ?? null,
    }
  })
}
