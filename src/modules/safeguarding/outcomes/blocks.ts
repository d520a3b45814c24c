import { labelOf } from '#law/code-list.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel, LinkModel } from '#platform/view/models.ts'
import type { CaseStep, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { enquiryIn } from '../enquiry/blocks.ts'
import { concernHref } from '../view/words.ts'
import { addOutcome, confirmOutcomes, recordAsked } from './commands.ts'
import { type OutcomesView, type OutcomeView, sayers } from './schema.ts'

export const outcomesIn = (whole: CaseView): OutcomesView => whole.parts.outcomes as OutcomesView

const isOver = ({ state }: CaseView) => state === 'closed'

export function outcomeBlocks(
  value: OutcomesView,
  whole: CaseView,
  ctx: PageContext,
): readonly PlacedBlock[] {
  const enquiry = enquiryIn(whole)
  if (value.items.length === 0) return enquiry ? [nothingYet(value)] : []
  const wanted = value.items.filter(one => !one.noLonger)
  const unasked = wanted.filter(one => !one.askedAgain)
  const asking = unasked.length > 0 && enquiry?.ended === false && ctx.mayEver(confirmOutcomes)
  const href = `${concernHref(whole.id)}/outcomes/still-so`
  const card = {
    heading: asking ? 'Is this still what they want?' : 'What they want to come of it',
    tone: asking ? ('lamp' as const) : ('plain' as const),
    facts: value.items.map(one => factOf(one, whole)),
    ...(asking ? { button: { text: 'Still so?', href } } : {}),
  }
  return [{ place: 'story', order: 60, block: { card } }]
}

function nothingYet({ asked }: OutcomesView): PlacedBlock {
  const text =
    asked === 'not-recorded'
      ? 'Nobody has written down yet what they want to come of the enquiry, or whether they were asked.'
      : `Were they asked? ${labelOf('outcomes-asked', asked)}.`
  const card = { heading: 'What they want to come of it', tone: 'lamp' as const, text }
  return { place: 'story', order: 60, block: { card } }
}

function factOf(one: OutcomeView, whole: CaseView): FactModel {
  const said = sayers[one.saidBy as keyof typeof sayers] ?? one.saidBy
  const on = one.saidOn ? formatCivilDate(one.saidOn) : undefined
  const earlier = one.before.filter(Boolean).map(words => `Before: “${words}”`)
  const note = [
    [one.who ?? said, on].filter(Boolean).join(', '),
    one.noLonger ? 'No longer wanted' : `last asked ${formatCivilDate(civilDateOf(one.lastAskedAt))}`,
    ...earlier,
    one.achievedWords ? `Of how it went: “${one.achievedWords}”` : '',
  ]
  return {
    term: one.achieved ? labelOf('outcomes-achieved', one.achieved) : 'Wanted',
    ...(one.words ? { value: `“${one.words}”` } : { missing: 'These words were removed.' }),
    note: note.filter(Boolean).join('. '),
    ...actionOf(one, whole),
  }
}

function actionOf(one: OutcomeView, whole: CaseView): { readonly action?: LinkModel } {
  if (one.noLonger || isOver(whole)) return {}
  const to = `${concernHref(whole.id)}/outcomes/${one.id}`
  const concluding = enquiryIn(whole)?.state === 'concluding'
  const hiddenText = one.words ?? 'what they want'
  if (concluding)
    return {
      action: {
        text: one.achieved ? 'Answer again' : 'Did it come about?',
        href: `${to}/achieved`,
        hiddenText,
      },
    }
  return { action: { text: 'It has changed', href: `${to}/change`, hiddenText } }
}

export function outcomeSteps(value: OutcomesView, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (isOver(whole) || !enquiryIn(whole) || enquiryIn(whole)?.ended) return []
  const href = `${concernHref(whole.id)}/outcomes`
  const steps: CaseStep[] = []
  if (ctx.mayEver(addOutcome)) {
    steps.push({ order: 50, link: { text: 'Write down what they want', href: `${href}/new` } })
  }
  if (value.items.length === 0 && ctx.mayEver(recordAsked)) {
    steps.push({ order: 55, link: { text: 'Asked, and nothing was said', href: `${href}/asked` } })
  }
  return steps
}
