import { labelOf } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { demoIds } from '../demo-ids.ts'
import { linkedConcerns, peopleOn } from '../process/linked.ts'
import { opened } from '../words.ts'
import { clearing } from './keeping.ts'
import { referralsOf, settingsOf } from './parts-store.ts'
import { ListTrust, One, TrustList, type TrustRow, TrustView } from './schema.ts'
import { answerByOf } from './steps.ts'
import { findingsOf, listedTrust, type TrustRead } from './store.ts'
import { trustColumns, trustSubject } from './subject.ts'
import type { FindingWords, ReferralWords, SettingWords, TrustWords } from './words.ts'
import { trustWorkflow } from './workflow.ts'

function rowOf(ctx: Context, row: TrustRead): TrustRow {
  const { id, reference, version, state, dueOn, reviewOn, children } = row
  const today = ctx.today.toString()
  const late = (day: string | null) => day !== null && day < today
  return {
    ...{ id, reference, version, state, dueOn, reviewOn, children },
    stateLabel: trustWorkflow.states[state].label,
    raisedAt: row.raisedAt.toString(),
    overdue: late(dueOn) || (state === 'found' && late(reviewOn)),
  }
}

export const listTrust = query({
  name: 'safeguarding.listTrust',
  does: 'Lists the position of trust records you may see, without names.',
  api: 'GET /safeguarding/trust',
  input: ListTrust,
  output: TrustList,
  can: 'trust.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const asked = { councilId: ctx.actor.councilId, visible: ctx.visible('trust.read', trustColumns) }
    const { rows, total } = await listedTrust(ctx.tx, asked, { limit: perPage, offset: (page - 1) * perPage })
    return { items: rows.map(row => rowOf(ctx, row)), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'safeguarding-manager', input: {} },
})

async function viewOf(ctx: Context, row: TrustRead): Promise<TrustView> {
  const { councilId, id } = row
  const under = { councilId, trustId: id }
  const open = await openerFor(ctx, [id])
  const words = opened<TrustWords>(open, id, row.words)
  const findings = await findingsOf(ctx.tx, councilId, id)
  const names = await accountNames(
    ctx.tx,
    councilId,
    findings.map(one => one.foundBy),
  )
  const home = row.homeId ? (await homesById(ctx.tx, [row.homeId])).get(row.homeId) : undefined
  const { life, substanceGivenOn, evidenceSeenOn, answeredOn, notTold, keepUntil, clearedOn } = row
  return {
    ...rowOf(ctx, row),
    ...{ life, substanceGivenOn, evidenceSeenOn, answeredOn, notTold, keepUntil, clearedOn },
    ...{ name: words?.name ?? null, role: words?.role ?? null, allegation: words?.allegation ?? null },
    home: home ? { id: home.id, name: home.name } : null,
    answerBy: answerByOf(row),
    notToldWords: words?.notTold ?? words?.setAside ?? null,
    ...{ theirWords: words?.theirWords ?? null, challenge: words?.challenge ?? null },
    outcome: row.outcome && labelOf('trust-outcomes', row.outcome),
    mayClear: row.state === 'found' && clearing.includes(row.outcome ?? '') && !clearedOn,
    closedAt: row.closedAt?.toString() ?? null,
    settings: (await settingsOf(ctx.tx, under)).map(({ id: settingId, words: sealed, ...one }) => {
      const { version, tell, toldOn, suspended } = one
      const said = opened<SettingWords>(open, id, sealed)
      return {
        ...{ id: settingId, version, tell, toldOn, suspended },
        kind: labelOf('trust-settings', one.kind),
        basis: one.basis && labelOf('trust-bases', one.basis),
        ...{ employer: said?.employer ?? null, role: said?.role ?? null, why: said?.why ?? null },
      }
    }),
    referrals: (await referralsOf(ctx.tx, under)).map(({ id: referralId, words: sealed, ...one }) => {
      const { version, must, doneBy, doneOn, proofSeenOn } = one
      const text = opened<ReferralWords>(open, id, sealed)?.text ?? null
      const body = labelOf('trust-bodies', one.body)
      return { ...{ id: referralId, version, must, doneBy, doneOn, proofSeenOn }, body, text }
    }),
    findings: findings.map(one => {
      const said = opened<FindingWords>(open, id, one.words)
      return {
        ...{ id: one.id, outcome: labelOf('trust-outcomes', one.outcome), foundAt: one.foundAt.toString() },
        foundBy: (one.foundBy && names.get(one.foundBy)) ?? null,
        ...{ finding: said?.finding ?? null, evidence: said?.evidence ?? null },
        ...{ standard: said?.standard ?? null, challengeTo: said?.challengeTo ?? null },
      }
    }),
    people: await peopleOn(ctx, 'trust', id),
    concerns: await linkedConcerns(ctx, 'trust', id),
  }
}

export const getTrust = query({
  name: 'safeguarding.getTrust',
  does: 'Gives one record about a person in a position of trust, to managers and those assigned.',
  api: 'GET /safeguarding/trust/{trustId}',
  input: One,
  output: TrustView,
  can: 'trust.read',
  subject: trustSubject,
  run: (ctx, _input, { row }) => viewOf(ctx, row),
  trace: 'record',
  example: { role: 'safeguarding-manager', input: { trustId: demoIds.trust } },
})
