import { hasTrait } from './code-list.ts'

/**
 * Who is responsible. Section 42 of the Care Act 2014 falls on the council in whose area the adult is, whoever
 * placed them or pays; practice between councils gives the lead to the council where it happened, and the
 * Safeguarding Adults Collection counts it there. It changes only when a named person elsewhere accepts in writing.
 * Whoever receives a report holds it and keeps the person safe until then.
 */
export interface Places {
  /** Codes of councils (ONS); undefined where it is not known or lies outside England. */
  readonly happenedIn: string | undefined
  readonly adultNowIn: string | undefined
  /** A code of `funders`. */
  readonly fundedBy: string
  /** The placing council, board or authority, as it is named. */
  readonly placedBy?: string | undefined
  readonly receivedBy: string
  readonly acceptance?: Acceptance | undefined
}

export interface Acceptance {
  readonly council: string
  /** The named person there. */
  readonly by: string
  readonly on: Temporal.PlainDate
  readonly inWriting: boolean
  readonly reason: string
}

export interface Responsibility {
  /** The council that leads. */
  readonly lead: string
  /** The council that keeps the person safe now. */
  readonly holds: string
  readonly because: string
}

export interface DayOneTask {
  readonly code:
    | 'tell-placing-authority'
    | 'tell-lead-council'
    | 'tell-council-where-adult-is'
    | 'offer-assessment'
  /** Whom to tell, where it is known. */
  readonly to?: string
  readonly due: Temporal.PlainDate
  readonly says: string
}

export function responsibilityFor({ happenedIn, receivedBy, acceptance }: Places): Responsibility {
  if (acceptance && isWhole(acceptance)) {
    const { council } = acceptance
    return { lead: council, holds: council, because: 'A named person there accepted it in writing.' }
  }
  if (happenedIn === undefined) {
    return {
      lead: receivedBy,
      holds: receivedBy,
      because: 'It is not known where it happened, so whoever received it leads.',
    }
  }
  const because =
    happenedIn === receivedBy
      ? 'It happened here.'
      : 'It happened there. Whoever received it keeps the person safe until a named person there accepts.'
  return { lead: happenedIn, holds: receivedBy, because }
}

/** An acceptance counts only in writing, from a named person, with a reason. */
function isWhole({ inWriting, by, reason }: Acceptance): boolean {
  return inWriting && by.trim() !== '' && reason.trim() !== ''
}

/** Prompts for the day the report came. None of them holds up what keeps the person safe. */
export function dayOneTasks(places: Places, receivedOn: Temporal.PlainDate): readonly DayOneTask[] {
  const { lead, holds } = responsibilityFor(places)
  const { fundedBy, placedBy, adultNowIn } = places
  const tasks: DayOneTask[] = []
  const add = (code: DayOneTask['code'], says: string, to?: string) =>
    tasks.push({ code, says, due: receivedOn, ...(to === undefined ? {} : { to }) })

  if (lead !== holds) {
    add(
      'tell-lead-council',
      'Tell the council where it happened, and ask who there accepts it in writing.',
      lead,
    )
  }
  if (hasTrait('funders', fundedBy, 'placing-authority')) {
    add(
      'tell-placing-authority',
      'Tell whoever placed the person or pays. What they must do is theirs.',
      placedBy,
    )
  }
  if (adultNowIn !== undefined && adultNowIn !== lead && adultNowIn !== holds) {
    add('tell-council-where-adult-is', 'Tell the council where the person is now.', adultNowIn)
  }
  if (fundedBy === 'self') {
    add('offer-assessment', 'Offer an assessment: whoever pays for their own care has the same service.')
  }
  return tasks
}
