import { recordConclusion } from './conclusion/commands.ts'
import type { PlannedStep } from './demo-enquiries.ts'
import { demoIds } from './demo-ids.ts'
import type { PlannedConcern } from './demo-stories.ts'
import { askFor } from './enquirers/ask.ts'
import { answerRequest } from './enquirers/asked-units.ts'
import { shareItem } from './enquirers/commands.ts'
import { judgeEnquiry, pauseEnquiry, planEnquiry } from './enquiry/commands.ts'
import { recordMeeting } from './meetings/commands.ts'
import { addOutcome, confirmOutcomes, recordAchieved } from './outcomes/commands.ts'
import { tellPolice } from './police/commands.ts'

/** Fictional, every one: nobody here lives or has lived. */
const decided = {
  limbs: { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } },
  outcome: 'enquiry',
} as const
const lead = { looked: 'safeguarding-practitioner', decision: decided } as const

export const enquiryConcerns: readonly PlannedConcern[] = [
  {
    ...{ id: demoIds.enquiryConcern, reportId: demoIds.enquiryReport, referenceId: demoIds.enquiryReference },
    ...{ ...lead, story: 'mrsQuin', adult: 'mrsQuin', daysAgo: 7, by: 'partner' },
    input: {
      danger: 'no',
      words:
        'The community nurse saw a bruise with four marks on Mrs Quin’s upper arm. The body map does not show it. She said: the tall one was in a hurry.',
      abuseTypes: ['physical'],
      adultKnows: 'yes',
      adultWants: 'I want the same two ladies at night, and no fuss about it.',
    },
  },
  {
    ...{ id: demoIds.pausedConcern, reportId: demoIds.pausedReport, referenceId: demoIds.pausedReference },
    ...{ ...lead, story: 'punishedRelative', adult: 'son', daysAgo: 12, by: 'partner' },
    input: {
      danger: 'no',
      words: 'Forty pounds went from Mr Penrose’s drawer, for the third time. He keeps the key on a ribbon.',
      abuseTypes: ['financial'],
      adultKnows: 'yes',
      adultWants: 'I want it to stop. I do not want anybody to lose their place.',
    },
  },
  {
    ...{
      id: demoIds.concludingConcern,
      reportId: demoIds.concludingReport,
      referenceId: demoIds.concludingReference,
    },
    ...{ ...lead, story: 'punishedRelative', adult: 'son', daysAgo: 40, by: 'duty-worker' },
    input: {
      danger: 'no',
      words: 'A visitor heard shouting from Mr Penrose’s room on a Sunday.',
      abuseTypes: ['psychological'],
      adultKnows: 'yes',
    },
  },
  {
    ...{
      id: demoIds.concludedConcern,
      reportId: demoIds.concludedReport,
      referenceId: demoIds.concludedReference,
    },
    ...{ ...lead, story: 'mrsQuin', adult: 'mrsQuin', daysAgo: 60, by: 'provider-manager' },
    input: {
      danger: 'no',
      words: 'Mrs Quin was left in the bath for twenty minutes while the carer answered a bell.',
      abuseTypes: ['neglect'],
      adultKnows: 'yes',
      adultWants: 'I was cold. I want somebody to stay.',
    },
  },
]

const practitioner = 'safeguarding-practitioner' as const
const clear = {
  'manager-or-owner-implicated': 'no',
  'crime-suspected': 'no',
  'several-residents': 'no',
  'earlier-poor-enquiry': 'no',
  'fear-of-reprisal': 'no',
} as const

const { enquiryConcern, pausedConcern, concludingConcern, concludedConcern, providerManager } = demoIds

function step(
  key: string,
  daysAgo: number,
  command: PlannedStep['command'],
  input: PlannedStep['input'],
  more: Partial<PlannedStep> = {},
): PlannedStep {
  return { key, by: practitioner, daysAgo, command, input, ...more }
}

const bruise: readonly PlannedStep[] = [
  step(
    'bruise-wants',
    5,
    addOutcome,
    { concernId: enquiryConcern, words: 'I want the same two ladies at night.', saidBy: 'self' },
    { id: demoIds.desiredOutcome },
  ),
  step('bruise-plan', 5, planEnquiry, {
    ...{
      concernId: enquiryConcern,
      version: 1,
      scope: 'How the bruise came about, and whether she is safe at night.',
    },
    findOut: 'Who helped her on the two nights before. What the notes and the rota say.',
    who: 'Aisha Rahman sees Mrs Quin alone, in the morning. The home sends notes and rota.',
  }),
  step('bruise-meeting', 5, recordMeeting, (day: Temporal.PlainDate) => ({
    ...{ concernId: enquiryConcern, kind: 'strategy-discussion', heldOn: day.toString() },
    purpose: 'Whether the police take it on.',
    present: 'Aisha Rahman, practitioner\nDC Imran Malik, police\nThe community nurse',
    leftOut: 'The home: its staff may be part of it.',
    decisions: 'The police do not take it on now. We see Mrs Quin first.',
  })),
  step(
    'bruise-ask',
    4,
    askFor,
    {
      ...{ concernId: enquiryConcern, kind: 'enquire', askedOf: 'home', conflicts: clear },
      ...{ recipientId: providerManager, about: 'Mrs Quin' },
      scope: 'Who helped Mrs Quin to bed on 7 and 8 November, and what do the night notes say?',
      know: 'A nurse saw a bruise on her upper arm on 9 November. Please do not ask staff about it yet.',
    },
    { id: demoIds.request },
  ),
  step(
    'bruise-protect',
    3,
    askFor,
    {
      ...{ concernId: enquiryConcern, kind: 'protect', askedOf: 'home', implicated: 'no' },
      ...{
        recipientId: providerManager,
        about: 'Mrs Quin',
        scope: 'Two carers help Mrs Quin at night, from tonight.',
      },
    },
    { id: demoIds.answeredRequest },
  ),
  step(
    'bruise-answer',
    2,
    answerRequest,
    { requestId: demoIds.answeredRequest, version: 1, words: 'Done from tonight. It is in the handover.' },
    { by: 'provider-manager' },
  ),
  step(
    'bruise-share',
    2,
    shareItem,
    {
      ...{ concernId: enquiryConcern, recipientId: providerManager, purpose: 'protection' },
      words: 'Mrs Quin sleeps better with the landing light on. Please leave it on.',
    },
    { id: demoIds.sharedItem },
  ),
]

const money: readonly PlannedStep[] = [
  step(
    'money-police',
    10,
    tellPolice,
    {
      ...{ concernId: pausedConcern, hold: 'yes', blocks: ['interviews', 'disclosure', 'letters'] },
      ...{ reference: 'FEN-2026-87740', officer: 'DC Imran Malik', contact: '01632 960170' },
      asks: 'Nobody to speak with staff until the camera is looked at.',
    },
    { id: demoIds.police },
  ),
  step('money-pause', 10, pauseEnquiry, { concernId: pausedConcern, version: 1, reason: 'police' }),
  step(
    'money-ask',
    9,
    askFor,
    {
      ...{ concernId: pausedConcern, kind: 'enquire', askedOf: 'home' },
      conflicts: { ...clear, 'crime-suspected': 'yes', 'fear-of-reprisal': 'unknown' },
      scope: 'Who has keys to the drawers on the first floor?',
    },
    { id: demoIds.unsignedRequest },
  ),
  step(
    'money-protect',
    9,
    askFor,
    {
      ...{ concernId: pausedConcern, kind: 'protect', askedOf: 'home', implicated: 'unknown' },
      scope: 'Please offer Mr Penrose the office safe for his money.',
    },
    { id: demoIds.unaddressedRequest },
  ),
]

const shouting: readonly PlannedStep[] = [
  step('shouting-plan', 38, planEnquiry, {
    ...{ concernId: concludingConcern, version: 1, scope: 'Whether anybody shouts at Mr Penrose.' },
  }),
  step('shouting-judge', 20, judgeEnquiry, { concernId: concludingConcern, version: 2 }),
  step(
    'shouting-conclusion',
    19,
    recordConclusion,
    {
      ...{
        concernId: concludingConcern,
        version: 3,
        riskAssessment: 'not-identified-no-action',
        capacity: 'had',
      },
      ...{
        words: 'It was the wireless: he is hard of hearing. He laughed about it.',
        location: 'care-home-residential',
      },
    },
    { id: demoIds.conclusion },
  ),
]

const bath: readonly PlannedStep[] = [
  step(
    'bath-wants',
    58,
    addOutcome,
    { concernId: concludedConcern, words: 'I was cold. I want somebody to stay.', saidBy: 'self' },
    { id: demoIds.bathOutcome },
  ),
  step('bath-plan', 57, planEnquiry, {
    ...{
      concernId: concludedConcern,
      version: 1,
      scope: 'How baths are staffed, and whether she was harmed.',
    },
  }),
  step('bath-still', 50, confirmOutcomes, { concernId: concludedConcern }),
  step('bath-judge', 6, judgeEnquiry, { concernId: concludedConcern, version: 2 }),
  step('bath-achieved', 6, recordAchieved, {
    ...{ concernId: concludedConcern, outcomeId: demoIds.bathOutcome, achieved: 'fully', saidBy: 'self' },
    words: 'Now one stays and we sing.',
  }),
  step('bath-conclusion', 5, recordConclusion, {
    ...{
      concernId: concludedConcern,
      version: 3,
      riskAssessment: 'identified-action',
      riskWorker: 'reduced',
    },
    ...{ riskPerson: 'removed', capacity: 'had', location: 'care-home-residential' },
    words: 'There was one carer for two floors. Baths are now planned with two on the floor.',
    personWords: 'They are careful now.',
  }),
]

export const enquirySteps: readonly PlannedStep[] = [...bruise, ...money, ...shouting, ...bath]
