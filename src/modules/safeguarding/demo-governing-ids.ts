import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('demonstration', 'safeguarding', name)

/** Of what a manager, information governance and other systems have to do. */
export const governing = {
  breach: id('breach'),
  /** A concern that was raised on the wrong adult and moved. */
  movedConcern: id('concern-moved'),
  movedReport: id('report-moved'),
  movedReference: id('reference-moved'),
  /** Its decision is one of those drawn to be read again. */
  rereadConcern: id('concern-reread'),
  rereadReport: id('report-reread'),
  rereadReference: id('reference-reread'),
  rereadDecision: id('decision-reread-7'),
  accessRequest: id('access-request'),
  accessRequestNew: id('access-request-new'),
  accessRequestReady: id('access-request-ready'),
  accessRequestDone: id('access-request-done'),
  accessItem: id('access-item'),
  hold: id('hold'),
  oldConcern: id('concern-old'),
  oldReport: id('report-old'),
  oldReference: id('reference-old'),
  retentionItem: id('retention-item'),
  exchangeImport: id('exchange-import'),
} as const
