import { type CodeListId, labelOf } from '#law/code-list.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseStep, ChronologyEntry, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { enquiryIn } from '../enquiry/blocks.ts'
import { concernHref } from '../view/words.ts'
import { concludeEnquiry, recordConclusion, signConclusion } from './commands.ts'
import type { ConclusionView } from './schema.ts'

type Written = NonNullable<ConclusionView>

export const conclusionIn = (whole: CaseView): ConclusionView =>
  (whole.parts.conclusion ?? null) as ConclusionView

export function conclusionBlocks(value: ConclusionView, whole: CaseView): readonly PlacedBlock[] {
  if (!value) return []
  const holds = enquiryIn(whole)?.ended === true
  const card = {
    heading: holds ? 'How the enquiry was concluded' : headingOf(value),
    tone: !holds && value.unready ? ('lamp' as const) : ('plain' as const),
    text: `${value.by ?? 'Somebody'} wrote this on ${formatDateTime(value.at)}.${value.earlier > 0 ? ` It supersedes ${value.earlier === 1 ? 'an earlier one' : `${value.earlier} earlier ones`}.` : ''}`,
    facts: factsOf(value),
  }
  const placed: PlacedBlock[] = [{ place: 'story', order: 210, block: { card } }]
  if (value.gaps.length > 0) placed.push(gapsBlock(value.gaps))
  return placed
}

function headingOf({ disagreed, unready }: Written): string {
  if (disagreed) return 'The second person does not agree with the conclusion'
  return unready ? 'The conclusion waits for a second person' : 'The conclusion is written, and can be made'
}

const gapsBlock = (gaps: readonly string[]): PlacedBlock => ({
  place: 'facts',
  order: 400,
  block: {
    card: {
      heading:
        gaps.length === 1
          ? 'The yearly return would miss one thing'
          : `The yearly return would miss ${gaps.length} things`,
      tone: 'lamp',
      text: `${gaps.join(' ')} Nothing waits for it.`,
    },
  },
})

const coded = (list: CodeListId, code: string | null, missing: string): Omit<FactModel, 'term'> =>
  code ? { value: labelOf(list, code) } : { missing }

const answers: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' }

function factsOf(value: Written): FactModel[] {
  const facts: FactModel[] = [
    {
      term: 'Conclusion',
      ...(value.words ? { value: value.words } : { missing: 'These words were removed.' }),
    },
    { term: 'Outcome', ...coded('risk-assessment-outcomes', value.riskAssessment, 'Not said') },
    { term: 'The risk, as we judge it', ...coded('risk-outcomes', value.riskWorker, 'Not said') },
    {
      term: 'The risk, as the person says',
      ...coded('risk-outcomes', value.riskPerson, 'They have not been asked, or did not say'),
      ...(value.personWords ? { note: `“${value.personWords}”` } : {}),
    },
    {
      term: 'Lacked capacity for decisions about it',
      ...coded('capacity', value.capacity, 'Not said'),
      ...(value.capacityWords ? { note: value.capacityWords } : {}),
    },
  ]
  if (value.supported) {
    facts.push({
      term: 'Supported by an advocate, family or a friend',
      value: answers[value.supported] ?? '',
    })
  }
  return [...facts, ...ceasingFacts(value), ...secondFacts(value)]
}

function ceasingFacts({ ceasing }: Written): FactModel[] {
  if (!ceasing) return []
  const against = ceasing.grounds.map(code => labelOf('acting-without-agreement', code)).join('; ')
  return [
    { term: 'Could they speak freely?', value: answers[ceasing.spokeFreely ?? ''] ?? 'Not said' },
    {
      term: 'What stands against ending it',
      ...(against ? { value: against } : { missing: 'Nothing that we know of' }),
    },
    ...(ceasing.why ? [{ term: 'Why it ends all the same', value: ceasing.why }] : []),
  ]
}

function secondFacts({ needsSecond, signedBy, disagreed }: Written): FactModel[] {
  if (disagreed)
    return [
      {
        term: 'Second person',
        value: `${disagreed.by ?? 'Somebody'} does not agree`,
        note: disagreed.words ?? '',
      },
    ]
  if (signedBy) return [{ term: 'Second person', value: `${signedBy} agrees` }]
  return needsSecond ? [{ term: 'Second person', missing: 'Nobody has signed yet' }] : []
}

export function conclusionSteps(
  value: ConclusionView,
  whole: CaseView,
  ctx: PageContext,
): readonly CaseStep[] {
  const enquiry = enquiryIn(whole)
  if (!enquiry || whole.state === 'closed') return []
  const to = (path: string) => `${concernHref(whole.id)}/${path}`
  const steps: CaseStep[] = []
  const concluding = enquiry.state === 'concluding'
  const open = !enquiry.ended
  if (value && open && !value.signedBy && !value.mine && value.needsSecond && ctx.mayEver(signConclusion)) {
    const link = { text: 'Read it as a second person', href: to(`conclusion/${value.id}/signature`) }
    steps.push({ order: 15, link, primary: true })
  }
  if (value && open && !value.unready && ctx.mayEver(concludeEnquiry)) {
    steps.push({
      order: 16,
      link: { text: 'Conclude the enquiry', href: to('enquiry/conclude') },
      primary: true,
    })
  }
  if (
    (open || enquiry.state === 'concluded' || enquiry.state === 'ceased') &&
    ctx.mayEver(recordConclusion)
  ) {
    const text = value
      ? 'Correct the conclusion'
      : concluding
        ? 'Write the conclusion'
        : 'Write a conclusion already'
    steps.push({
      order: concluding ? 18 : 620,
      link: { text, href: to('conclusion/new') },
      primary: concluding && !value,
    })
  }
  return steps
}

export function conclusionChronology(value: ConclusionView, whole: CaseView): readonly ChronologyEntry[] {
  const enquiry = enquiryIn(whole)
  return [
    ...(value ? [{ on: value.at, text: `Conclusion: ${value.words ?? ''}`, note: value.by ?? '' }] : []),
    ...(enquiry?.endedOn
      ? [{ on: enquiry.endedOn, text: `The enquiry: ${enquiry.stateLabel}`, turning: true }]
      : []),
  ]
}
