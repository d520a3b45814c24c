import { type Answer, type Fault, isBlank } from './answers.ts'

/**
 * May the home enquire for the council? Care Act 2014, section 42(2): the council makes enquiries or causes them
 * to be made, stays responsible, judges what comes back, and speaks to the adult itself. The check for conflicts of
 * interest is local practice. Any yes: not the home, unless a manager signs why.
 */

export type ConflictCheck =
  | 'manager-or-owner-implicated'
  | 'crime-suspected'
  | 'several-residents'
  | 'earlier-poor-enquiry'
  | 'fear-of-reprisal'

export interface ConflictQuestion {
  readonly code: ConflictCheck
  readonly question: string
  readonly says: string
}

export const conflictQuestions: readonly ConflictQuestion[] = [
  {
    code: 'manager-or-owner-implicated',
    question: 'Could the manager or the owner be part of it?',
    says: 'The manager or the owner could be part of it.',
  },
  {
    code: 'crime-suspected',
    question: 'Is a crime suspected?',
    says: 'A crime is suspected: the police come first.',
  },
  {
    code: 'several-residents',
    question: 'Are several residents affected, or could they be?',
    says: 'Several residents are or could be affected.',
  },
  {
    code: 'earlier-poor-enquiry',
    question: 'Has an earlier enquiry by this home been poor?',
    says: 'An earlier enquiry by this home was poor.',
  },
  {
    code: 'fear-of-reprisal',
    question: 'Is anyone afraid of what may follow if the home looks into it?',
    says: 'Someone is afraid of what may follow.',
  },
]

/** Signed by a manager of the council, with why the home may enquire all the same. */
export interface SignedException {
  readonly signedBy: string
  readonly why: string
}

export interface ConflictResult {
  readonly may: boolean
  /** Each thing that stands against the home, and what is not known yet. */
  readonly against: readonly string[]
  readonly unknown: readonly string[]
  readonly faults: readonly Fault[]
}

/** What is not known yet stands against the home as a yes does: find out, or have it signed. */
export function mayHomeEnquire(
  answers: Readonly<Record<ConflictCheck, Answer>>,
  exception?: SignedException,
): ConflictResult {
  const against = conflictQuestions.filter(({ code }) => answers[code] === 'yes').map(one => one.says)
  const unknown = conflictQuestions.filter(({ code }) => answers[code] === 'unknown').map(one => one.question)
  const clear = against.length === 0 && unknown.length === 0
  const faults = clear ? [] : exceptionFaults(exception)
  return { may: faults.length === 0, against, unknown, faults }
}

function exceptionFaults(exception: SignedException | undefined): readonly Fault[] {
  if (!exception) {
    return [
      {
        field: 'enquirer',
        message: 'Choose someone other than the home, or ask a manager to sign why the home may enquire',
      },
    ]
  }
  return [
    ...(isBlank(exception.signedBy) ? [{ field: 'signedBy', message: 'Say which manager signs' }] : []),
    ...(isBlank(exception.why)
      ? [{ field: 'why', message: 'Say why the home may enquire all the same' }]
      : []),
  ]
}

/** Where the council itself may be part of it: it runs the home, or its own staff are implicated. */
export interface OwnConflict {
  readonly councilRunsHome: boolean
  readonly councilStaffImplicated: boolean
  readonly decisionMaker: 'outside-the-line' | 'another-council' | 'inside-the-line'
}

export function ownConflictFaults({
  councilRunsHome,
  councilStaffImplicated,
  decisionMaker,
}: OwnConflict): readonly Fault[] {
  if (decisionMaker !== 'inside-the-line' || !(councilRunsHome || councilStaffImplicated)) return []
  const why = councilRunsHome ? 'The council runs this home' : 'Staff of the council are implicated'
  return [
    {
      field: 'decisionMaker',
      message: `${why}: choose a decision maker outside that line of management, or another council`,
    },
  ]
}
