import { safeguardingTargets } from '#law/safeguarding-targets.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const letterStates = ['received', 'drafted', 'signed', 'answered', 'ended'] as const
export type LetterState = (typeof letterStates)[number]
export type LetterAction = 'draft' | 'sign' | 'send' | 'end'

/** What the guards of the table look at. */
export interface LetterInState {
  readonly state: LetterState
  /** Why some of the sheet may not be told now; undefined where all of it may. */
  readonly against?: string | undefined
  /** Whoever signs wrote the sheet. */
  readonly ownDraft?: boolean
}

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const target = safeguardingTargets.find(one => one.code === 'member-letter')
const covered = ({ against }: LetterInState): true | string => against ?? true

/** A letter from a councillor or a member of Parliament, from the day it came to the safe fact sheet that answers it. */
export const letterWorkflow: Workflow<LetterState, LetterAction, LetterInState> = {
  name: 'safeguarding.member-letter',
  subject: 'letter from an elected member',
  initial: 'received',
  states: {
    received: { label: 'To be answered', tone: 'waiting' },
    drafted: { label: 'Waits for a manager to sign', tone: 'active' },
    signed: { label: 'Signed, to be sent', tone: 'active' },
    answered: { label: 'Answered', tone: 'good', ended: true },
    ended: { label: 'Ended without a fact sheet', tone: 'neutral', ended: true },
  },
  actions: {
    draft: {
      from: ['received', 'drafted', 'signed'],
      to: 'drafted',
      label: 'Write the safe fact sheet',
      done: 'A manager has to sign it',
      ...{ can: 'member-letter.work', roles: team, tone: 'primary' },
      guard: covered,
    },
    sign: {
      from: ['drafted'],
      to: 'signed',
      label: 'Sign it',
      done: 'Signed',
      ...{ can: 'member-letter.sign', roles: ['safeguarding-manager'] },
      guard: record =>
        record.ownDraft ? 'You wrote this sheet yourself. Another manager signs it.' : covered(record),
    },
    send: {
      from: ['signed'],
      to: 'answered',
      label: 'It was sent',
      done: 'Written down',
      ...{ can: 'member-letter.work', roles: team },
      guard: covered,
    },
    end: {
      from: ['received', 'drafted', 'signed'],
      to: 'ended',
      label: 'End it without a fact sheet',
      done: 'Ended',
      ...{ can: 'member-letter.work', roles: team },
    },
  },
  clocks: {
    received: {
      name: 'Answer it',
      days: target?.days ?? 10,
      counting: target?.counting ?? 'working',
      standing: 'local target',
      source: 'No statute fixes a number of days; councils set their own',
    },
  },
}
