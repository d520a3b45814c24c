import type pg from 'pg'
import type { Caller } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { openDatabase, send, type Tx } from '#platform/database/database.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { systemIds } from '#platform/ids.ts'
import { assemble } from '#platform/module.ts'
import { createRunner } from '#platform/runner.ts'
import { demoPeople } from '#src/demo/identity/index.ts'
import { modules } from '#src/modules.ts'
import type { Asked } from './asked.ts'
import { recorded, type Sent } from './recorder.ts'

export interface ExplainedStatement {
  readonly text: string
  /** PostgreSQL's plan as it prints it, without costs. */
  readonly plan: readonly string[]
  /** Tables that the plan reads from one end to the other. */
  readonly scanned: readonly string[]
}

export interface Explained {
  readonly asked: Asked
  readonly statements: readonly ExplainedStatement[]
}

/** A day on which the register is as it was made: a plan that names a date is the same on every day. */
const NOW = '2026-11-16T09:00:00Z'

/**
 * Asks each query through the runner as the app's own role, and has PostgreSQL explain every statement that it sent:
 * what is explained is what runs, row-level security included.
 */
export async function explainAll(appUrl: string, cases: readonly Asked[]): Promise<readonly Explained[]> {
  const { pool, close } = openDatabase({ url: appUrl, size: 1 })
  try {
    const sent = recorded(pool)
    const explained: Explained[] = []
    for (const asked of cases) {
      const statements = await statementsOf(pool, sent, asked)
      explained.push({ asked, statements: await explainEach(pool, statements, asked.councilId ?? '') })
      sent.take()
    }
    return explained
  } finally {
    await close()
  }
}

async function statementsOf(
  pool: pg.Pool,
  sent: ReturnType<typeof recorded>,
  asked: Asked,
): Promise<readonly Sent[]> {
  const { policy, queries } = assemble(modules)
  const clock = fixedClock(NOW)
  const runner = createRunner({ pool, policy, clock, ids: systemIds, enqueue: async () => {} })
  const query = queries.get(asked.query)
  if (!query) throw new Error(`There is no query ${asked.query}`)
  sent.take()
  await runner.ask(query, asked.input, callerOf(asked))
  return sent
    .take()
    .filter(({ text }) => /^\s*(select|with)\b/i.test(text) && !/set_config|insert into/.test(text))
}

function callerOf({ role = 'quality-officer', councilId = '' }: Asked): Caller {
  const person = demoPeople.find(one => one.role === role)
  if (!person) throw new Error(`Nobody in the demonstration is ${role}`)
  return { actor: { id: person.accountId, name: person.name, role, councilId, homeIds: [] }, via: 'page' }
}

async function explainEach(
  pool: pg.Pool,
  statements: readonly Sent[],
  councilId: string,
): Promise<readonly ExplainedStatement[]> {
  return inTransaction(pool, { councilId, readOnly: true, long: true }, async tx => {
    const explained: ExplainedStatement[] = []
    for (const { text, values } of statements) {
      const plan = await explain(tx, 'costs off', text, values)
      const scanned = await scannedBy(tx, text, values)
      explained.push({ text, plan: plan.map(String), scanned })
    }
    return explained
  })
}

async function explain(
  tx: Tx,
  options: string,
  text: string,
  values: readonly unknown[],
): Promise<unknown[]> {
  const { rows } = await send(tx, `explain (${options}) ${text}`, values)
  return rows.map(row => (row as Record<string, unknown>)['QUERY PLAN'])
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Schema?: string
  readonly Plans?: readonly PlanNode[]
}

/** With the values at hand, and as the plan is that serves any values: PostgreSQL may take either. */
async function scannedBy(tx: Tx, text: string, values: readonly unknown[]): Promise<readonly string[]> {
  const options = 'format json, verbose'
  const plans = [
    ...(await explain(tx, options, text, values)),
    ...(await explain(tx, `${options}, generic_plan`, text, [])),
  ]
  const roots = plans.flatMap(plan => plan as { Plan: PlanNode }[]).map(({ Plan }) => Plan)
  return [...new Set(roots.flatMap(scansIn))].sort()
}

function scansIn(node: PlanNode): string[] {
  const below = (node.Plans ?? []).flatMap(scansIn)
  if (node['Node Type'] !== 'Seq Scan' || !node['Relation Name']) return below
  return [`${node.Schema}.${node['Relation Name']}`, ...below]
}
