import { hasTrait } from '#law/code-list.ts'
import type { FieldFault } from '#platform/errors.ts'
import { gone, needed } from '../entries/rules.ts'

interface Put {
  readonly measure: string
  readonly detail?: string | undefined
  readonly untilOn: string
  readonly limits?: boolean | undefined
}

/** Does it limit where the adult goes or whom they see? Its kind says so, or the person who puts it in place. */
export const limitsThem = ({ measure, limits }: Put): boolean =>
  hasTrait('protective-measures', measure, 'limits-movement-or-contact') || limits === true

export function putFaults(put: Put, today: string): readonly FieldFault[] {
  const open = hasTrait('protective-measures', put.measure, 'needs-words')
  return [
    ...needed('detail', open && !put.detail, 'Say what is done'),
    ...needed(
      'limits',
      open && put.limits === undefined,
      'Say whether it limits where they go or whom they see',
    ),
    ...gone({ untilOn: put.untilOn }, today),
  ]
}

interface Weighed {
  readonly nextStep?: string | undefined
  readonly nextStepOwnerId?: string | undefined
  readonly nextStepOn?: string | undefined
  readonly reviewOn: string
}

/** A measure that limits leads to a next step in law, with an owner and a day. Any other needs none. */
export function weighFaults(weighed: Weighed, limits: boolean, today: string): readonly FieldFault[] {
  const { nextStep, nextStepOwnerId, nextStepOn, reviewOn } = weighed
  const asked = limits || nextStep !== undefined
  return [
    ...needed(
      'nextStep',
      limits && !nextStep,
      'It limits where they go or whom they see: choose what follows',
    ),
    ...needed('nextStepOwnerId', asked && !nextStepOwnerId, 'Choose who sees to it'),
    ...needed('nextStepOn', asked && !nextStepOn, 'Say by when'),
    ...gone({ nextStepOn, reviewOn }, today),
  ]
}
