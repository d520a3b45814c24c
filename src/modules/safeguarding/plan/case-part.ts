import { accountNames } from '#platform/accounts/names.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { entriesByRecord } from '../entries/view.ts'
import { targetDue } from '../local-targets/due.ts'
import { concernHref } from '../view/words.ts'
import { planChronology } from './chronology.ts'
import { addPlanAction } from './commands.ts'
import { type PlanActionView, PlanView } from './schema.ts'
import { planActionsOf } from './store.ts'
import { planBegan, viewOfPlan } from './view.ts'

export const planOfCase = (whole: CaseView): PlanView | undefined => whole.parts.plan as PlanView | undefined

export const planPart = casePart({
  name: 'plan',
  output: PlanView,
  restsOn: {
    tables: ['plan_action', 'entry'],
    none: { actions: [], reviews: [], nextReviewOn: null, ended: false },
  },
  async load(ctx, row, open) {
    const rows = await planActionsOf(ctx.tx, row.councilId, row.id)
    const names = await accountNames(
      ctx.tx,
      row.councilId,
      rows.map(one => one.ownerId),
    )
    const settled = await entriesByRecord(ctx, row.id, 'plan-action', open)
    const reviews = (await entriesByRecord(ctx, row.id, 'plan', open)).get(row.id) ?? []
    const began = planBegan(rows)
    const firstReviewOn = began ? await targetDue(ctx, 'plan-review', began) : null
    return viewOfPlan({ rows, settled, reviews, names, open, firstReviewOn, today: ctx.today.toString() })
  },
  chronology: planChronology,
  blocks: (plan, whole, ctx) => [{ place: 'story', order: 430, block: { card: planCard(plan, whole, ctx) } }],
})

function headingOf({ actions, reviews, ended }: PlanView): string {
  if (ended) return reviews.at(-1)?.outcomeLabel ?? 'The protection plan has ended'
  if (actions.length === 0) return 'Nobody has written a protection plan yet'
  const open = actions.filter(one => one.state === 'to-do').length
  if (open === 0) return 'Everything in the protection plan is settled'
  return `${open} of ${actions.length} in the protection plan ${open === 1 ? 'is' : 'are'} still to be done`
}

function planCard(plan: PlanView, whole: CaseView, ctx: PageContext): CardModel {
  const here = concernHref(whole.id)
  const late = !plan.ended && plan.nextReviewOn !== null && plan.nextReviewOn < ctx.today.toString()
  const review = plan.nextReviewOn
    ? `Reviewed by ${formatCivilDate(plan.nextReviewOn)}${late ? ', which has passed' : ''}${plan.reviews.length === 0 ? ' (local target)' : ''}. Reviews go on after the enquiry is concluded.`
    : undefined
  const last = plan.reviews.at(-1)
  const begun = plan.actions.length > 0 || plan.reviews.length > 0
  const links = [
    { text: 'Add to the plan', href: `${here}/plan/actions/new` },
    ...(begun ? [{ text: 'Review the plan', href: `${here}/plan/review` }] : []),
  ]
  return {
    heading: headingOf(plan),
    tone: late || plan.actions.some(one => one.overdue) ? 'lamp' : 'plain',
    ...(!plan.ended && review ? { text: review } : {}),
    facts: [
      ...plan.actions.map(one => actionFact(one, here)),
      ...(last
        ? [
            {
              term: `Last review, ${formatDateTime(last.at)}`,
              value: [last.outcomeLabel, last.found].filter(Boolean).join('. '),
              ...(last.thinks ? { note: `They say: ${last.thinks}` } : {}),
            },
          ]
        : []),
    ],
    ...(ctx.mayEver(addPlanAction) ? { links } : {}),
  }
}

function actionFact(one: PlanActionView, here: string): FactModel {
  const open = one.state === 'to-do'
  return {
    term: open ? `By ${formatCivilDate(one.dueOn)}` : one.stateLabel,
    value: one.what ?? 'These words were removed.',
    note: [one.owner ?? 'Somebody who has left', one.settledWords].filter(Boolean).join('. '),
    ...(one.overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
    ...(open
      ? {
          action: {
            text: 'Settle',
            href: `${here}/plan/actions/${one.id}`,
            hiddenText: `: ${one.what ?? ''}`,
          },
        }
      : {}),
  }
}
