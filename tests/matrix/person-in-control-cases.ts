import type { Case } from './case.ts'
import { concerns, team } from './safeguarding-cases.ts'
import { records } from './world.ts'

/** The duty of the whole council: open to the safeguarding team. */
const onDuty = (input: object): readonly Case[] => [
  { on: 'the duty of the own council', input, facts: { council: 'own', openTo: team } },
]

/** What is written into a case about the person in control, and who is told. */
export const personInControlUnits: Readonly<Record<string, readonly Case[]>> = {
  'safeguarding.writeContactCard': concerns({ version: 0, safe: 'unknown' }),
  'safeguarding.mayReach': concerns({ channel: 'letter' }),
  'safeguarding.addPersonAround': concerns({ kind: 'friend', name: 'Matrix' }),
  'safeguarding.barPersonAround': concerns({
    aroundId: records.concernNew,
    because: 'adult-asked',
    words: 'They said so',
  }),
  'safeguarding.tellAboutRepresentative': concerns({
    aroundId: records.concernNew,
    route: 'opg',
    toldOn: '2026-11-01',
  }),
  'safeguarding.writeHearing': concerns({ spoken: false, notYet: 'unwell' }),
  'safeguarding.writeCapacity': concerns({ decision: 'This one', capacity: 'had', speaksAlone: 'yes' }),
  'safeguarding.decideAgainstWish': concerns({
    about: 'acting',
    what: 'The police are told',
    grounds: ['serious-crime'],
    proportionate: 'It is serious',
    spokeFreely: 'yes',
    told: 'not-yet',
  }),
  'safeguarding.writeAdvocacy': concerns({
    difficulties: { understanding: 'yes', retaining: 'no', weighing: 'no', communicating: 'no' },
    hasCapacity: 'yes',
    measures: false,
  }),
  'safeguarding.takeAdvocateStep': concerns({ step: 'instructed', happenedOn: '2026-11-01' }),
  'safeguarding.replyToReporter': concerns({
    couldBeSource: 'no',
    restricted: 'no',
    ground: 'none',
    how: 'telephone',
  }),
  'safeguarding.noteFeedbackNotGiven': concerns({ reason: 'declined' }),
  'safeguarding.recordPlaces': concerns({
    version: 0,
    happenedIn: 'own',
    adultNow: 'same-home',
    fundedBy: 'this-council',
  }),
  'safeguarding.noteAcceptance': concerns({
    councilCode: 'E10000003',
    acceptedBy: 'A manager',
    acceptedOn: '2026-11-01',
    inWriting: true,
    reason: 'It happened there',
  }),
  'safeguarding.doTellTask': concerns({ taskId: records.concernNew, channel: 'telephone' }),
  'safeguarding.writeLetterWish': concerns({ wants: 'spoken' }),
  'safeguarding.prepareLetter': concerns({
    ...{ letterStep: 'told', letterForm: 'letter', route: 'told', text: 'We were told' },
  }),
  'safeguarding.readLetter': concerns({ letterId: records.concernNew }),
  'safeguarding.handOverLetter': concerns({ letterId: records.concernNew, handedBy: 'council' }),
  'safeguarding.stopLetter': concerns({ letterId: records.concernNew, because: 'wrong' }),
  'safeguarding.addCaseFile': concerns({
    ...{ kind: 'other', what: 'Matrix', intimate: false },
    file: { fileName: 'matrix.txt', bytes: Uint8Array.from(Buffer.from('Matrix')) },
  }),
  'safeguarding.markFileIntimate': concerns({ caseFileId: records.concernNew }),
  'safeguarding.giveReasonToOpenFile': concerns({ caseFileId: records.concernNew, reason: 'injury' }),
  'safeguarding.shareFile': concerns({
    ...{
      caseFileId: records.concernNew,
      recipientId: records.concernNew,
      purpose: 'protection',
      words: 'Matrix',
    },
  }),
  'safeguarding.readCaseFile': concerns({ caseFileId: records.concernNew }),
  'safeguarding.openCaseFile': concerns({ caseFileId: records.concernNew }),
  'safeguarding.dutyView': onDuty({}),
  'safeguarding.writeHandover': onDuty({ words: 'Quiet' }),
}
