import type { HomePlan, Inspection, RegistrationPlan } from './plan.ts'

/** An inspection as one registration shows it; `heldBy` names an earlier registration it is inherited from. */
export interface ShownInspection extends Inspection {
  readonly heldBy?: string
}

/**
 * What one registration of a home shows, oldest first: its own inspections and, when it inherits, what the
 * registration before it showed. Assessments are not carried over: CQC's block has nowhere to say whose they
 * were.
 */
export function historyOf(home: HomePlan, index: number): ShownInspection[] {
  const registration = home.registrations[index]
  if (!registration) return []
  const own = home.inspections.filter(inspection => wasDuring(inspection, registration))
  const before = home.registrations[index - 1]
  if (!registration.inherits || !before) return own
  const inherited = historyOf(home, index - 1)
    .filter(inspection => inspection.style !== 'assessment' && inspection.style !== 'early')
    .map(inspection => ({ ...inspection, heldBy: inspection.heldBy ?? before.locationId }))
  return [...inherited, ...own.filter(({ linkId }) => inherited.every(held => held.linkId !== linkId))]
}

function wasDuring(inspection: Inspection, registration: RegistrationPlan): boolean {
  if (inspection.published < registration.from) return false
  return registration.to === undefined || inspection.published <= registration.to
}
