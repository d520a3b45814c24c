import type { Workflow } from '#platform/workflow/workflow.ts'

export const accessStates = ['stopped', 'received', 'reviewing', 'released', 'refused', 'withdrawn'] as const
export type AccessState = (typeof accessStates)[number]
export type AccessAction = 'stop' | 'resume' | 'gather' | 'release' | 'answer' | 'refuse' | 'withdraw'

/** What the guards of the table look at. */
export interface AccessInState {
  readonly state: AccessState
  /** Items that nobody has decided on. */
  readonly undecided?: number
  readonly seriousHarm?: string | null
  readonly kind?: 'subject-access' | 'freedom-of-information'
}

const roles = ['information-governance'] as const
const can = 'access-request.handle' as const

/** A request for records, from the day it came to the answer. The clock is that of the statute: see law/access-clocks. */
export const accessWorkflow: Workflow<AccessState, AccessAction, AccessInState> = {
  name: 'safeguarding.access-request',
  subject: 'request for records',
  initial: 'received',
  states: {
    stopped: { label: 'Stopped: somebody must look at who asks', tone: 'bad' },
    received: { label: 'Received', tone: 'waiting' },
    reviewing: { label: 'Being gone through', tone: 'active' },
    released: { label: 'Answered', tone: 'good', ended: true },
    refused: { label: 'Refused', tone: 'neutral', ended: true },
    withdrawn: { label: 'Taken back', tone: 'neutral', ended: true },
  },
  actions: {
    stop: {
      from: ['received', 'reviewing'],
      to: 'stopped',
      label: 'Stop it: look at who asks',
      done: 'It stands still',
      can,
      roles,
    },
    resume: { from: ['stopped'], to: 'received', label: 'Go on', done: 'It goes on', can, roles },
    gather: {
      from: ['received', 'reviewing'],
      to: 'reviewing',
      label: 'Search what is held',
      done: 'What is held was gathered',
      can,
      roles,
      tone: 'primary',
      guard: ({ kind }) =>
        kind !== 'freedom-of-information' ||
        'Information is not searched by person. Write the answer, without anything about people.',
    },
    release: {
      from: ['reviewing'],
      to: 'released',
      label: 'Release',
      done: 'Released',
      can,
      roles,
      guard: ({ undecided = 0, seriousHarm = null }) => {
        if (undecided > 0)
          return `Nobody has decided on ${undecided} ${undecided === 1 ? 'item' : 'items'} yet. Decide on each first.`
        return seriousHarm ? true : 'Say first whether giving it would be likely to cause serious harm.'
      },
    },
    answer: {
      from: ['received', 'reviewing'],
      to: 'released',
      label: 'Answer with information',
      done: 'Answered',
      can,
      roles,
      guard: ({ kind }) =>
        kind !== 'subject-access' ||
        'This is a request for one’s own records: go through what is held, item by item.',
    },
    refuse: {
      from: ['stopped', 'received', 'reviewing'],
      to: 'refused',
      label: 'Refuse',
      done: 'Refused',
      can,
      roles,
      tone: 'warning',
    },
    withdraw: {
      from: ['stopped', 'received', 'reviewing'],
      to: 'withdrawn',
      label: 'They took it back',
      done: 'Written down',
      can,
      roles,
    },
  },
}
