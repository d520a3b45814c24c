import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import type { AroundView } from '../representatives/schema.ts'
import type { AdvocacyPart } from './schema.ts'

const found: Readonly<Record<string, string>> = {
  duty: 'There is a duty to have an advocate',
  power: 'There is a power to have an advocate',
  both: 'There is a duty and a power to have an advocate',
  'none-yet': 'Neither duty nor power to have an advocate, as far as we know',
}

const stepNames: Readonly<Record<string, string>> = {
  instructed: 'Instructed',
  appointed: 'Appointed',
  report: 'Report received',
}

interface About {
  /** Protective measures are in place now, and were not thought of when this was written. */
  readonly measuresSince: boolean
  readonly person: AroundView | undefined
  readonly href: string | undefined
}

export function advocacyBlock(
  { view, steps, daysWithout }: AdvocacyPart,
  { person, href, measuresSince }: About,
): CaseBlock {
  if (!view) {
    return {
      card: {
        heading: 'Nobody has asked yet whether an advocate is needed',
        tone: 'lamp',
        text: 'Four questions about taking part, and whether somebody suitable supports them.',
        links: href ? [{ text: 'Is an advocate needed?', href: `${href}/advocacy` }] : [],
      },
    }
  }
  const right = view.kind !== 'none-yet'
  const since = measuresSince && 'Protective measures were put in place since: ask again.'
  const appointed = steps.some(one => one.step === 'appointed')
  return {
    card: {
      heading: headingOf(view.kind, appointed),
      tone: measuresSince || (right && !appointed) ? 'lamp' : 'plain',
      text: [
        since,
        delayWords(daysWithout, appointed),
        view.urgentFirst && 'Urgent steps come first.',
        view.words,
      ]
        .filter(Boolean)
        .join(' '),
      facts: [...reasonFacts(view), ...personFacts(person), ...stepFacts(steps, right)],
      links: href
        ? [
            { text: 'Ask again whether one is needed', href: `${href}/advocacy` },
            { text: 'Note how far the advocate is', href: `${href}/advocate` },
          ]
        : [],
    },
  }
}

function headingOf(kind: string, appointed: boolean): string {
  return appointed ? 'An advocate is with them' : (found[kind] ?? kind)
}

function delayWords(days: number | null, appointed: boolean): string {
  if (!days) return ''
  const count = `${days} working ${days === 1 ? 'day' : 'days'}`
  return appointed ? `It took ${count}.` : `Without one for ${count}.`
}

function reasonFacts(view: NonNullable<AdvocacyPart['view']>): readonly FactModel[] {
  const [duty, power] = view.reasons
  return [
    ...(duty ? [{ term: 'Duty', value: duty.says, note: duty.citation }] : []),
    ...(power ? [{ term: 'Power', value: power.says, note: power.citation }] : []),
  ]
}

function personFacts(person: AroundView | undefined): readonly FactModel[] {
  if (!person) return []
  const barred = person.barredWhy
    ? {
        note: `${person.barredWhy}: they may not be. Answer the questions again.`,
        tag: { text: 'Shut out', tone: 'clay' as const },
      }
    : {}
  return [{ term: 'Appropriate person', value: person.name ?? 'These words were removed', ...barred }]
}

function stepFacts(steps: AdvocacyPart['steps'], right: boolean): readonly FactModel[] {
  if (steps.length === 0)
    return right ? [{ term: 'Advocate', missing: 'Nobody has been instructed yet' }] : []
  return steps.map(one => ({
    term: stepNames[one.step] ?? one.step,
    value: formatCivilDate(one.happenedOn),
    note: [one.name, one.organisation, one.words].filter(Boolean).join(', '),
  }))
}
