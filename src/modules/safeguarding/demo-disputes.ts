import { recordAccessRequest } from './access-request/commands.ts'
import { getAccessRequest } from './access-request/queries.ts'
import { recordOrder, recordProceedings } from './court/commands.ts'
import { demoIds } from './demo-ids.ts'
import { type DemoHelp, doing } from './demo-organisational.ts'
import { type DemoRole, isThere, type SafeguardingDemo } from './demo-tools.ts'
import { decideDispute, nameReviewer, recordDispute, tellDispute } from './disputes/commands.ts'
import { draftSheet, logLetter, recordAgreement, signSheet } from './member-letters/commands.ts'
import { addAsked, decideComplaint, recordComplaint } from './ombudsman/commands.ts'
import { referenceFrom } from './reference.ts'

const practitioner = 'safeguarding-practitioner' as const
const manager = 'safeguarding-manager' as const
const governance = 'information-governance' as const
type At = ReturnType<typeof doing>

/** What is disputed in the fictional council, what the Ombudsman and members ask, and what a court ordered. */
export async function arrangeDisputesDemo(demo: SafeguardingDemo, help: DemoHelp): Promise<void> {
  const last = { accessRequestId: demoIds.informationRequest }
  if (await isThere(demo, getAccessRequest, last, governance)) return
  const at = doing(demo, help)
  await disputes(at)
  await ombudsman(at)
  await letters(at)
  await court(at)
  await at(0, governance, [demoIds.informationRequest]).run(recordAccessRequest, {
    ...{ kind: 'freedom-of-information', askedBy: 'anyone', riskChecked: 'not-source' },
    ...{ receivedOn: at(0, governance).today, name: 'A reporter of the Fenmarsh Mercury' },
    asks: 'How many concerns about care homes came in last year, and how many led to an enquiry?',
  })
}

/** Mrs Quin's son, about her evening tablets: four times, each a step further. */
async function disputes(at: At): Promise<void> {
  const { rereadConcern: concernId, qualityOfficer, practiceOfficer, practitionerSouth } = demoIds
  const raise = (disputeId: string, daysAgo: number, said: string, wants?: string) =>
    at(daysAgo, practitioner, [disputeId]).run(recordDispute, {
      ...{ concernId, about: 'no-enquiry', side: 'family', who: 'Martin Quin, her son', said, wants },
      receivedOn: at(daysAgo, practitioner).today,
    })
  const name = (disputeId: string, daysAgo: number, reviewerId: string) =>
    at(daysAgo, manager).run(nameReviewer, { concernId, disputeId, version: 1, reviewerId })
  const decide = (disputeId: string, daysAgo: number, by: DemoRole, reason: string) => {
    const input = { concernId, disputeId, version: 2, outcome: 'stands', reason }
    return at(daysAgo, by).run(decideDispute, input)
  }
  await raise(demoIds.disputeTold, 50, 'It was late three times, not once.')
  await name(demoIds.disputeTold, 49, practiceOfficer)
  await decide(
    demoIds.disputeTold,
    43,
    'practice-officer',
    'The record of medicines shows one evening. He was shown it.',
  )
  await at(42, practitioner).run(tellDispute, {
    ...{ concernId, disputeId: demoIds.disputeTold, version: 3, whom: 'Martin Quin, by telephone' },
    ...{ toldOn: at(42, practitioner).today, words: 'He said that he would think about it.' },
  })
  await raise(demoIds.disputeDecided, 20, 'Nobody told me that you had decided.', 'To be told next time.')
  await name(demoIds.disputeDecided, 19, practitionerSouth)
  await decide(
    demoIds.disputeDecided,
    12,
    'safeguarding-practitioner-2',
    'The decision stands. He ought to have been told, and was not.',
  )
  await raise(demoIds.disputeReviewing, 8, 'I rang twice that week. It is in nobody’s notes.')
  await name(demoIds.disputeReviewing, 7, qualityOfficer)
  await raise(demoIds.disputeNew, 2, 'Her evening tablets were late again on Friday.', 'Look at it again.')
}

/** Each about a case of its own, and in neither case a trace of it. */
async function ombudsman(at: At): Promise<void> {
  const { complaint, complaintReference, complaintItem, complaintDecided } = demoIds
  const governing = (daysAgo: number, ids: readonly string[] = [], random: readonly string[] = []) =>
    at(daysAgo, governance, ids, random)
  await governing(30, [complaint], [complaintReference]).run(recordComplaint, {
    ...{ concernReference: referenceFrom('C', demoIds.movedReference), receivedOn: governing(30).today },
    ...{ number: '26 003 771', complainant: 'A neighbour of Mr Penrose' },
    about: 'That we wrote her worry on the wrong person, and told her so three weeks later.',
  })
  await governing(25, [complaintItem]).run(addAsked, {
    ...{ complaintId: complaint, version: 1, askedOn: governing(25).today, dueOn: at(-3, governance).today },
    words: 'Our policy on records that are on the wrong person, and our letters to her.',
  })
  await governing(200, [complaintDecided], [demoIds.complaintDecidedReference]).run(recordComplaint, {
    ...{ concernReference: referenceFrom('C', demoIds.oldReference), receivedOn: governing(200).today },
    ...{ number: '25 019 402', complainant: 'A niece' },
    about: 'That nobody looked for his glasses.',
  })
  await governing(40).run(decideComplaint, {
    ...{ complaintId: complaintDecided, version: 1, outcome: 'not-upheld', decidedOn: governing(40).today },
    words: 'We did what we said we would.',
  })
}

async function letters(at: At): Promise<void> {
  const log = (id: string, reference: string, daysAgo: number, about: string) =>
    at(daysAgo, practitioner, [id], [reference]).run(logLetter, {
      ...{ kind: 'councillor', member: 'Cllr Rosemary Tindall', asker: 'adult', couldBeSource: 'no' },
      ...{ about: 'Mrs Quin, who lives in her ward', receivedOn: at(daysAgo, practitioner).today },
      ...{ asks: 'Is it being looked at, and what is done meanwhile?', concernReference: about },
    })
  const agree = (memberLetterId: string, daysAgo: number, ids: readonly string[] = []) =>
    at(daysAgo, practitioner, ids).run(recordAgreement, {
      ...{ memberLetterId, version: 1, basis: 'adult-agrees', parts: ['looked-at', 'stage'] },
      ...{ givenOn: at(daysAgo, practitioner).today, who: 'Mrs Quin, on her own' },
      words: '“Tell Rosemary that you are looking. Not about my legs.”',
    })
  const draft = (memberLetterId: string, daysAgo: number) =>
    at(daysAgo, practitioner).run(draftSheet, {
      ...{ memberLetterId, version: 2 },
      sheet: {
        'looked-at': 'We know of what you write about, and it is being looked at.',
        'how-to-complain': 'Anyone may complain to the council, and then to the Ombudsman.',
      },
    })
  const looking = referenceFrom('C', demoIds.lookingReference)
  const reread = referenceFrom('C', demoIds.rereadReference)
  await log(demoIds.memberLetter, demoIds.memberLetterReference, 4, looking)
  await agree(demoIds.memberLetter, 3, [demoIds.letterAgreement])
  await log(demoIds.letterDrafted, demoIds.letterDraftedReference, 9, reread)
  await agree(demoIds.letterDrafted, 8)
  await draft(demoIds.letterDrafted, 7)
  await log(demoIds.letterSigned, demoIds.letterSignedReference, 11, reread)
  await agree(demoIds.letterSigned, 10)
  await draft(demoIds.letterSigned, 9)
  await at(8, manager).run(signSheet, { memberLetterId: demoIds.letterSigned, version: 3 })
}

/** A challenge of what keeps Mrs Quin from going out; the order says who may see the papers. */
async function court(at: At): Promise<void> {
  const { concludedConcern: concernId, courtCase, courtOrder } = demoIds
  await at(35, practitioner, [courtCase]).run(recordProceedings, {
    ...{ concernId, kind: 's21a', number: 'COP 14098711', leadId: demoIds.practitioner },
    ...{ about: 'Whether she may be kept from going out alone.', nextOn: at(-20, practitioner).today },
  })
  await at(28, practitioner, [courtOrder]).run(recordOrder, {
    ...{ concernId, courtCaseId: courtCase, version: 1, madeOn: at(28, practitioner).today },
    ...{ restricts: ['disclosure'], says: 'The papers are for the parties and their advisers.' },
    maySee: 'Mrs Quin, her litigation friend, the council and the home’s manager. Nobody else.',
  })
}
