import { type TargetCode, targetOn } from '#law/safeguarding-targets.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import type { StateClock, Workflow } from '#platform/workflow/workflow.ts'

export const enquiryStates = [
  'planning',
  'enquiring',
  'concluding',
  'paused',
  'concluded',
  'ceased',
  'died',
  'not-needed',
  'elsewhere',
] as const
export type EnquiryState = (typeof enquiryStates)[number]
export type EnquiryAction =
  | 'plan'
  | 'judge'
  | 'pause'
  | 'resumePlanning'
  | 'resumeEnquiring'
  | 'resumeConcluding'
  | 'conclude'
  | 'cease'
  | 'die'
  | 'setAside'
  | 'carryOn'
  | 'reopen'

/** What the guards of the table look at. */
export interface EnquiryInState {
  readonly state: EnquiryState
  /** Where it goes on after a pause. */
  readonly stateBefore: EnquiryState | null
  /** Why it cannot be concluded yet, in words; undefined where it can. */
  readonly unready?: string | undefined
}

const team: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const deciders: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']
const open: readonly EnquiryState[] = ['planning', 'enquiring', 'concluding', 'paused']

function clock(code: TargetCode, name: string): StateClock {
  const target = targetOn(code, '2026-04-01')
  if (!target) throw new Error(`An enquiry has a target ${code}`)
  const { days, counting, standing, source } = target
  return { name, days, counting, standing, source }
}

const back = (to: EnquiryState) => ({
  ...{ from: ['paused'] as const, to, label: 'Go on with it', done: 'The enquiry goes on' },
  ...{ can: 'concern.work' as const, roles: team },
  guard: ({ stateBefore }: EnquiryInState) =>
    (stateBefore ?? 'planning') === to || 'It goes on where it stood before the pause',
})

const unready = ({ unready: why }: EnquiryInState) => why ?? true

/** What the council finds out, and what should be done: Care Act 2014, section 42(2). It never holds back safety. */
export const enquiryWorkflow: Workflow<EnquiryState, EnquiryAction, EnquiryInState> = {
  name: 'safeguarding.enquiry',
  subject: 'enquiry',
  initial: 'planning',
  states: {
    planning: { label: 'Being planned', tone: 'waiting' },
    enquiring: { label: 'Finding out', tone: 'active' },
    concluding: { label: 'Being concluded', tone: 'active' },
    paused: { label: 'Paused', tone: 'waiting' },
    concluded: { label: 'Concluded', tone: 'good', ended: true },
    ceased: { label: 'Ended at the adult’s wish', tone: 'neutral', ended: true },
    died: { label: 'Ended: the adult died', tone: 'neutral', ended: true },
    'not-needed': { label: 'No enquiry after all', tone: 'neutral', ended: true },
    elsewhere: { label: 'Carried on elsewhere', tone: 'neutral', ended: true },
  },
  actions: {
    plan: {
      ...{
        from: ['planning', 'enquiring', 'concluding'],
        to: 'enquiring',
        label: 'Plan it',
        done: 'Planned',
      },
      ...{ can: 'concern.work', roles: team, tone: 'primary' },
    },
    judge: {
      ...{ from: ['enquiring'], to: 'concluding', label: 'Enough is found out' },
      ...{ done: 'Now it is to be concluded', can: 'concern.work', roles: team },
    },
    pause: {
      ...{ from: ['planning', 'enquiring', 'concluding'], to: 'paused', label: 'Pause its clock' },
      ...{ done: 'Paused. What keeps people safe goes on.', can: 'concern.work', roles: team },
    },
    resumePlanning: back('planning'),
    resumeEnquiring: back('enquiring'),
    resumeConcluding: back('concluding'),
    conclude: {
      ...{ from: ['concluding'], to: 'concluded', label: 'Conclude the enquiry' },
      ...{ done: 'The enquiry is concluded. The case stays open.', can: 'concern.decide', roles: deciders },
      guard: unready,
    },
    cease: {
      ...{ from: open, to: 'ceased', label: 'End it at the adult’s wish' },
      ...{ done: 'The enquiry has ended at the adult’s wish', can: 'concern.decide', roles: deciders },
      guard: unready,
    },
    die: {
      ...{
        from: open,
        to: 'died',
        label: 'The adult has died',
        done: 'The enquiry has ended: the adult died',
      },
      ...{ can: 'concern.work', roles: team },
    },
    setAside: {
      ...{ from: open, to: 'not-needed', label: 'No enquiry after all', done: 'Set aside' },
      ...{ can: 'concern.decide', roles: deciders },
    },
    carryOn: {
      ...{ from: open, to: 'elsewhere', label: 'It is carried on elsewhere', done: 'Carried on elsewhere' },
      ...{ can: 'concern.decide', roles: deciders },
    },
    reopen: {
      ...{ from: ['not-needed'], to: 'planning', label: 'Enquiry after all', done: 'The enquiry is opened' },
      ...{ can: 'concern.decide', roles: deciders },
    },
  },
  clocks: {
    planning: clock('planning', 'Plan the enquiry'),
    enquiring: clock('enquiry', 'Conclude the enquiry'),
    concluding: clock('enquiry', 'Conclude the enquiry'),
  },
}
