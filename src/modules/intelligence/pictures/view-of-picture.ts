import type { PictureView, SignalView } from '../schema.ts'
import { signalOfRow } from '../tellings/row.ts'
import { countsFor, type Edition } from '../tellings/sources.ts'
import type { Picture, Reason } from '../triangulate/picture.ts'
import { overrideInWords, ruleInWords, themeInWords } from '../view/words.ts'
import type { Loaded } from './load.ts'
import { heardOf } from './make.ts'
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
  readonly decisions: PictureView['decisions']
  /** What was written down when somebody looked, by the look’s id, and who did. */
  readonly looked: ReadonlyMap<string, { readonly by: string | null; readonly reason: string | null }>
}

const nothing: Picture = {
  ...{ on: '', rules: '', level: 'insufficient', reasons: [], themes: [], flagged: [] },
  ...{ voice: { coverage: 0, heard: [], faded: [], never: [] }, counterEvidence: [], selfReported: [] },
  exposure: [],
}

/** A picture as its page and the API show it. Pure. */
export function viewOfPicture(loaded: Loaded, beside: Beside): PictureView {
  const { picture, inputsHash, since, before, rows, expected } = loaded
  const shown = picture ?? nothing
  const seen = signalsSeen(rows, beside.reader)
  const signals = (keys: readonly string[]): SignalView[] =>
    keys.flatMap(key => seen.get(key) ?? []).sort((a, b) => (a.to < b.to ? 1 : -1))
  const { home, edition, on, asItWas, decisions } = beside
  return {
    ...{ home, edition, on, asItWas, rules: shown.rules, inputsHash, since, before, decisions },
    level: picture ? shown.level : null,
    reasons: shown.reasons.map(one => reasonView(one, signals, on)),
    themes: shown.themes.map(({ theme, events, families, signals: keys }) => ({
      ...{ theme, name: themeInWords(theme, on) ?? 'The home as a whole', events, families },
      signals: signals(keys),
    })),
    flagged: flaggedViews(shown, loaded, beside, signals),
    exposure: signals(shown.exposure),
    counterEvidence: signals(shown.counterEvidence),
    selfReported: signals(shown.selfReported),
    voice: voiceView(shown),
    heard: heardView(loaded, on, edition),
    missing: picture ? missingIn(shown, expected) : [],
    history: beside.history.map(({ onDate, level, before, ruleCodes, afterwards }) => ({
      ...{ on: onDate, level, before, rules: [...ruleCodes], afterwards },
    })),
    events: signals(shown.exposure)
      .filter(one => one.key.startsWith('homes:'))
      .map(one => ({ on: one.to, sentence: one.sentence })),
  }
}

type Signals = (keys: readonly string[]) => SignalView[]

function reasonView({ rule, theme, families, signals: keys }: Reason, signals: Signals, on: string) {
  const themeName = themeInWords(theme, on)
  return {
    ...{ rule, ...ruleInWords(rule), theme, themeName },
    ...{ families: [...families] as SignalView['family'][], signals: signals(keys) },
  }
}

function flaggedViews(picture: Picture, { looks }: Loaded, { looked }: Beside, signals: Signals) {
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

function voiceView({ voice }: Picture): PictureView['voice'] {
  const families = (kinds: readonly string[]) => [...kinds] as SignalView['family'][]
  const { coverage, heard, faded, never } = voice
  return { coverage, heard: families(heard), faded: families(faded), never: families(never) }
}

function heardView({ rows, expected }: Loaded, on: string, edition: Edition): PictureView['heard'] {
  if (!expected || expected.expected === null) return null
  const counting = rows.filter(row => countsFor(edition, row.source, row.restriction))
  const count = heardOf(counting.map(signalOfRow), on)
  return { count, expected: expected.expected, borrowed: expected.borrowed, homes: expected.homes }
}
