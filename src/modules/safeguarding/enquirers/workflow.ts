import { targetOn } from '#law/safeguarding-targets.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const requestStates = [
  'to-sign',
  'to-address',
  'asked',
  'answered',
  'adequate',
  'taken-over',
  'withdrawn',
] as const
export type RequestState = (typeof requestStates)[number]
export type RequestAction =
  | 'sign'
  | 'address'
  | 'answer'
  | 'report'
  | 'accept'
  | 'sendBack'
  | 'takeOver'
  | 'withdraw'

export interface RequestInState {
  readonly state: RequestState
}

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const deciders: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']
/** Those outside the council who may be asked by name. */
export const askedRoles: readonly PersonRole[] = [
  'provider-manager',
  'provider-nominated',
  'provider-staff',
  'partner',
]

const open: readonly RequestState[] = ['to-sign', 'to-address', 'asked', 'answered']
const target = targetOn('caused-enquiry-report', '2026-04-01')
if (!target) throw new Error('What is asked of others has a target')

/** Somebody is asked to enquire, or to do something. The council stays responsible, judges what comes back, and owns the outcome. */
export const requestWorkflow: Workflow<RequestState, RequestAction, RequestInState> = {
  name: 'safeguarding.request',
  subject: 'request',
  initial: 'to-sign',
  states: {
    'to-sign': { label: 'Waits for a manager to sign why', tone: 'waiting' },
    'to-address': { label: 'Nobody is asked yet', tone: 'waiting' },
    asked: { label: 'Asked', tone: 'active' },
    answered: { label: 'Answered, to be judged', tone: 'waiting' },
    adequate: { label: 'Judged adequate', tone: 'good', ended: true },
    'taken-over': { label: 'Taken over by the council', tone: 'neutral', ended: true },
    withdrawn: { label: 'Withdrawn', tone: 'neutral', ended: true },
  },
  actions: {
    sign: {
      ...{ from: ['to-sign', 'to-address'], to: 'to-address', done: 'Signed' },
      label: 'Sign why the home, or somebody there, may be asked',
      ...{ can: 'request.sign', roles: ['safeguarding-manager'] },
    },
    address: {
      ...{ from: ['to-address', 'asked'], to: 'asked', label: 'Choose who is asked', done: 'They are asked' },
      ...{ can: 'concern.work', roles: team, tone: 'primary' },
    },
    answer: {
      ...{ from: ['asked'], to: 'answered', label: 'Answer', done: 'Your answer is sent' },
      ...{ can: 'request.answer', roles: askedRoles, tone: 'primary' },
    },
    report: {
      ...{ from: ['asked'], to: 'answered', label: 'The report came in', done: 'The report is written down' },
      ...{ can: 'concern.work', roles: team },
    },
    accept: {
      ...{ from: ['answered'], to: 'adequate', label: 'It is adequate', done: 'Judged adequate' },
      ...{ can: 'concern.decide', roles: deciders, tone: 'primary' },
    },
    sendBack: {
      ...{ from: ['answered'], to: 'asked', label: 'To be done again', done: 'Sent back' },
      ...{ can: 'concern.decide', roles: deciders },
    },
    takeOver: {
      ...{ from: open, to: 'taken-over', label: 'The council takes it over', done: 'Taken over' },
      ...{ can: 'concern.decide', roles: deciders },
    },
    withdraw: {
      ...{
        from: ['to-sign', 'to-address', 'asked'],
        to: 'withdrawn',
        label: 'Withdraw it',
        done: 'Withdrawn',
      },
      ...{ can: 'concern.work', roles: team, tone: 'warning' },
    },
  },
  clocks: {
    asked: {
      ...{ name: 'The answer', days: target.days, counting: target.counting },
      ...{ standing: target.standing, source: target.source },
    },
  },
}
