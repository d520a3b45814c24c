import { labelOf } from '#law/code-list.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, CellModel, FactModel, LinkModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { concernsBlock, type ProcessPage, peopleBlock } from '../process/blocks.ts'
import { paragraphsOf } from '../view/words.ts'
import type { ItemView, OrganisationalRow, OrganisationalView } from './schema.ts'

export const organisationalHref = (id: string): string => `/safeguarding/organisational/${id}`

type Progress = OrganisationalRow['progress']

/** '14 of 32 residents seen': the finding of the page. */
export function progressInWords({ residents, seen }: Progress): string {
  if (residents === 0) return 'Nobody has listed the residents yet'
  if (seen === 0) return `None of ${residents} residents seen yet`
  return `${seen} of ${residents} ${residents === 1 ? 'resident' : 'residents'} seen`
}

export function organisationalPage(whole: OrganisationalView): ProcessPage {
  const to = (path: string): string => `${organisationalHref(whole.id)}/${path}`
  const of = (kind: ItemView['kind']) => whole.items.filter(item => item.kind === kind)
  return {
    page: {
      title: `${whole.home.name}: ${progressInWords(whole.progress).replace(/^N/, 'n')}`,
      caption: `Organisational enquiry ${whole.reference}`,
      ...(whole.scope === 'provider' ? { lede: 'It is about the whole provider.' } : {}),
      back: { text: 'Organisational enquiries', href: '/safeguarding/organisational' },
      width: 'wide',
    },
    first: holdFirst(whole, to),
    story: [
      { card: residentsCard(whole, to) },
      thresholdBlock(whole),
      informationBlock(whole),
      rowsBlock('Terms of reference', of('terms'), 'Nobody has written terms of reference yet.'),
      rowsBlock('Strands', of('strand'), 'No strand has been given to anyone yet.', whole, to),
      rowsBlock('Meetings', of('meeting'), 'No meeting has been held yet.'),
      rowsBlock('Who was told, and when', of('told'), NOBODY_TOLD, whole, to),
      rowsBlock('The plan, and who watches it', of('action'), 'No step has been agreed yet.', whole, to),
      rowsBlock('What was learned', [...of('report'), ...of('learning')], 'Nothing is written down yet.'),
    ],
    facts: [
      { card: nextCard(whole, to) },
      peopleBlock(
        whole.people,
        'The safeguarding team and those named here. Not the home.',
        whole.youMay.work ? [{ text: 'Give somebody a part', href: to('people') }] : [],
      ),
      concernsBlock(
        whole.concerns,
        whole.youMay.work ? [{ text: 'Link a concern', href: to('concerns') }] : [],
      ),
    ],
  }
}

type To = (path: string) => string

function holdFirst(whole: OrganisationalView, to: To): CaseBlock[] {
  if (!whole.policeHold) return []
  const until = whole.policeReviewOn
    ? ` They look at it again on ${formatCivilDate(whole.policeReviewOn)}.`
    : ''
  return [
    {
      attention: {
        heading: 'Police ask us to wait',
        tone: 'lamp',
        text: `No family is told until they agree.${until} Seeing residents and keeping them safe never waits.`,
        reasons: [],
        ...(whole.youMay.work
          ? { action: { text: 'Write down what police say now', href: to('police-hold') } }
          : {}),
      },
    },
  ]
}

function residentsCard({ progress, youMay }: OrganisationalView, to: To): CardModel {
  const { residents, seen, notSafe, waitingForOthers, escalated, withCase } = progress
  const facts: FactModel[] = [
    { term: 'Seen safe and well, or not', value: `${seen} of ${residents}` },
    { term: 'Not safe or well when seen', value: String(notSafe) },
    { term: 'Waiting for another council or board', value: String(waitingForOthers) },
    { term: 'Escalated to them', value: String(escalated) },
    {
      term: 'With a case of their own',
      value: String(withCase),
      note: 'Only those who meet the three parts of section 42(1). Each is counted singly.',
    },
  ]
  const links = youMay.work
    ? [
        { text: 'See every resident', href: to('residents') },
        { text: 'List the residents', href: to('residents/new') },
      ]
    : []
  const none = { text: 'Every resident is seen safe and well by whoever is responsible for their care.' }
  return {
    heading: progressInWords(progress),
    tone: notSafe > 0 ? 'clay' : seen < residents ? 'lamp' : 'plain',
    ...(residents === 0 ? none : { facts }),
    links,
  }
}

function thresholdBlock({ decisions }: OrganisationalView): CaseBlock {
  const held = decisions.at(-1)
  if (!held) {
    return { card: { heading: 'Nobody has decided on the threshold yet', tone: 'lamp' } }
  }
  const earlier = decisions.length > 1 ? ' It supersedes an earlier decision.' : ''
  return {
    said: {
      heading: held.outcome === 'met' ? 'Decided: the threshold is met' : 'Decided: the threshold is not met',
      paragraphs: held.reasons ? paragraphsOf(held.reasons) : ['These words were removed.'],
      note: `${held.decidedBy ?? 'Somebody'} decided this on ${formatDateTime(held.decidedAt)}.${earlier}`,
    },
  }
}

const informationBlock = ({ information, trigger, openedAt }: OrganisationalView): CaseBlock => ({
  said: {
    heading: 'What made us think of it',
    paragraphs: information ? paragraphsOf(information) : ['These words were removed.'],
    note: `${trigger}. Opened ${formatDateTime(openedAt)}.`,
  },
})

const meetings: Readonly<Record<string, string>> = {
  agencies: 'Agencies only',
  provider: 'With the provider',
}

const NOBODY_TOLD = 'Nobody has told the placing councils, the NHS board or self-funders’ contacts yet.'

function stands(item: ItemView): CellModel {
  if (item.doneOn)
    return {
      text: `${item.kind === 'told' ? 'Answered' : 'Done'} ${formatCivilDate(item.doneOn)}`,
      ...(item.outcome ? { note: item.outcome } : {}),
    }
  if (!item.dueOn) {
    if (item.kind === 'told') return { text: 'No answer yet' }
    return { text: item.heldOn ? formatCivilDate(item.heldOn) : 'Written down' }
  }
  return item.overdue
    ? { text: `By ${formatCivilDate(item.dueOn)}`, tag: { text: 'Past', tone: 'clay' } }
    : { text: `By ${formatCivilDate(item.dueOn)}` }
}

function rowsBlock(
  heading: string,
  items: readonly ItemView[],
  empty: string,
  whole?: OrganisationalView,
  to?: To,
): CaseBlock {
  if (items.length === 0) return { card: { heading, text: empty } }
  const settle = (item: ItemView) =>
    whole?.youMay.work && to && !item.doneOn ? { href: to(`items/${item.id}`) } : {}
  const notes = (item: ItemView) =>
    [
      item.code && (meetings[item.code] ?? labelOf('organisational-bodies', item.code)),
      item.kind === 'told' && item.heldOn && `Told ${formatCivilDate(item.heldOn)}`,
      item.decisions && `${item.kind === 'meeting' ? 'Decided' : 'Not finished'}: ${item.decisions}`,
    ]
      .filter(Boolean)
      .join('. ')
  return {
    table: {
      heading,
      model: {
        caption: heading,
        captionHidden: true,
        columns: [{ label: 'What' }, { label: 'Who' }, { label: 'How it stands' }],
        rows: items.map(item => [
          {
            text: item.text ?? 'These words were removed',
            ...settle(item),
            ...(notes(item) ? { note: notes(item) } : {}),
          },
          { text: item.owner ?? item.who ?? item.madeBy ?? 'Not said' },
          stands(item),
        ]),
      },
    },
  }
}

function nextCard(whole: OrganisationalView, to: To): CardModel {
  const { state, youMay, dueOn, overdue, closedAt } = whole
  const due = dueOn ? ` Local target: ${formatCivilDate(dueOn)}${overdue ? ', which is past' : ''}.` : ''
  const text = closedAt
    ? `Closed on ${formatCivilDate(civilDateOf(closedAt))}. What was escalated stays listed.`
    : `${whole.stateLabel}.${due}`
  const links: LinkModel[] = []
  const running = state === 'enquiring' || state === 'monitoring'
  if (youMay.work && !closedAt) {
    links.push(
      { text: 'Write down who was told', href: to('told/new') },
      { text: 'Write terms of reference', href: to('terms/new') },
      { text: 'Give out a strand', href: to('strands/new') },
      { text: 'Write down a meeting', href: to('meetings/new') },
      { text: 'Agree a step of the plan', href: to('actions/new') },
      { text: 'Police ask us to wait, or no longer', href: to('police-hold') },
    )
    if (running) links.push({ text: 'Move between enquiring and watching', href: to('stage') })
  }
  if (youMay.work) links.push({ text: 'Write down what was learned', href: to('learning/new') })
  if (youMay.decide && running) links.push({ text: 'Close the enquiry', href: to('close') })
  const undecided = state === 'opened' || state === 'not-met'
  const button = { text: 'Decide on the threshold', href: to('decision') }
  return {
    heading: 'What can be done now',
    tone: overdue ? 'lamp' : 'plain',
    ...{ text, links },
    ...(youMay.decide && undecided ? { button } : {}),
  }
}

export const modelOf = (whole: OrganisationalView, _ctx: PageContext): ProcessPage =>
  organisationalPage(whole)
