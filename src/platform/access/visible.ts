import { type Expression, type SqlBool, sql } from 'kysely'
import type { StandingRow } from '../database/transaction.ts'
import type { Actor } from './actor.ts'
import type { Grant, Rule } from './policy.ts'
import type { Role } from './roles.ts'

/** Where a list's rows keep what access is judged on. Leave out what they do not have. */
export interface SubjectColumns {
  readonly type: string
  readonly id: Expression<string>
  readonly council?: Expression<string>
  readonly home?: Expression<string | null>
  readonly person?: Expression<string | null>
  readonly owner?: Expression<string | null>
  /** The rows assigned to this account. */
  readonly assigned?: (accountId: string) => Expression<SqlBool>
  /** The rows that stand open to this role as they are now. */
  readonly open?: (role: Role) => Expression<SqlBool>
}

/**
 * The WHERE clause that lets through just the rows this actor may see: the same rule that guards one record,
 * said in SQL. Row-level security by council stands behind it. `standing` is what the transaction was told of the
 * actor when it began: nearly nobody is excluded from anything or has broken any glass, and then no row is asked.
 */
export function visibleBy(
  rule: Rule,
  actor: Actor,
  columns: SubjectColumns,
  standing: readonly StandingRow[],
): Expression<SqlBool> {
  const ways = rule.grants
    .filter(grant => grant.roles.includes(actor.role))
    .map(grant => wayIn(grant, actor, columns))
  if (rule.breakGlass?.includes(actor.role)) ways.push(...aboutAny(standing, 'glass', columns))
  if (ways.length === 0) return sql<SqlBool>`false`
  // Said once and not in each way: between many "or"s PostgreSQL would take each for a council of its own.
  const sameCouncil = columns.council ? [sql<SqlBool>`${columns.council} = ${actor.councilId}`] : []
  const excluded = aboutAny(standing, 'excluded', columns)
  // A row without a home is of no excluded home: null is taken as no.
  const notExcluded = excluded.map(about => sql<SqlBool>`(${about}) is not true`)
  const either = sql<SqlBool>`(${sql.join(
    ways.map(way => sql`(${way})`),
    sql` or `,
  )})`
  return sql<SqlBool>`${sql.join([...sameCouncil, either, ...notExcluded], sql` and `)}`
}

/** Beside being of the actor's council, where the rows keep one. */
function wayIn(grant: Grant, actor: Actor, columns: SubjectColumns): Expression<SqlBool> {
  const never = sql<SqlBool>`false`
  switch (grant.relation) {
    case 'anyone':
      return columns.council ? never : sql<SqlBool>`true`
    case 'council':
      return columns.council ? sql<SqlBool>`true` : never
    case 'home':
      return columns.home ? sql<SqlBool>`${columns.home} = any(${[...actor.homeIds]}::uuid[])` : never
    case 'owner':
      return columns.owner && actor.id ? sql<SqlBool>`${columns.owner} = ${actor.id}` : never
    case 'assigned':
      return columns.assigned && actor.id ? columns.assigned(actor.id) : never
    case 'open':
      return columns.council && columns.open ? columns.open(actor.role) : never
  }
}

/** An exclusion or a broken glass counts for the record it names, and for what belongs to a home or person it names. */
function aboutAny(
  standing: readonly StandingRow[],
  what: StandingRow['what'],
  columns: SubjectColumns,
): Expression<SqlBool>[] {
  const idsOf = (type: string) =>
    standing.filter(row => row.what === what && row.subject_type === type).map(row => row.subject_id)
  const named = [
    { column: columns.id, ids: idsOf(columns.type) },
    ...(columns.home ? [{ column: columns.home, ids: idsOf('home') }] : []),
    ...(columns.person ? [{ column: columns.person, ids: idsOf('person') }] : []),
  ]
  return named
    .filter(({ ids }) => ids.length > 0)
    .map(({ column, ids }) => sql<SqlBool>`${column} = any(${ids}::uuid[])`)
}
