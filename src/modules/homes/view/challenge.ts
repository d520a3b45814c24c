import { civilDateOf, formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import type {
  CardModel,
  CellModel,
  FactModel,
  LinkModel,
  PageModel,
  TagModel,
  TimelineModel,
} from '#platform/view/models.ts'
import { actionsFrom } from '#platform/workflow/actions.ts'
import type { ChallengeCounts, ChallengeView } from '../challenge/schema.ts'
import { type ChallengeAction, challengeWorkflow } from '../challenge/workflow.ts'
import { valueInWords } from './home-facts.ts'

/** Where each action of the workflow has its form. */
export const actionSlugs: Readonly<Record<ChallengeAction, string>> = {
  sendToCqc: 'send-to-cqc',
  uphold: 'uphold',
  refuse: 'refuse',
  withdraw: 'withdraw',
}

export function challengeHref(challenge: Pick<ChallengeView, 'id'>): string {
  return `/challenges/${challenge.id}`
}

/** What is disputed, as one line: 'Beds: 38, should be 36'; 'Beds: 38, or 36?' where two sources differ. */
export function challengeTitle(challenge: ChallengeView): string {
  const { factLabel, proposed } = challenge
  const value = valueInWords(challenge.factValue)
  if (challenge.raisedBySources) return `${factLabel}: ${value}, or ${proposed}?`
  return `${factLabel}: ${value}, should be ${proposed}`
}

export function stateTag(challenge: Pick<ChallengeView, 'state' | 'stateLabel' | 'overdue'>): TagModel {
  if (challenge.overdue) return { text: `${challenge.stateLabel}, past target`, tone: 'clay' }
  const tones = {
    raised: 'lamp',
    'with-cqc': 'soft',
    upheld: 'moss',
    refused: 'plain',
    withdrawn: 'plain',
  } as const
  return { text: challenge.stateLabel, tone: tones[challenge.state] }
}

/** '3 are open, 1 past the local target; 2 raised by you.' */
export function countsInWords({ open, overdue, openMine }: ChallengeCounts): string {
  if (open === 0) return 'None is open.'
  const late = overdue > 0 ? `${overdue} past the local target` : 'none past the local target'
  return `${open} ${open === 1 ? 'is' : 'are'} open, ${late}${openMine > 0 ? `; ${openMine} raised by you` : ''}.`
}

/** 'Local target: 30 November 2026'. Never shown as a legal deadline. */
export function dueInWords(challenge: ChallengeView, today: Temporal.PlainDate): string | undefined {
  if (!challenge.dueOn) return undefined
  return `Local target: ${formatCivilDate(challenge.dueOn)}, ${formatAgo(challenge.dueOn, today)}`
}

export const challengeCell = (challenge: ChallengeView): CellModel => ({
  text: challengeTitle(challenge),
  href: challengeHref(challenge),
  note: challenge.home.name,
})

export const stateCell = (challenge: ChallengeView): CellModel => ({ text: '', tag: stateTag(challenge) })

export const dueCell = (challenge: ChallengeView, today: Temporal.PlainDate): CellModel =>
  challenge.dueOn
    ? { text: formatCivilDate(challenge.dueOn), note: formatAgo(challenge.dueOn, today) }
    : { text: 'None' }

export const raisedCell = (challenge: ChallengeView): CellModel => ({
  text: formatCivilDate(civilDateOf(challenge.raisedAt)),
  ...(challenge.raisedByMe ? { note: 'by you' } : {}),
  ...(challenge.raisedBySources ? { note: 'two sources differ' } : {}),
})

export interface ChallengePageModel {
  readonly page: PageModel
  readonly dispute: readonly FactModel[]
  readonly reasonHeading: string
  readonly reasonParagraphs: readonly string[]
  readonly timeline: TimelineModel
  readonly next: CardModel
}

/** One challenge: what is disputed and why, what has happened, and what this person may do now. */
export function challengePage(
  challenge: ChallengeView,
  today: Temporal.PlainDate,
  role: string,
): ChallengePageModel {
  return {
    page: {
      title: challengeTitle(challenge),
      caption: `Challenge to a fact about ${challenge.home.name}`,
      back: { text: challenge.home.name, href: `/homes/${challenge.home.id}` },
      width: 'wide',
    },
    dispute: disputeFacts(challenge),
    reasonHeading: challenge.raisedBySources ? 'What each source says' : 'How they know',
    reasonParagraphs: challenge.reason.split(/\n+/),
    timeline: { label: 'What has happened to this challenge', entries: momentsOf(challenge) },
    next: nextCard(challenge, today, role),
  }
}

function disputeFacts(challenge: ChallengeView): FactModel[] {
  const recordAt = (id: string | null) =>
    id ? { href: `/homes/${challenge.home.id}/records/${id}`, note: 'Open the record it came from' } : {}
  const was = valueInWords(challenge.factValue)
  const now = valueInWords(challenge.factNow)
  return [
    { term: 'The record said', value: was, ...recordAt(challenge.recordId) },
    challenge.raisedBySources
      ? { term: 'The other source says', value: challenge.proposed, ...recordAt(challenge.otherRecordId) }
      : { term: 'It should be', value: challenge.proposed },
    now === was
      ? { term: 'The record now', value: now, note: 'Unchanged since the challenge was raised' }
      : { term: 'The record now', value: now, note: 'CQC has changed its record since' },
  ]
}

function momentsOf(challenge: ChallengeView): TimelineModel['entries'] {
  const raised = {
    date: formatCivilDate(civilDateOf(challenge.raisedAt)),
    text: raisedInWords(challenge),
    mark: 'lamp' as const,
  }
  const told = challenge.cqcReference
    ? [
        {
          date: challenge.sentAt ? formatCivilDate(civilDateOf(challenge.sentAt)) : 'Day not recorded',
          text: `CQC was told. Reference: ${challenge.cqcReference}.`,
          mark: 'plain' as const,
        },
      ]
    : []
  const ended = challenge.closedAt
    ? [
        {
          date: formatCivilDate(civilDateOf(challenge.closedAt)),
          text: `${endedInWords(challenge)}.`,
          ...(challenge.outcomeNote ? { note: challenge.outcomeNote } : {}),
          mark: 'lamp' as const,
        },
      ]
    : []
  return [...ended, ...told, raised]
}

function endedInWords({ state, stateLabel, raisedBySources }: ChallengeView): string {
  if (raisedBySources && state === 'withdrawn') return 'Taken back by Lantern'
  return endInWords[state] ?? stateLabel
}

function raisedInWords({ raisedByMe, raisedBySources }: ChallengeView): string {
  if (raisedBySources) return 'Lantern found that two of CQC’s sources differ.'
  return raisedByMe ? 'You raised this challenge.' : 'The challenge was raised.'
}

const endInWords: Partial<Readonly<Record<ChallengeView['state'], string>>> = {
  upheld: 'Upheld: the fact is wrong, and CQC is to correct its record',
  refused: 'Refused: the fact stands',
  withdrawn: 'Withdrawn by whoever raised it',
}

function nextCard(challenge: ChallengeView, today: Temporal.PlainDate, role: string): CardModel {
  const [first, ...others] = actionLinks(challenge, role)
  const waiting = first
    ? 'Decide when you know enough. The fact itself stays as CQC gave it until CQC changes it.'
    : whoIsNext(challenge)
  return {
    heading: challengeWorkflow.states[challenge.state].ended
      ? 'This challenge has ended'
      : 'What happens next',
    tone: challenge.overdue ? 'clay' : 'plain',
    text: waiting,
    facts: [{ term: 'State', tag: stateTag(challenge) }, ...dueFacts(challenge, today)],
    ...(first ? { button: first } : {}),
    ...(others.length > 0 ? { links: others } : {}),
  }
}

function dueFacts(challenge: ChallengeView, today: Temporal.PlainDate): FactModel[] {
  if (!challenge.dueOn) return []
  const note = `${formatAgo(challenge.dueOn, today)}; not a legal deadline`
  return [{ term: 'Local target', value: formatCivilDate(challenge.dueOn), note }]
}

function whoIsNext(challenge: ChallengeView): string {
  if (challengeWorkflow.states[challenge.state].ended)
    return 'Nothing more can be done with it. A new challenge can be raised from the home’s page.'
  if (challenge.state === 'with-cqc')
    return 'CQC has been told. A quality officer settles the challenge when CQC has answered.'
  return 'A quality officer reads it next. Whoever raised it may withdraw it.'
}

/** The workflow's actions that this role may take now, as links to their forms; the runner judges again. */
export function actionLinks(challenge: ChallengeView, role: string): LinkModel[] {
  return actionsFrom(challengeWorkflow, challenge.state)
    .filter(([name, action]) => {
      if (name === 'withdraw' && !challenge.raisedByMe) return false
      return (action.roles as readonly string[]).includes(role)
    })
    .map(([name, action]) => ({
      text: action.label,
      href: `${challengeHref(challenge)}/${actionSlugs[name]}`,
      hiddenText: 'this challenge',
    }))
}
