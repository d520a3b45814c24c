import type { PageContext } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, LinkModel } from '#platform/view/models.ts'
import { sortByHarm } from '../batch/commands.ts'
import type { CaseStep } from '../case/part.ts'
import { caseParts } from '../case/parts.ts'
import type { CaseView } from '../case/schema.ts'
import {
  addNote,
  allocateConcern,
  closeConcern,
  linkConcerns,
  lookAtConcern,
  restrictConcern,
} from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { takeUpAgain } from '../concern/take-up-again.ts'
import { concernHref, lookAgain } from './words.ts'

/** Where in the order of steps each card begins, after the first. */
const cards = [
  { heading: 'Find out and keep safe', from: 200 },
  { heading: 'Wait, ask again, disagree', from: 580 },
  { heading: 'Write down, give on, close', from: 790 },
] as const

/** What this person may do now, the likeliest as the button, the rest by what it is for. The runner judges again. */
export function nextCards(whole: CaseView, ctx: PageContext): readonly CardModel[] {
  const steps = [...ownSteps(whole, ctx), ...partSteps(whole, ctx)].sort((a, b) => a.order - b.order)
  const primary = steps.find(step => step.primary)
  const between = (from: number, to: number) =>
    steps.filter(step => step !== primary && step.order >= from && step.order < to).map(step => step.link)
  const rest = cards.map(({ heading, from }, at) => ({
    heading,
    links: between(from, cards[at + 1]?.from ?? Number.POSITIVE_INFINITY),
    onScreen: true,
  }))
  return [
    {
      heading: 'What can be done now',
      tone: whole.overdue ? 'lamp' : 'plain',
      text: [standing(whole), riskWords(whole, ctx)].filter(Boolean).join(' '),
      links: between(0, cards[0].from),
      ...(primary ? { button: primary.link } : {}),
    },
    ...rest.filter(({ links }) => links.length > 0),
  ]
}

function standing({ stateLabel, dueOn, overdue, paused, outcome, closedAt }: CaseView): string {
  if (closedAt) return 'This case is closed. What is new is taken up as a new concern, linked to this one.'
  if (paused)
    return `${stateLabel}. Its clock stands still${dueOn ? ` and comes back on ${formatCivilDate(dueOn)}` : ''}.`
  const due = dueOn ? ` Local target: ${formatCivilDate(dueOn)}${overdue ? ', which is past' : ''}.` : ''
  return `${stateLabel}${outcome === 'other-enquiry' ? ' (another enquiry than under section 42)' : ''}.${due}`
}

/** While nobody has decided: when somebody last looked at how safe they are, and by when somebody looks again. */
function riskWords(
  { state, riskLookedAt, riskNextOn }: CaseView,
  { today }: PageContext,
): string | undefined {
  if (state !== 'received' && state !== 'looking') return undefined
  if (!riskLookedAt) return 'Nobody has looked at the risk yet.'
  const again = riskNextOn ? lookAgain(riskNextOn, today) : 'No day is set to look again'
  return `The risk was looked at on ${formatCivilDate(civilDateOf(riskLookedAt))}. ${again}.`
}

const partSteps = (whole: CaseView, ctx: PageContext): readonly CaseStep[] =>
  caseParts.flatMap(part => part.steps?.(whole.parts[part.name], whole, ctx) ?? [])

function ownSteps(whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  const { id, state } = whole
  const to = (path: string): string => `${concernHref(id)}/${path}`
  const steps: CaseStep[] = []
  const add = (order: number, command: AnyCommand, link: LinkModel, primary = false) => {
    if (ctx.mayEver(command)) steps.push({ order, link, primary })
  }
  if (state === 'closed') {
    add(10, takeUpAgain, { text: 'Take it up again', href: to('taken-up-again') })
    return steps
  }
  const undecided = state === 'received' || state === 'looking'
  if (state === 'received') add(10, lookAtConcern, { text: 'Take it and look at it', href: to('look') }, true)
  if (undecided) add(20, decideConcern, { text: 'Decide', href: to('decision') }, state === 'looking')
  if (undecided) add(595, sortByHarm, { text: 'Sort it: medicines, falls and so on', href: to('harm') })
  if (state === 'no-enquiry')
    add(20, decideConcern, { text: 'Reconsider the decision', href: to('decision') })
  add(800, addNote, { text: 'Write a note', href: to('notes/new') })
  add(810, allocateConcern, { text: 'Give it to somebody', href: to('allocation') })
  add(820, linkConcerns, { text: 'Link another concern', href: to('links/new') })
  const restriction = whole.restricted ? 'Open it to the team again' : 'Restrict who may see it'
  add(830, restrictConcern, { text: restriction, href: to('restriction') })
  if (!undecided) add(840, closeConcern, { text: 'Close the case', href: to('close') })
  return steps
}
