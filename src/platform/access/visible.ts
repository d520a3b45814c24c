import { type Expression, type SqlBool, sql } from 'kysely'
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
 * said in SQL. Row-level security by council stands behind it.
 */
export function visibleBy(
  rule: Rule,
  actor: Actor,
  columns: SubjectColumns,
  now: Temporal.Instant,
): Expression<SqlBool> {
  const ways = rule.grants
    .filter(grant => grant.roles.includes(actor.role))
    .map(grant => wayIn(grant, actor, columns))
  if (rule.breakGlass?.includes(actor.role)) ways.push(brokenGlass(actor, columns, now))
  if (ways.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(${sql.join(ways, sql` or `)}) and ${notExcluded(actor, columns)}`
}

function wayIn(grant: Grant, actor: Actor, columns: SubjectColumns): Expression<SqlBool> {
  const sameCouncil = columns.council
    ? sql<SqlBool>`${columns.council} = ${actor.councilId}`
    : sql<SqlBool>`true`
  switch (grant.relation) {
    case 'anyone':
      return columns.council ? sql<SqlBool>`false` : sql<SqlBool>`true`
    case 'council':
      return columns.council ? sameCouncil : sql<SqlBool>`false`
    case 'home':
      return columns.home
        ? sql<SqlBool>`(${sameCouncil} and ${columns.home} = any(${[...actor.homeIds]}::uuid[]))`
        : sql<SqlBool>`false`
    case 'owner':
      return columns.owner && actor.id
        ? sql<SqlBool>`(${sameCouncil} and ${columns.owner} = ${actor.id})`
        : sql<SqlBool>`false`
    case 'assigned':
      return columns.assigned && actor.id
        ? sql<SqlBool>`(${sameCouncil} and ${columns.assigned(actor.id)})`
        : sql<SqlBool>`false`
    case 'open':
      return columns.council && columns.open
        ? sql<SqlBool>`(${sameCouncil} and ${columns.open(actor.role)})`
        : sql<SqlBool>`false`
  }
}

function notExcluded(actor: Actor, columns: SubjectColumns): Expression<SqlBool> {
  if (!actor.id) return sql<SqlBool>`true`
  return sql<SqlBool>`not exists (select from platform.exclusion x
    where x.council_id = ${actor.councilId} and x.account_id = ${actor.id}
      and ${aboutIt(columns)} and x.ended_at is null)`
}

/** An exclusion or a broken glass counts for the record it names, and for what belongs to a home or person it names. */
function aboutIt(columns: SubjectColumns): Expression<SqlBool> {
  const [type, id] = [sql.ref('x.subject_type'), sql.ref('x.subject_id')]
  const itself = sql<SqlBool>`(${type} = ${columns.type} and ${id} = ${columns.id})`
  const through = [
    ...(columns.home ? [sql<SqlBool>`(${type} = 'home' and ${id} = ${columns.home})`] : []),
    ...(columns.person ? [sql<SqlBool>`(${type} = 'person' and ${id} = ${columns.person})`] : []),
  ]
  if (through.length === 0) return itself
  return sql<SqlBool>`(${sql.join([itself, ...through], sql` or `)})`
}

/** Asked once for the whole list, and each row looked up in the answer: nearly nobody has broken any glass. */
function brokenGlass(actor: Actor, columns: SubjectColumns, now: Temporal.Instant): Expression<SqlBool> {
  if (!actor.id) return sql<SqlBool>`false`
  const sameCouncil = columns.council ? sql`${columns.council} = ${actor.councilId} and` : sql``
  const broken = (type: string) => sql`(select b.subject_id from platform.break_glass b
    where b.council_id = ${actor.councilId} and b.account_id = ${actor.id}
      and b.subject_type = ${type} and b.until > ${now.toString()})`
  const ways = [
    sql<SqlBool>`${columns.id} in ${broken(columns.type)}`,
    ...(columns.home ? [sql<SqlBool>`${columns.home} in ${broken('home')}`] : []),
    ...(columns.person ? [sql<SqlBool>`${columns.person} in ${broken('person')}`] : []),
  ]
  return sql<SqlBool>`(${sameCouncil} (${sql.join(ways, sql` or `)}))`
}
