import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { AttentionModel, CardModel, FactModel } from '#platform/view/models.ts'
import type { PictureView, SignalView } from '../schema.ts'
import { flaggedBlocks, type WaitingBlock } from './flagged.ts'
import { type Row, rowOf } from './signal-row.ts'
import { familyWords, levelWords } from './words.ts'

export interface ReasonBlock {
  readonly heading: string
  readonly numbers: string | null
  readonly ifWrong: string
  readonly rows: readonly Row[]
  /** Said where all of it is listed under a reason before. */
  readonly above: string | null
}

export interface PictureModel {
  readonly heading: string
  readonly tone: 'plain' | 'soft' | 'lamp' | 'clay'
  readonly lede: string
  readonly reasons: readonly ReasonBlock[]
  /** Waiting for a first look, kind by kind; and looked at. */
  readonly waiting: readonly WaitingBlock[]
  readonly flagged: readonly AttentionModel[]
  readonly exposure: CardModel
  readonly exposureRows: readonly Row[]
  readonly seen: CardModel
  readonly voice: CardModel
  readonly against: CardModel
  readonly againstRows: readonly Row[]
  readonly selfRows: readonly Row[]
  readonly derivedRows: readonly Row[]
  readonly missing: CardModel
  readonly decisions: CardModel
}

const tones = { insufficient: 'soft', routine: 'plain', look: 'lamp', 'act-now': 'clay' } as const

export const picturePath = (homeId: string): string => `/intelligence/homes/${homeId}`

/** The picture of a home, the reasons first; never a number in place of them, never a colour alone. Pure. */
export function pictureModel(view: PictureView): PictureModel {
  const { level, reasons } = view
  return {
    ...{ heading: headingOf(view), tone: level ? tones[level] : 'soft', lede: ledeOf(view) },
    reasons: [
      ...silentBlock(view),
      ...reasons.map((one, at) => ({
        heading: one.themeName ? `${one.says}: ${one.themeName.toLowerCase()}` : one.says,
        numbers: one.numbers,
        ifWrong: one.ifWrong.charAt(0).toLowerCase() + one.ifWrong.slice(1),
        ...rowsOnce(one, reasons.slice(0, at)),
      })),
    ],
    ...flaggedBlocks(view.flagged),
    exposure: {
      heading: 'Who could be harder to hear',
      text:
        view.exposure.length === 0
          ? 'Nothing is known here that would make people harder to hear. That may be because nobody has asked.'
          : 'What makes harm easier to miss, and help more needed. It sets how often to visit; it never raises the level.',
    },
    exposureRows: view.exposure.filter(one => !isSilentBlock(view) || !saysQuiet(one)).map(rowOf),
    seen: seenCard(view),
    voice: voiceCard(view),
    against: {
      heading: 'What speaks against a concern',
      text:
        view.counterEvidence.length === 0
          ? 'Nobody independent has said lately that it is well here.'
          : 'Independent people who say that it is well. It stands beside the concerns and takes nothing from them.',
    },
    againstRows: view.counterEvidence.map(rowOf),
    selfRows: view.selfReported.map(rowOf),
    derivedRows: view.derived.map(rowOf),
    missing: missingCard(view),
    decisions: decisionsCard(view),
  }
}

/** That few could notice raises no level. Where nothing else says anything it is why the home comes up all the same. */
const saysQuiet = ({ key }: SignalView): boolean => key.startsWith('isolation:')
const isSilentBlock = ({ level, reasons, exposure }: PictureView): boolean =>
  level === 'insufficient' && reasons.length === 0 && exposure.some(saysQuiet)

function silentBlock(view: PictureView): ReasonBlock[] {
  if (!isSilentBlock(view)) return []
  return [
    {
      heading: 'Nobody might tell us: go and listen',
      numbers:
        'This raises no level: it says how often to visit, and puts the home first among those of which too little is known',
      ifWrong: 'residents, relatives and staff, asked apart, know whom to tell and have had nothing to tell',
      ...{ rows: view.exposure.filter(saysQuiet).map(rowOf), above: null },
    },
  ]
}

type ReasonView = PictureView['reasons'][number]

/** Evidence is listed once: what stands on the same as a reason before says so. */
function rowsOnce({ signals }: ReasonView, before: readonly ReasonView[]) {
  const listed = new Set(before.flatMap(one => one.signals.map(signal => signal.key)))
  const fresh = signals.filter(signal => !listed.has(signal.key))
  if (fresh.length === signals.length) return { rows: signals.map(rowOf), above: null }
  const same = fresh.length === 0 ? 'It stands on what is listed above' : 'Beside what is listed above'
  return { rows: fresh.map(rowOf), above: same }
}

function headingOf({ level, asItWas, on }: PictureView): string {
  if (!level) return 'No picture has been made yet'
  return asItWas ? `${levelWords[level]}, as it was known on ${formatCivilDate(on)}` : levelWords[level]
}

function ledeOf({ level, since, on, reasons, asItWas }: PictureView): string {
  if (!level) return 'Lantern makes it within seconds of what it is told. Come back in a moment.'
  const prompt = 'A prompt to look, made by fixed rules from what was told: unproven, and not a finding.'
  const from = since && !asItWas ? ` It has been so since ${formatCivilDate(since)}.` : ''
  if (reasons.length === 0)
    return `Too little is known to say anything, which is not the same as being well.${from} ${prompt}`
  return `Made on ${formatCivilDate(on)}.${from} ${prompt}`
}

/** From which homes it was taken what is expected. */
const likeWords: Readonly<Record<NonNullable<PictureView['compared']>['like'], (homes: number) => string>> = {
  same: homes => `From ${homes} homes like it here`,
  nursing: homes => `From all ${homes} homes here with, or all without, nursing: too few are just like it`,
  all: homes => `From all ${homes} homes here: too few are just like it`,
}

function seenCard({ themes, compared }: PictureView): CardModel {
  const counted = (events: number, families: number) =>
    `${events === 1 ? 'One event' : `${events} separate events`}, ${families === 1 ? 'one kind of independent people' : `${families} kinds of independent people`}`
  return {
    heading: 'What is being seen',
    ...(themes.length === 0
      ? {
          text: 'No concern of an independent person counts now. That is about what was told, not about how people are.',
        }
      : {}),
    facts: [
      ...themes.map(({ name, events, families }) => ({ term: name, value: counted(events, families) })),
      ...(themes.length > 0 ? [comparedFact(compared)] : []),
    ],
  }
}

function comparedFact(compared: PictureView['compared']): FactModel {
  const term = 'Beside homes like it'
  if (!compared) return { term, missing: 'No homes like it to compare with' }
  const { events, expected, homes, like } = compared
  const value = `${plural(events, 'event')} here, about ${Math.round(expected)} in a home like it and of its size`
  return { term, value, note: likeWords[like](homes) }
}

function voiceCard({ voice, heard }: PictureView): CardModel {
  const names = (kinds: readonly SignalView['family'][]) => kinds.map(kind => familyWords[kind]).join(', ')
  const fact = (term: string, kinds: readonly SignalView['family'][]): FactModel =>
    kinds.length > 0 ? { term, value: names(kinds) } : { term, missing: 'Nobody' }
  const counted: FactModel = heard
    ? {
        term: 'In a year',
        value: `${heard.count} heard, about ${Math.round(heard.expected)} expected of a home like it`,
        note: likeWords[heard.like](heard.homes),
      }
    : { term: 'In a year', missing: 'How much to expect of a home like it is not known' }
  return {
    heading: 'Who has been heard',
    facts: [fact('Lately', voice.heard), fact('Long ago', voice.faded), fact('Never', voice.never), counted],
  }
}

function missingCard({ missing }: PictureView): CardModel {
  return {
    ...{ heading: 'What is missing, and how to get it', tone: 'soft' },
    facts: missing.map(({ what, how }) => ({ term: what, value: how })),
  }
}

type DecisionView = PictureView['decisions'][number]

function decisionFact({ kindLabel, who, dueOn, by, reason, at, level, ...rests }: DecisionView): FactModel {
  const stood = level === null ? '' : `; the level was “${levelWords[level]}”`
  const decided = `Decided by ${by ?? 'somebody'} on ${formatCivilDate(at.slice(0, 10))}${stood}`
  return {
    term: kindLabel,
    value: `${who ?? 'Somebody'}${dueOn ? `, by ${formatCivilDate(dueOn)}` : ''}. ${reason ?? 'The reason was removed.'}`,
    note: rests.facts.length > 0 ? `${decided}. ${restsOn(rests)}` : decided,
  }
}

/** What a decision that touches placements rests on, and whether the home was heard. */
function restsOn({
  facts,
  heardOn,
  unheard,
  said,
}: Pick<DecisionView, 'facts' | 'heardOn' | 'unheard' | 'said'>) {
  const on = `It rests on: ${facts.join('; ')}.`
  const words = said ?? 'What was written was removed.'
  if (unheard) return `${on} The home was not told, since that was unsafe: ${words}`
  return `${on} The home was told on ${heardOn ? formatCivilDate(heardOn) : 'a day not known'} and said: ${words}`
}

function decisionsCard({ decisions, home }: PictureView): CardModel {
  return {
    heading: 'What people decided',
    text: 'Lantern decides nothing: whoever does, does so by name and with a reason.',
    facts: decisions.map(decisionFact),
    links: [{ text: 'Decide what is done next', href: `${picturePath(home.id)}/decide` }],
  }
}
