import type { Case } from './case.ts'
import { records } from './world.ts'

type Cases = (more?: object) => readonly Case[]

/** What is alleged, the safety put around the adult, and what runs on: each names its case, and is judged on it. */
export const protectionCases = (
  concerns: Cases,
  sources: Cases,
): Readonly<Record<string, readonly Case[]>> => ({
  'safeguarding.recordAllegation': concerns({ abuseType: 'neglect', happened: 'not-known', words: 'Left' }),
  'safeguarding.makeFinding': concerns({
    ...{ allegationId: records.account, outcome: 'found', standardOfProof: 'Likely', reasons: 'Seen' },
  }),
  'safeguarding.getSources': sources(),
  'safeguarding.recordSource': sources({ kind: 'worker' }),
  'safeguarding.hearSource': sources({ sourceId: records.account }),
  'safeguarding.putMeasure': concerns({ measure: 'sensor', who: 'The home', untilOn: '2026-12-24' }),
  'safeguarding.weighMeasure': concerns({
    ...{ measureId: records.account, prevents: 'x', takes: 'x', alternatives: 'x', thinks: 'x' },
    reviewOn: '2026-12-24',
  }),
  'safeguarding.reviewMeasure': concerns({ measureId: records.account, found: 'x', reviewOn: '2026-12-24' }),
  'safeguarding.endMeasure': concerns({ measureId: records.account, why: 'x' }),
  'safeguarding.nameSupporter': concerns({ name: 'Sylvia' }),
  'safeguarding.recordContact': concerns({
    ...{ supporterId: records.account, kind: 'met', onDay: '2026-11-01', words: 'x' },
  }),
  'safeguarding.endSupport': concerns({ supporterId: records.account, ground: 'persons-word', words: 'x' }),
  'safeguarding.addPlanAction': concerns({ what: 'x', ownerId: records.account, dueOn: '2026-12-24' }),
  'safeguarding.settlePlanAction': concerns({ actionId: records.account, result: 'done' }),
  'safeguarding.reviewPlan': concerns({ outcome: 'not-needed', found: 'x' }),
  'safeguarding.addFollowUp': concerns({ process: 'coroner', ownerId: records.account }),
  'safeguarding.stepFollowUp': concerns({ followUpId: records.account, step: 'note', words: 'x' }),
  'safeguarding.recordCandour': concerns({ followUpId: records.account }),
  'safeguarding.findNotCandid': concerns({ followUpId: records.account, reasons: 'x' }),
  'safeguarding.recordDeath': concerns({ happened: 'not-known', othersAtRisk: 'no' }),
  'safeguarding.writeCircumstance': concerns({ kind: 'moved', version: 0 }),
  'safeguarding.noteSevereDamage': concerns({ foundOn: '2026-11-15' }),
  'safeguarding.fillGuide': concerns({ guide: 'falls' }),
})
