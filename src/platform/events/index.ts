import { eventSummary, verifyEvents } from './check.ts'
import { sealEvents } from './commands.ts'
import { exportSubjectEvents, listEvents } from './list.ts'
import { eventsPolicy } from './policy.ts'
import { councilsToSeal } from './sealer.ts'

export type { Fault, FaultKind } from './faults.ts'
export {
  openSealKey,
  type PublicKeys,
  readPublicKeys,
} from './keyring.ts'
export { type Published, type PublishedSeal, readPublished, sealsFile } from './published.ts'
export { openSealing, provideSealing, type Sealing, type SealLog } from './sealing.ts'
export { type Verification, verifyDatabase } from './verify.ts'

/** What the platform's own module takes from here. */
export const eventsPart = {
  policy: eventsPolicy,
  commands: [sealEvents],
  sweeps: [{ command: sealEvents, due: councilsToSeal }],
  queries: [listEvents, exportSubjectEvents, verifyEvents, eventSummary],
}
