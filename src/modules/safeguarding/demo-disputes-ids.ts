import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('demonstration', 'safeguarding', name)

/** Of disputes, the Ombudsman, letters from members and courts. */
export const disputed = {
  /** Each a step further: nobody reviews it, it is reviewed, it is decided, they were told. */
  disputeNew: id('dispute-new'),
  disputeReviewing: id('dispute-reviewing'),
  disputeDecided: id('dispute-decided'),
  disputeTold: id('dispute-told'),
  complaint: id('ombudsman-complaint'),
  complaintReference: id('reference-ombudsman'),
  complaintItem: id('ombudsman-item'),
  complaintDecided: id('ombudsman-complaint-decided'),
  complaintDecidedReference: id('reference-ombudsman-decided'),
  memberLetter: id('member-letter'),
  memberLetterReference: id('reference-member-letter'),
  letterAgreement: id('member-agreement'),
  letterDrafted: id('member-letter-drafted'),
  letterDraftedReference: id('reference-member-letter-drafted'),
  letterSigned: id('member-letter-signed'),
  letterSignedReference: id('reference-member-letter-signed'),
  courtCase: id('court-case'),
  courtOrder: id('court-order'),
  informationRequest: id('information-request'),
} as const
