/** Whose data a thing is, before anybody has looked. Pure. */
export interface Tagged {
  /** A code of access-owners. */
  readonly whose: string
  /** Kept back unless a reviewer says otherwise; null: somebody must decide. */
  readonly decision: 'withhold' | null
  /** A code of withholding-reasons. */
  readonly reason: string | null
}

const undecided = (whose: string): Tagged => ({ whose, decision: null, reason: null })
const kept = (whose: string, reason: string): Tagged => ({ whose, decision: 'withhold', reason })

/** Fields of a report that are about whoever told it. */
const OF_THE_REPORTER = ['reporterName', 'reporterContact']

/** Parts of a case that are about somebody else: whose, and why they are kept back. */
const OF_OTHERS: Readonly<Record<string, Tagged>> = {
  report: kept('reporter', 'third-party'),
  reporter: kept('reporter', 'third-party'),
  sources: kept('third-party', 'third-party'),
  trust: kept('third-party', 'third-party'),
  peopleAround: kept('third-party', 'third-party'),
  police: kept('police', 'crime'),
  // What a court ordered may itself say who may see it.
  court: kept('mixed', 'confidence'),
}

/** While police ask us to wait, what was seen in a home that is enquired into is kept back. */
function ofWelfare(kind: string, field: string): Tagged {
  if (kind === 'police-hold') return kept('police', 'crime')
  if (field === 'responsibleName') return kept('third-party', 'third-party')
  return undecided(field === 'check' ? 'own' : 'mixed')
}

/**
 * Reporters and other people are kept back by default, and a reporter who asked for that is a protected source in all
 * that they wrote: their words tell who they are. What the adult said of themself is theirs.
 */
export function tagOf(source: string, kind: string, field: string): Tagged {
  const protectedSource = kind === 'name-withheld' || kind === 'anonymous'
  if (source === 'welfare') return ofWelfare(kind, field)
  // Of an entry of a part the part: 'peopleAround.routes'.
  const ofOthers = source === 'part' ? OF_OTHERS[field.split('.')[0] ?? ''] : undefined
  if (ofOthers) return ofOthers
  // Whoever took a picture stood where it was taken.
  if (source === 'file' && field === 'report')
    return protectedSource ? kept('protected-source', 'protected-source') : kept('mixed', 'third-party')
  if (source === 'report' && protectedSource) return kept('protected-source', 'protected-source')
  if (source === 'report' && OF_THE_REPORTER.includes(field)) return kept('reporter', 'third-party')
  if (source === 'report') return kept('mixed', 'third-party')
  if (source === 'message') return kept(kind === 'reporter' ? 'reporter' : 'mixed', 'third-party')
  if (source === 'concern' && protectedSource && field !== 'adultWants')
    return kept('protected-source', 'protected-source')
  if (field === 'adultWants' || field === 'adultKnows') return undecided('own')
  return undecided('mixed')
}
