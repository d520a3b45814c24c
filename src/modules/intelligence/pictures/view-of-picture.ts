import type { PictureView, SignalView } from '../schema.ts'
import type { Edition } from '../tellings/sources.ts'
import type { Reason } from '../triangulate/picture.ts'
import { numbersOf } from '../view/numbers.ts'
import { overrideInWords, ruleInWords, themeInWords } from '../view/words.ts'
import type { Loaded } from './load.ts'
import type { KeptPicture } from './make.ts'
import { missingIn } from './missing.ts'
import type { Moment } from './picture-store.ts'
import { type Reader, signalsSeen } from './seen-by.ts'

export interface Beside {
  readonly home: { readonly id: string; readonly name: string }
  readonly edition: Edition
  readonly on: string
  readonly asItWas: boolean
  readonly reader: Reader
  readonly history: readonly Moment[]
  readonly events: PictureView['events']
  readonly decisions: PictureView['decisions']
  /** What was written down when somebody looked, by the look’s id, and who did. */
  readonly looked: ReadonlyMap<string, { readonly by: string | null; readonly reason: string | null }>
}

const nothing: KeptPicture = {
  ...{ on: '', rules: '', level: 'insufficient', reasons: [], themes: [], flagged: [] },
  ...{ voice: { coverage: 0, heard: [], faded: [], never: [] }, counterEvidence: [], selfReported: [] },
  exposure: [],
}

/** A picture as its page and the API show it. Pure. */
export function viewOfPicture(loaded: Loaded, beside: Beside): PictureView {
  const { picture, inputsHash, since, before, rows } = loaded
  const shown = picture ?? nothing
  const seen = signalsSeen(rows, beside.reader)
  const signals = (keys: readonly string[]): SignalView[] =>
    keys.flatMap(key => seen.get(key) ?? []).sort((a, b) => (a.to < b.to ? 1 : -1))
  const { home, edition, on, asItWas, decisions } = beside
  return {
    ...{ home, edition, on, asItWas, rules: shown.rules, inputsHash, since, before, decisions },
    level: picture ? shown.level : null,
    reasons: shown.reasons.map(one => reasonView(one, shown, signals, on)),
    themes: shown.themes.map(({ theme, events, families, signals: keys }) => ({
      ...{ theme, name: themeInWords(theme, on) ?? 'The home as a whole', events, families },
      signals: signals(keys),
    })),
    flagged: flaggedViews(shown, loaded, beside, signals),
    exposure: signals(shown.exposure),
    counterEvidence: signals(shown.counterEvidence),
    selfReported: signals(shown.selfReported),
    derived: signals(shown.derived ?? []),
    voice: voiceView(shown),
    heard: heardView(shown),
    compared: comparedView(shown),
    missing: picture ? missingIn(shown) : [],
    history: beside.history.map(({ onDate, level, before, ruleCodes, afterwards }) => ({
      ...{ on: onDate, level, before, rules: [...ruleCodes], afterwards },
    })),
    events: [...beside.events],
  }
}

type Signals = (keys: readonly string[]) => SignalView[]

function reasonView(
  { rule, theme, families, signals: keys }: Reason,
  picture: KeptPicture,
  signals: Signals,
  on: string,
) {
  const themeName = themeInWords(theme, on)
  return {
    ...{ rule, ...ruleInWords(rule), theme, themeName, numbers: numbersOf(rule, theme, picture) },
    ...{ families: [...families] as SignalView['family'][], signals: signals(keys) },
  }
}

function flaggedViews(picture: KeptPicture, { looks }: Loaded, { looked }: Beside, signals: Signals) {
  return picture.flagged.map(({ override, eventKey, awaitsFirstLook, lifts, signals: keys }) => {
    const look = looks.find(one => one.eventKey === eventKey && one.state !== 'gone')
    const done = look?.state === 'done' ? look : undefined
    return {
      ...{ override, says: overrideInWords(override), eventKey, awaitsFirstLook, lifts },
      firstLookId: look?.state === 'waiting' ? look.id : null,
      look: done
        ? {
            on: done.lookedOn ?? '',
            by: looked.get(done.id)?.by ?? null,
            credible: done.credible ?? false,
            touches: [...(done.touches ?? [])],
            reason: looked.get(done.id)?.reason ?? null,
          }
        : null,
      signals: signals(keys),
    }
  })
}

function voiceView({ voice }: KeptPicture): PictureView['voice'] {
  const families = (kinds: readonly string[]) => [...kinds] as SignalView['family'][]
  const { coverage, heard, faded, never } = voice
  return { coverage, heard: families(heard), faded: families(faded), never: families(never) }
}

function heardView({ beside }: KeptPicture): PictureView['heard'] {
  if (!beside?.heard) return null
  const { counts, expected, homes, alike } = beside.heard
  const count = counts.reduce((sum, one) => sum + one, 0)
  return { count, expected, homes, like: alike ? 'same' : 'all' }
}

function comparedView({ beside }: KeptPicture): PictureView['compared'] {
  if (!beside?.alike) return null
  const { all: expected, homes, like } = beside.alike
  return { events: beside.events.all, expected, homes, like }
}
