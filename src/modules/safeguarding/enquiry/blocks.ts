import type { PageContext } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseStep, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { endAtDeath, judgeEnquiry, pauseEnquiry, planEnquiry, resumeEnquiry } from './commands.ts'
import type { EnquiryView } from './schema.ts'

type Enquiry = NonNullable<EnquiryView>

export const enquiryIn = (whole: CaseView): EnquiryView => (whole.parts.enquiry ?? null) as EnquiryView

export function enquiryBlocks(enquiry: EnquiryView): readonly PlacedBlock[] {
  if (!enquiry) return []
  const card = { heading: headingOf(enquiry), tone: toneOf(enquiry), facts: factsOf(enquiry) }
  const blocks: PlacedBlock[] = [{ place: 'story', order: 250, block: { card } }]
  if (enquiry.state === 'died') blocks.push(afterDeath)
  return blocks
}

function headingOf({ state, plans, overdue, kind, stateLabel }: Enquiry): string {
  if (state === 'planning' && plans.length === 0) return 'Nobody has planned the enquiry yet'
  if (overdue) return 'The enquiry is past its local target'
  return `${kind === 'other' ? 'Another enquiry' : 'The enquiry'}: ${stateLabel.toLowerCase()}`
}

function toneOf({ state, overdue }: Enquiry) {
  return overdue || state === 'planning' || state === 'paused' ? ('lamp' as const) : ('plain' as const)
}

function factsOf(enquiry: Enquiry): FactModel[] {
  const plan = enquiry.plans.at(-1)
  const facts: FactModel[] = [
    { term: 'What it is about', ...said(plan?.scope, 'Not planned yet') },
    { term: 'What we want to find out', ...said(plan?.findOut, 'Not written down yet') },
    { term: 'Who does what', ...said(plan?.who, 'Not written down yet') },
  ]
  if (plan?.targetOn) facts.push({ term: 'We mean to be done by', value: formatCivilDate(plan.targetOn) })
  facts.push(...datesOf(enquiry))
  return facts
}

const said = (words: string | null | undefined, missing: string) => (words ? { value: words } : { missing })

function datesOf({ openedOn, dueOn, endedOn, pauses, stateLabel }: Enquiry): FactModel[] {
  const facts: FactModel[] = [{ term: 'Opened', value: formatCivilDate(openedOn) }]
  if (dueOn)
    facts.push({ term: 'Local target', value: formatCivilDate(dueOn), note: 'Not a legal deadline.' })
  if (endedOn)
    facts.push({
      term: stateLabel,
      value: formatCivilDate(endedOn),
      note: 'The case is closed apart from it.',
    })
  const last = pauses.at(-1)
  if (last)
    facts.push({ term: 'Paused', value: pauseWords(last), ...(last.words ? { note: last.words } : {}) })
  return facts
}

const pauseWords = ({ reason, fromOn, toOn }: Enquiry['pauses'][number]) =>
  `${reason}, from ${formatCivilDate(fromOn)}${toOn ? ` to ${formatCivilDate(toOn)}` : ''}`

const afterDeath: PlacedBlock = {
  place: 'first',
  order: 20,
  block: {
    attention: {
      heading: 'The adult has died: are others safe?',
      tone: 'lamp',
      text: 'Look at the safety of others first. Then think of: who has told the coroner or the police; the home’s notice to CQC; a safeguarding adults review (section 44); LeDeR, where there was a learning disability or autism; keeping what may be evidence; telling the placing authority. One named person speaks with the family, never a form.',
      reasons: [],
    },
  },
}

/** The steps that this enquiry has now, as this person may take them. */
export function enquirySteps(enquiry: EnquiryView, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (!enquiry || enquiry.ended || whole.state === 'closed') return []
  const steps: CaseStep[] = []
  const add = (order: number, command: AnyCommand, text: string, path: string, primary = false) => {
    const href = `${concernHref(whole.id)}/enquiry/${path}`
    if (ctx.mayEver(command)) steps.push({ order, link: { text, href }, primary })
  }
  const { state, plans } = enquiry
  if (state === 'paused') {
    add(20, resumeEnquiry, 'Go on with the enquiry', 'resume', true)
  } else {
    const text = plans.length > 0 ? 'Change the plan' : 'Plan the enquiry'
    add(state === 'planning' ? 20 : 60, planEnquiry, text, 'plan', state === 'planning')
    if (state === 'enquiring') add(70, judgeEnquiry, 'Enough is found out', 'judge')
    add(600, pauseEnquiry, 'Pause the clock', 'pause')
  }
  add(610, endAtDeath, 'The adult has died', 'death')
  return steps
}
