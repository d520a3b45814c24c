import data from './data/parallel-leads.json' with { type: 'json' }

/**
 * Who leads each process that runs beside a case, and when to think of one. Each row of the list
 * `parallel-processes` names its law; none waits for the enquiry, and none holds the case open.
 */
const leads: Readonly<Record<string, string>> = data.leads

/** Whoever leads it there, as the law or practice has it; nothing for a code that nobody knows. */
export const leadOf = (process: string): string | null => leads[process] ?? null

export interface Prompt {
  readonly process: string
  readonly says: string
  readonly citation: string
}

interface CaseFacts {
  readonly inHome: boolean
  readonly abuseTypes: readonly string[]
  /** Codes of what runs beside the case already, also what was dropped as not needed. */
  readonly processes: readonly string[]
}

/** What to think of in such a case and nobody has listed yet. A person decides whether it applies. */
export function thinkOf({ inHome, abuseTypes, processes }: CaseFacts): readonly Prompt[] {
  return data.thinkOf
    .filter(({ process }) => !processes.includes(process))
    .filter(({ where }) => where === 'any' || inHome)
    .filter(({ abuse }) =>
      Array.isArray(abuse) ? abuse.some(type => abuseTypes.includes(type)) : abuseTypes.length > 0,
    )
    .map(({ process, says, citation }) => ({ process, says, citation }))
}
