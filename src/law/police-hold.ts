/**
 * A crime is suspected: the police come first with their investigation, and safety never waits for it. What they
 * may ask the council not to do for a while, always with a day on which they are asked again.
 */

export const heldBack = [
  { code: 'interviews', label: 'Do not interview anybody', says: 'interview anybody' },
  {
    code: 'disclosure',
    label: 'Do not tell anybody what was alleged',
    says: 'tell anybody what was alleged',
  },
  { code: 'letters', label: 'Do not write to anybody about it', says: 'write to anybody about it' },
] as const

export type HeldBack = (typeof heldBack)[number]['code']

export interface PoliceHold {
  readonly since: string
  /** The day on which the police are asked whether it is still needed. It does not end the hold. */
  readonly reviewOn: string | null
  readonly blocks: readonly string[]
}

/** True, or why not in a sentence. What keeps somebody safe is never held back. */
export function mayDespiteHold(
  hold: PoliceHold | undefined,
  what: HeldBack,
  purpose: 'protection' | 'other' = 'other',
): true | string {
  if (!hold || purpose === 'protection' || !hold.blocks.includes(what)) return true
  const says = heldBack.find(one => one.code === what)?.says
  return `The police have asked us not to ${says} for now. Ask the officer in the case, and write down when the hold is lifted. What keeps somebody safe does not wait.`
}

/** Several holds in one case are one: everything that any of them holds back, looked at again on the first day. */
export function allHolds(holds: readonly PoliceHold[]): PoliceHold | undefined {
  const [first] = holds
  if (!first) return undefined
  const days = holds.flatMap(one => one.reviewOn ?? []).sort()
  return {
    since: holds.map(one => one.since).sort()[0] ?? first.since,
    reviewOn: days[0] ?? null,
    blocks: [...new Set(holds.flatMap(one => one.blocks))],
  }
}
