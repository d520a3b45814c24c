import type { z } from 'zod'
import { demoPersonIds } from '#src/modules/people/index.ts'
import type { AddNote, DecideConcern, RaiseConcern } from './concern/schema.ts'
import { demoIds } from './demo-ids.ts'
import type { DemoRole } from './demo-tools.ts'

/** Fictional people in fictional homes. Nobody here lives or has lived. */
export const demoPeopleOfHomes = [
  {
    id: demoPersonIds.mrsQuin,
    story: 'mrsQuin',
    givenName: 'Margaret',
    familyName: 'Quin',
    knownAs: 'Mrs Quin, or Miss, as her pupils said',
    bornOn: '1941-03-09',
    sex: 'female',
    supportReason: 'memory-cognition',
    funding: 'this-council',
    communication:
      'Speaks clearly, best in the morning. Answers questions about now, not about yesterday. A photograph of the school helps.',
    matters: 'She taught for thirty years and has to be there before the children.',
  },
  {
    id: demoPersonIds.person,
    story: 'honestReporting',
    givenName: 'Edith',
    familyName: 'Marlowe',
    bornOn: '1936-11-21',
    sex: 'female',
    funding: 'self',
  },
  {
    id: demoPersonIds.son,
    story: 'punishedRelative',
    givenName: 'Arthur',
    familyName: 'Penrose',
    bornOn: '1939-06-02',
    sex: 'male',
    supportReason: 'physical',
    funding: 'other-council',
    placedBy: 'Placed by a neighbouring council in 2024',
  },
] as const

export interface PlannedConcern {
  readonly id: string
  readonly reportId: string
  /** From which the reference is made. */
  readonly referenceId: string
  readonly story: string
  readonly adult: keyof typeof demoPersonIds
  readonly daysAgo: number
  readonly by: DemoRole
  readonly input: Omit<z.input<typeof RaiseConcern>, 'homeId' | 'adult'>
  readonly looked?: DemoRole
  readonly notes?: readonly Omit<z.input<typeof AddNote>, 'concernId'>[]
  readonly decision?: Omit<z.input<typeof DecideConcern>, 'concernId' | 'version'>
  /** Why it is restricted, where it is. */
  readonly restricted?: string
}

export const demoConcerns: readonly PlannedConcern[] = [
  {
    ...{ id: demoIds.newConcern, reportId: demoIds.newReport, referenceId: demoIds.newReference },
    ...{ story: 'punishedRelative', adult: 'son', daysAgo: 1, by: 'partner' },
    input: {
      danger: 'not-known',
      words:
        'On my visit Mr Penrose had a graze on his shin and said that he fell on Tuesday night. The daily notes say nothing of a fall. He asked me not to make trouble for the girl on nights.',
      abuseTypes: ['neglect'],
      adultKnows: 'yes',
      adultWants: 'He wants his call bell to be within reach at night, and no fuss.',
    },
  },
  {
    ...{ id: demoIds.concern, reportId: demoIds.report, referenceId: demoIds.lookingReference },
    ...{ story: 'mrsQuin', adult: 'mrsQuin', daysAgo: 2, by: 'duty-worker' },
    input: {
      danger: 'no',
      words:
        'A neighbour rang: Mrs Quin was at the bus stop in her nightdress at half past five. The night carer came after ten minutes and was kind to her. It is the third time this month.',
      adultKnows: 'not-known',
      reporter: { relation: 'friend', naming: 'named', name: 'Sylvia Orme', contact: '01632 960144' },
    },
    looked: 'safeguarding-practitioner',
    notes: [
      {
        kind: 'risk',
        words: 'Rang the manager: two carers on tonight, one of them with her from four o’clock.',
      },
    ],
  },
  {
    ...{
      id: demoIds.managersConcern,
      reportId: demoIds.managersReport,
      referenceId: demoIds.managersReference,
    },
    ...{ story: 'mrsQuin', adult: 'mrsQuin', daysAgo: 9, by: 'provider-manager' },
    input: {
      danger: 'no',
      words:
        'Mrs Quin’s morning tablets were given twice on Sunday. We rang the GP within the hour; she was watched and came to no harm. I have spoken with the carer and changed how the round is signed.',
      abuseTypes: ['neglect'],
      adultKnows: 'yes',
      adultWants: 'She said: as long as I am not late.',
    },
    looked: 'safeguarding-practitioner',
    decision: {
      limbs: {
        needs: { answer: 'yes' },
        abuse: { answer: 'no', words: 'One mistake, told at once and put right. No sign of a pattern.' },
        protect: { answer: 'yes' },
      },
      outcome: 'no-enquiry',
      reason: 'quality',
      route: 'practice-team',
    },
  },
  {
    ...{
      id: demoIds.restricted,
      reportId: demoIds.restrictedReport,
      referenceId: demoIds.restrictedReference,
    },
    ...{ story: 'honestReporting', adult: 'person', daysAgo: 4, by: 'safeguarding-manager' },
    input: {
      danger: 'no',
      words:
        'Money is missing from Mrs Marlowe’s account. The card was used on days on which she did not leave the home. Her niece, who works for us, has the card.',
      abuseTypes: ['financial'],
      adultKnows: 'no',
    },
    restricted: 'The niece works for the council and could open the case.',
  },
]
