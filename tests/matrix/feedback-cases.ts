import type { Case } from './case.ts'
import { concerns } from './safeguarding-cases.ts'
import { id, records } from './world.ts'

/** Judged on the case that it is about. */
const ofCases = (name: 'feedback' | 'not-safer', field: string, more: object = {}): readonly Case[] =>
  concerns().map(one => {
    const { concernId } = one.input as { readonly concernId: string }
    return { ...one, input: { version: 1, ...more, [field]: id(`${name}-${concernId}`) } }
  })

/** Only for whoever was chosen to ask; that somebody is asked is nobody else's business. */
const toAsk = (more: object = {}): readonly Case[] => [
  {
    on: 'what a colleague asks',
    input: { version: 1, ...more, feedbackId: records.feedbackOfColleague },
    facts: { council: 'own' },
    sensitive: true,
  },
  {
    on: 'what one was chosen to ask',
    input: { version: 1, ...more, feedbackId: records.feedbackAsked },
    facts: { council: 'own', assigned: true },
    sensitive: true,
  },
  {
    on: 'what another council asks',
    input: { version: 1, ...more, feedbackId: records.otherFeedback },
    facts: { council: 'other' },
    hidden: true,
  },
]

/** Asked afterwards: planned by those on the case, asked by somebody who is not. */
export const feedbackUnits: Readonly<Record<string, readonly Case[]>> = {
  'safeguarding.giveFeedback': ofCases('feedback', 'feedbackId', { askerId: records.account }),
  'safeguarding.leaveFeedback': ofCases('feedback', 'feedbackId', { notAsked: 'declined' }),
  'safeguarding.settleNotSafer': ofCases('not-safer', 'notSaferId', { safety: 'She is with her sister' }),
  'safeguarding.getFeedback': toAsk(),
  'safeguarding.answerFeedback': toAsk({
    ...{ answeredBy: 'self', answeredOn: '2026-11-13', listened: 'yes', safer: 'yes' },
  }),
}
