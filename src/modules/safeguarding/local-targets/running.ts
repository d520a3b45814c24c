import type { TargetCode } from '#law/safeguarding-targets.ts'

/** Targets by which a clock of Lantern runs as this council set them. The page says of the others that none does yet. */
const running: readonly TargetCode[] = [
  ...(['first-look', 'decision', 'planning', 'enquiry', 'plan-review', 'measure-detail'] as const),
  ...(['caused-enquiry-report', 'police-hold-review', 'before-a-finding', 'chase', 'pause-review'] as const),
  ...(['receipt', 'tell-placing-authority', 'duty-of-candour', 'pressure-guide'] as const),
  ...(['ask-after', 'not-safer-look', 'not-safer-contact', 'dispute', 'member-letter'] as const),
]

export const runningTargets: ReadonlySet<string> = new Set(running)
