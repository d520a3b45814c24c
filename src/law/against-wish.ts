import type { Fault } from './answers.ts'
import { isBlank } from './answers.ts'
import { type Day, hasTrait, isCodeOn } from './code-list.ts'

/**
 * Acting, sharing or going on against an adult's wish, and what is done when they say "please stop". Local practice
 * under the care and support statutory guidance, chapter 14: one or more grounds, why it is proportionate, and what
 * the adult was told and when. The same list is asked when they want it stopped: refusing does not end the duty
 * where somebody else is at risk or the adult may not be free. The data-protection basis is another question, and is
 * never consent.
 */
export interface AgainstWish {
  readonly about: 'acting' | 'sharing' | 'asked-to-stop'
  readonly outcome: 'goes-on' | 'stops'
  /** Codes of `acting-without-agreement`. */
  readonly grounds: readonly string[]
  readonly spokeFreely: 'yes' | 'no' | 'not-known'
  /** The newest view of the adult's capacity in this case: a code of `capacity`. */
  readonly capacity: string | undefined
  readonly proportionate: string | undefined
  /** A code of `data-protection-bases`. */
  readonly basis: string | undefined
  /** A code of `told-of-decision`. */
  readonly told: string
  readonly toldOn: string | undefined
}

/** Everything that the decision lacks, all at once; none where it can be made. */
export function againstWishFaults(decision: AgainstWish, day: Day): readonly Fault[] {
  return [...groundFaults(decision, day), ...weighingFaults(decision), ...toldFaults(decision, day)]
}

function groundFaults({ outcome, grounds, capacity }: AgainstWish, day: Day): readonly Fault[] {
  const unknown = grounds.filter(code => !isCodeOn('acting-without-agreement', code, day))
  if (unknown.length > 0) return [fault('grounds', 'Choose grounds from the list')]
  if (outcome === 'stops') {
    return grounds.length === 0
      ? []
      : [fault('outcome', 'A ground for going on is chosen. Go on, or take the ground away.')]
  }
  if (grounds.length === 0)
    return [fault('grounds', 'Choose at least one ground for going against their wish')]
  const needsCapacity = grounds.some(code =>
    hasTrait('acting-without-agreement', code, 'needs-capacity-decision'),
  )
  return needsCapacity && capacity !== 'lacked'
    ? [
        fault(
          'grounds',
          'Best interests are a ground only where they lack capacity for this decision. Write down your view of that first.',
        ),
      ]
    : []
}

function weighingFaults({
  about,
  outcome,
  spokeFreely,
  proportionate,
  basis,
}: AgainstWish): readonly Fault[] {
  const faults: Fault[] = []
  if (isBlank(proportionate)) {
    const ask = outcome === 'stops' ? 'Say how it was weighed' : 'Say why it is proportionate'
    faults.push(fault('proportionate', ask))
  }
  if (outcome === 'stops' && spokeFreely === 'no') {
    faults.push(
      fault('spokeFreely', 'Where they could not speak freely, hear them again alone before anything stops.'),
    )
  }
  if (about === 'sharing' && outcome === 'goes-on' && basis === undefined) {
    faults.push(fault('basis', 'Choose what the sharing rests on in data-protection law'))
  }
  return faults
}

function toldFaults({ told, toldOn }: AgainstWish, day: Day): readonly Fault[] {
  if (told !== 'told') return []
  if (toldOn === undefined) return [fault('toldOn', 'Say on which day they were told')]
  return toldOn > String(day) ? [fault('toldOn', 'This day cannot be in the future')] : []
}

function fault(field: string, message: string): Fault {
  return { field, message }
}
