import { hasTrait, labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import type { ConcernRow } from '../concern/store.ts'
import type { AllegationView, FindingView } from './schema.ts'
import { type AllegationRow, allegationsOf, type FindingRow, findingsOf } from './store.ts'
import type { AllegationWords, FindingWords } from './words.ts'

interface With {
  readonly open: Opener
  readonly names: ReadonlyMap<string, string>
}

/** What is alleged in a case, with the finding on each that holds. */
export async function readAllegations(
  ctx: Context,
  { councilId, id }: Pick<ConcernRow, 'councilId' | 'id'>,
  open: Opener,
): Promise<readonly AllegationView[]> {
  const rows = await allegationsOf(ctx.tx, councilId, id)
  if (rows.length === 0) return []
  const findings = await findingsOf(ctx.tx, councilId, id)
  const names = await accountNames(ctx.tx, councilId, [
    ...rows.map(row => row.recordedBy),
    ...findings.map(one => one.foundBy),
  ])
  const corrected = new Set(rows.map(row => row.supersedes))
  return rows.map(row => {
    const own = findings
      .filter(one => one.allegationId === row.id)
      .map(one => viewOfFinding(one, { open, names }))
    return viewOf(row, own, corrected.has(row.id), { open, names })
  })
}

/** Where an allegation stands: what a finding makes of it, read from the traits of its code. */
export function standingOf(finding: FindingView | undefined, corrected: boolean): AllegationView['standing'] {
  if (corrected) return 'corrected'
  if (!finding) return 'alleged'
  if (hasTrait('finding-outcomes', finding.outcome, 'withdraws')) return 'not-found'
  return hasTrait('finding-outcomes', finding.outcome, 'found') ? 'found' : 'open'
}

function viewOf(
  row: AllegationRow,
  findings: readonly FindingView[],
  corrected: boolean,
  { open, names }: With,
): AllegationView {
  const { id, abuseType, sourceCategory, sourceId, location, happened, happenedOn } = row
  const words = open(row.concernId, row.words) as AllegationWords | undefined
  const finding = findings.at(-1)
  const standing = standingOf(finding, corrected)
  return {
    ...{ id, abuseType, sourceCategory, sourceId, location, happened, happenedOn, standing },
    label: labelOf('abuse-types', abuseType),
    sourceCategoryLabel: sourceCategory && labelOf('risk-sources', sourceCategory),
    locationLabel: location && labelOf('risk-locations', location),
    happenedAbout: words?.about ?? null,
    words: words?.words ?? null,
    withdrawnFrom: standing === 'not-found' ? (finding?.at ?? null) : null,
    recordedAt: row.recordedAt.toString(),
    recordedBy: (row.recordedBy && names.get(row.recordedBy)) ?? null,
    finding: finding ?? null,
    earlier: findings.slice(0, -1),
  }
}

function viewOfFinding(row: FindingRow, { open, names }: With): FindingView {
  const words = open(row.concernId, row.words) as FindingWords | undefined
  const { id, outcome, notTold, supersedes } = row
  return {
    ...{ id, outcome, notTold, supersedes },
    outcomeLabel: labelOf('finding-outcomes', outcome),
    standardOfProof: words?.standardOfProof ?? null,
    reasons: words?.reasons ?? null,
    at: row.foundAt.toString(),
    by: (row.foundBy && names.get(row.foundBy)) ?? null,
  }
}
