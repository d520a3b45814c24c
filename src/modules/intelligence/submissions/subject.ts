import { sql } from 'kysely'
import type { Permission, Subject } from '#platform/access/permissions.ts'
import { councilOfficers, type Role } from '#platform/access/roles.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { homeById } from '#src/modules/homes/index.ts'
import { cleared } from '../policy.ts'
import { findFile } from './file-store.ts'
import { kindOf, SMALL_HOME, type Sureness } from './kinds.ts'
import { findSubmission, type SubmissionRow } from './store.ts'

/** Of a small home only those who know of every case, and whoever told it. */
const openTo = ({ restriction }: Pick<SubmissionRow, 'restriction'>): readonly Role[] =>
  restriction === 'case-roles' ? cleared : councilOfficers

export async function submissionSubject(ctx: Context, { submissionId }: { readonly submissionId: string }) {
  const { councilId } = ctx.actor
  const row = await findSubmission(ctx.tx, councilId, submissionId)
  if (!row) throw new NotFound('We could not find that. Look for it among what partners told.')
  const subject: Subject = {
    ...{ type: 'submission', id: row.id, councilId, homeId: row.homeId, openTo: openTo(row) },
    ...{ ownerId: row.by ?? undefined, sensitive: row.restriction === 'case-roles' },
  }
  return { ...subject, row }
}

/** The same rule for the rows of a list, of `intelligence.submission s`. */
export function visibleSubmissions(ctx: Context, permission: Permission) {
  return ctx.visible(permission, {
    type: 'submission',
    id: sql<string>`s.id`,
    council: sql<string>`s.council_id`,
    home: sql<string>`s.home_id`,
    owner: sql<string>`s.by`,
    open: role => {
      if (cleared.some(one => one === role)) return sql<boolean>`true`
      return councilOfficers.some(one => one === role)
        ? sql<boolean>`s.restriction <> 'case-roles'`
        : sql<boolean>`false`
    },
  })
}

export async function fileSubject(ctx: Context, { fileId }: { readonly fileId: string }) {
  const { councilId } = ctx.actor
  const row = await findFile(ctx.tx, councilId, fileId)
  if (!row) throw new NotFound('We could not find that file. Look for it among the files of partners.')
  const subject: Subject = { type: 'submission-file', id: row.id, councilId, ownerId: row.by ?? undefined }
  return { ...subject, row }
}

/** A home, of whatever council: what is told of it is each council's own to know. */
export async function aboutHome(ctx: Context, { homeId }: { readonly homeId: string }) {
  const home = await homeById(ctx.tx, homeId)
  if (!home)
    throw new NotFound('We could not find that home. Check it, or search for it by name or postcode.')
  const subject: Subject = { type: 'home', id: home.id, councilId: ctx.actor.councilId, homeId: home.id }
  return { ...subject, home }
}

/** What is published of a home, and checked, anyone may know; of a small home all else can point to a person. */
export function restrictionFor(
  beds: number | null,
  { kind, sureness }: { readonly kind: string; readonly sureness: Sureness },
): SubmissionRow['restriction'] {
  if (kindOf(kind, null)?.published && sureness === 'verified') return 'published'
  return beds === null || beds < SMALL_HOME ? 'case-roles' : 'council'
}
