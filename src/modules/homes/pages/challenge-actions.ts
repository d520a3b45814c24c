import { type FormField, type FormPage, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import {
  refuseChallenge,
  sendChallengeToCqc,
  upholdChallenge,
  withdrawChallenge,
} from '../challenge/commands.ts'
import { getChallenge } from '../challenge/queries.ts'
import type { ChallengeView } from '../challenge/schema.ts'
import { type ChallengeAction, challengeWorkflow } from '../challenge/workflow.ts'
import { actionSlugs, challengeTitle } from '../view/challenge.ts'

interface ActionPage {
  readonly command: AnyCommand
  readonly title: string
  readonly lede: string
  readonly fields: readonly FormField[]
  readonly whoSees?: string
}

const REASONS_SEEN = 'Whoever raised the challenge, the home, and council officers.'

/** One small form for each action of the workflow's table. */
const pages: Readonly<Record<ChallengeAction, ActionPage>> = {
  sendToCqc: {
    command: sendChallengeToCqc,
    title: 'Note that CQC was told',
    lede: 'Tell CQC in your usual way first. Lantern sends nothing to CQC by itself.',
    fields: [
      {
        kind: 'text',
        name: 'cqcReference',
        label: 'CQC’s reference',
        hint: 'If CQC gave none: the day you told them, and how.',
        width: 30,
      },
    ],
  },
  uphold: {
    command: upholdChallenge,
    title: 'Uphold: the fact is wrong',
    lede: 'The record stays as CQC gave it until CQC corrects it; the next import then brings the correction.',
    fields: [reasonsField('Why is the fact wrong?')],
    whoSees: REASONS_SEEN,
  },
  refuse: {
    command: refuseChallenge,
    title: 'Refuse: the fact stands',
    lede: 'Say why in words that whoever raised it will understand.',
    fields: [reasonsField('Why does the fact stand?')],
    whoSees: REASONS_SEEN,
  },
  withdraw: {
    command: withdrawChallenge,
    title: 'Withdraw this challenge?',
    lede: 'Nobody will work on it any more. It stays on record as withdrawn. You can raise a new one later.',
    fields: [],
  },
}

function reasonsField(label: string): FormField {
  return { kind: 'textarea', name: 'outcomeNote', label, maxLength: 4000, rows: 6 }
}

export const challengeActions: readonly FormPage[] = (Object.keys(pages) as ChallengeAction[]).map(actionPage)

function actionPage(name: ChallengeAction): FormPage {
  const { command, title, lede, fields, whoSees } = pages[name]
  const action = challengeWorkflow.actions[name]
  const path = `/challenges/{challengeId}/${actionSlugs[name]}`
  return page.form({
    path,
    command,
    helper: challengeOf,
    initial: helper => ({ version: (helper as ChallengeView).version }),
    steps: [
      {
        slug: actionSlugs[name],
        page: helper => ({
          title,
          caption: `${(helper as ChallengeView).home.name}: ${challengeTitle(helper as ChallengeView)}`,
          lede,
        }),
        fields,
        ...(whoSees ? { whoSees } : {}),
      },
    ],
    button: action.label,
    ...(action.tone === 'warning' ? { tone: 'warning' as const } : {}),
    done: (_result, ctx) => ({
      href: `/challenges/${ctx.params.challengeId}`,
      notice: { kind: 'done', heading: action.done },
    }),
    cancel: ctx => ({ text: 'Cancel', href: `/challenges/${ctx.params.challengeId}` }),
  })
}

function challengeOf(ctx: PageContext): Promise<ChallengeView> {
  return ctx.ask(getChallenge, { challengeId: ctx.params.challengeId ?? '' })
}
