import type { Answer, Reason } from './answers.ts'
import data from './data/advocacy.json' with { type: 'json' }
import { type BankHolidays, workingDaysBetween } from './working-days.ts'

/**
 * Is there a duty or a power to have an advocate? Care Act 2014, section 68 (duty), and SI 2006/2883 (power to
 * instruct an independent mental capacity advocate in adult protection). The worker decides; this shows which it
 * is, and why. An urgent enquiry may begin before the advocate comes: section 68(6).
 */

export type Difficulty = 'understanding' | 'retaining' | 'weighing' | 'communicating'
export type AppropriatePersonTest = 'unpaid' | 'willing' | 'able' | 'accepted' | 'uninvolved'

export interface AdvocacyFacts {
  readonly difficulties: Readonly<Record<Difficulty, Answer>>
  /** Someone considered as the appropriate person; undefined where there is nobody. */
  readonly appropriatePerson?: Readonly<Record<AppropriatePersonTest, Answer>> | undefined
  /** For the protective measures at hand. */
  readonly hasCapacity: Answer
  /** Measures are in place, proposed or being thought of. */
  readonly protectiveMeasures: boolean
  /** The power also covers a person said to have harmed who lacks capacity; the duty covers the adult alone. */
  readonly about?: 'adult' | 'source-of-risk'
}

export interface Advocacy {
  readonly kind: 'duty' | 'power' | 'both' | 'none-yet'
  readonly duty: boolean
  readonly power: boolean
  readonly reasons: readonly Reason[]
}

export const difficulties = data.difficulties
export const appropriatePersonTests = data.appropriatePerson

export function advocacyFor(facts: AdvocacyFacts): Advocacy {
  const duty = dutyOf(facts)
  const power = powerOf(facts)
  return {
    kind: kindOf(duty.holds, power.holds),
    duty: duty.holds,
    power: power.holds,
    reasons: [duty.reason, power.reason],
  }
}

/**
 * Why this person may not be the appropriate person, one sentence for each test; none when they may. What is not
 * known counts against: the duty ends only when the council is satisfied that there is such a person.
 */
export function whyNotAppropriate(
  person: Readonly<Record<AppropriatePersonTest, Answer>>,
): readonly string[] {
  return data.appropriatePerson.flatMap(test => {
    const answer = person[test.code as AppropriatePersonTest]
    if (answer === 'yes') return []
    return [answer === 'no' ? `This person ${test.not}.` : `It is not known yet: ${lower(test.question)}`]
  })
}

/** How long an adult with a right to an advocate has been without: shown, never hidden by an urgent start. */
export function workingDaysWithoutAdvocate(
  since: Temporal.PlainDate,
  until: Temporal.PlainDate,
  holidays?: BankHolidays,
): number {
  return workingDaysBetween(since, until, holidays)
}

interface Part {
  readonly holds: boolean
  readonly reason: Reason
}

function dutyOf({ difficulties: hard, appropriatePerson, about = 'adult' }: AdvocacyFacts): Part {
  const { citations } = data
  if (about === 'source-of-risk') {
    return part(false, 'The duty is owed to the adult the enquiry is about.', citations.duty)
  }
  const found = data.difficulties.filter(one => hard[one.code as Difficulty] === 'yes')
  if (found.length === 0) {
    const unknown = Object.values(hard).includes('unknown')
    const says = unknown
      ? 'No duty yet: it is not known whether taking part would be very hard for the adult. Find out.'
      : 'No duty: nothing shows that taking part would be very hard for the adult.'
    return part(false, says, citations.duty)
  }
  const why = `${listed(found.map(one => one.says))} would be very hard for the adult`
  if (appropriatePerson === undefined) {
    return part(true, `A duty: ${why}, and there is nobody suitable to support them.`, citations.duty)
  }
  const against = whyNotAppropriate(appropriatePerson)
  return against.length === 0
    ? part(
        false,
        `No duty: ${why}, but a suitable person supports them. Look at it again if that changes.`,
        citations.appropriatePerson,
      )
    : part(true, `A duty: ${why}. ${against.join(' ')}`, citations.appropriatePerson)
}

function powerOf({ hasCapacity, protectiveMeasures, about = 'adult' }: AdvocacyFacts): Part {
  const citation = data.citations.power
  const who = about === 'adult' ? 'the adult' : 'the person said to have harmed'
  if (!protectiveMeasures) {
    return part(false, 'No power yet: no protective measure is in place or thought of.', citation)
  }
  if (hasCapacity === 'unknown') {
    return part(
      false,
      `No power yet: it is not known whether ${who} has capacity for the measures.`,
      citation,
    )
  }
  if (hasCapacity === 'yes') return part(false, `No power: ${who} has capacity for the measures.`, citation)
  return part(
    true,
    `A power: ${who} lacks capacity for the measures. Family or friends do not take it away.`,
    citation,
  )
}

function part(holds: boolean, says: string, citation: string): Part {
  return { holds, reason: { says, citation } }
}

function kindOf(duty: boolean, power: boolean): Advocacy['kind'] {
  if (duty && power) return 'both'
  if (duty) return 'duty'
  return power ? 'power' : 'none-yet'
}

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
