import { SMALLEST_SHOWN } from '#law/small-counts.ts'
import { stableId } from '#platform/ids.ts'
import type { Signal } from '#platform/signal.ts'
import { keyIn } from '../pictures/counting.ts'
import type { SignalView } from '../schema.ts'
import { partnerOf } from '../submissions/kinds.ts'
import type { TellingRow } from '../tellings/row.ts'
import { signalInWords, themeInWords } from '../view/words.ts'
import { OWN_COUNCIL } from './agencies.ts'
import type { Sureness } from './kinds.ts'
import { surenessOf } from './sureness.ts'

/** What a person said of a fact for a meeting. */
export interface Mark {
  readonly id: string
  readonly factId: string
  readonly sureness: Sureness
  readonly agencies: readonly string[]
  readonly by: string
  readonly on: string
}

/** One fact of a home as it stands in a pack: codes, days and sentences, and no word that a person typed. */
export interface Fact {
  readonly sentence: string
  readonly theme: string | null
  readonly from: string
  readonly to: string
  readonly receivedOn: string
  readonly source: string
  readonly independence: Signal['independence']
  readonly standing: Signal['standing']
  readonly formerOwner: boolean
  readonly sureness: Sureness
  /** Why it is marked so; null where a person said so. */
  readonly why: string | null
  readonly mark: { readonly id: string; readonly by: string; readonly on: string } | null
  /** Anybody may read it elsewhere. */
  readonly published: boolean
  /** The partners who may see it beside that. */
  readonly agencies: readonly string[]
}

/** A fact with what it is judged on, before it is put into an edition. */
export interface Known extends Fact {
  readonly id: string
  readonly key: string
  readonly axis: Signal['axis']
  readonly family: Signal['source']['family']
  /** The agency that told it, where a partner did. */
  readonly toldBy: string | null
}

/** The same fact told to two kinds of reader is one fact. */
const oneSource = (source: string): string => (source === 'safeguarding-cleared' ? 'safeguarding' : source)

export const factIdOf = (source: string, key: string): string =>
  stableId('sharing-fact', oneSource(source), key)

export interface Telling {
  readonly row: TellingRow
  readonly signal: Signal
}

const CHALLENGED = 'Somebody challenges it, and it is not settled yet'

/** What was told, as facts. `whole`: for those who may know of every case, who see small numbers. Pure. */
export function knownFacts(
  tellings: readonly Telling[],
  seen: ReadonlyMap<string, SignalView>,
  marks: ReadonlyMap<string, Mark>,
  whole: boolean,
): Known[] {
  const facts = tellings.map(({ row, signal }): Known => {
    const id = factIdOf(row.source, row.key)
    const mark = marks.get(id)
    const { observed, receivedOn, independence, standing, axis, source } = signal
    const standard = surenessOf(signal)
    const told = row.source === 'partners' ? partnerOf(source.kind) : undefined
    const view = seen.get(keyIn(row.source, row.key))
    return {
      ...{ id, key: keyIn(row.source, row.key), axis, family: source.family, toldBy: told?.code ?? null },
      sentence: sentenceOf(signal, whole),
      theme: themeInWords(signal.theme, observed.to),
      ...{ from: observed.from, to: observed.to, receivedOn, independence, standing },
      source: told?.label ?? view?.source ?? source.kind,
      formerOwner: view?.formerOwner ?? signal.owner === 'former',
      sureness: mark?.sureness ?? standard.sureness,
      why: view?.challenge ? CHALLENGED : mark && mark.sureness !== standard.sureness ? null : standard.why,
      mark: mark ? { id: mark.id, by: mark.by, on: mark.on } : null,
      published: signal.restriction === 'published',
      agencies: mark?.agencies ?? [],
    }
  })
  return facts.toSorted((a, b) => (a.to === b.to ? (a.key < b.key ? -1 : 1) : a.to < b.to ? 1 : -1))
}

/** A number below five is not said, where it would have been. */
function sentenceOf(signal: Signal, whole: boolean): string {
  const { measure, what } = signal
  const said = signalInWords(signal)
  if (whole || measure.kind !== 'count' || measure.count >= SMALLEST_SHOWN) return said
  const words = signalInWords({ ...signal, measure: { kind: 'happened' } })
  return said === words || what === 'safeguarding.concern' ? words : `${words}: fewer than five`
}

/**
 * For officers: what rests on one kind of source alone points to whoever spoke, so it stays with those who have a role
 * in cases. What is published is no second voice beside theirs; it is shown to all, as is what makes a home harder to hear.
 */
export function forCouncil(facts: readonly Known[]): Known[] {
  const families = new Map<string | null, Set<string>>()
  for (const { theme, family, axis, published } of facts) {
    if (axis !== 'signal' || published) continue
    families.set(theme, (families.get(theme) ?? new Set()).add(family))
  }
  return facts.filter(
    ({ published, axis, theme }) => published || axis !== 'signal' || (families.get(theme)?.size ?? 0) > 1,
  )
}

/** For one partner, of what officers see: what is published, what it told itself, what a person opened to it. */
export function forAgency(facts: readonly Known[], agency: string): Known[] {
  if (agency === OWN_COUNCIL) return [...facts]
  return facts.filter(
    ({ published, toldBy, agencies }) => published || toldBy === agency || agencies.includes(agency),
  )
}

/** As it is kept in a pack: without keys, and for partners without who else may see it or who marked it. */
export function factKept(fact: Known, forPartner: boolean): Fact {
  const { id: _id, key: _key, axis: _axis, family: _family, toldBy: _told, ...kept } = fact
  if (!forPartner) return kept
  return {
    ...kept,
    mark: null,
    agencies: [],
    why: kept.why ?? 'An officer of the council checked how sure it is',
  }
}
