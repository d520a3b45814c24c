import { stableId } from '#platform/ids.ts'

const submission = stableId('demonstration', 'submission', 'district-nurses')
const alike = stableId('demonstration', 'submission', 'healthwatch')

/** What the examples of this folder rely on in a fresh demonstration council. */
export const demoIds = {
  /** District nurses were told that residents waited for help. */
  submission,
  /** Healthwatch was told it of a day near by. */
  alike,
  /** Of two that may be one event the one with the later key is shown with the other. */
  laterOfTwo: submission > alike ? submission : alike,
  earlierOfTwo: submission > alike ? alike : submission,
} as const
