import { stableId } from '#platform/ids.ts'
import { demoIds as demoSubmissions } from '../submissions/demo-ids.ts'
import { keyOf } from '../submissions/signals.ts'
import { factIdOf } from './facts.ts'

const id = (name: string): string => stableId('demonstration', 'sharing', name)

/** What the examples of this folder rely on in a fresh demonstration council. */
export const demoIds = {
  /** Held, with a pack and decisions. */
  held: id('held'),
  /** Planned for next week. */
  planned: id('planned'),
  /** A partner who is invited to it. */
  invited: id('invited'),
  /** Past its day. */
  decision: id('decision-overdue'),
  decisionOpen: id('decision-open'),
  /** Who was at the meeting that was held. */
  there: { icb: id('there-icb'), police: id('there-police'), officer: id('there-officer') },
  latency: id('latency'),
  brought: id('brought'),
  /** What district nurses told of a home on the agenda of the planned meeting. */
  fact: factIdOf('partners', keyOf(demoSubmissions.submission)),
  /** A serious case that was closed, and something is to change. */
  latencyClosed: stableId('demonstration', 'sharing', 'latency-closed'),
} as const
