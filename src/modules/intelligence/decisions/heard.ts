import { type FieldFault, Invalid } from '#platform/errors.ts'
import type { Decide } from '../schema.ts'
import type { Picture } from '../triangulate/picture.ts'
import { formalKinds } from '../view/words.ts'
import type { DecisionRow } from './decision-store.ts'

/** What somebody wrote with a decision, sealed. */
export interface DecisionWords {
  readonly reason: string
  /** What the home said to the facts, or why it was unsafe to tell it of them. */
  readonly said: string
}

type Given = Pick<Decide, 'kind' | 'facts' | 'heard' | 'heardOn' | 'said'>
type Rests = Pick<DecisionRow, 'facts' | 'heardOn' | 'unheard'> & Pick<DecisionWords, 'said'>

const nothing: Rests = { facts: [], heardOn: null, unheard: false, said: '' }
const FEWEST_WORDS = 10

/**
 * What a decision rests on. One that touches placements cites a fact at least, for no level says why, and one that is
 * more than who could be harder to hear; the home has heard it, unless that was unsafe and somebody says why. Pure.
 * @throws Invalid
 */
export function restingOn({ kind, ...given }: Given, picture: Picture, today: string): Rests {
  if (!formalKinds.includes(kind)) return nothing
  const facts = [...new Set(given.facts || [])]
  const said = given.said ?? ''
  const faults = [...factFaults(facts, picture), ...hearingFaults({ ...given, said }, today)]
  if (faults.length > 0) throw new Invalid(faults)
  const unheard = given.heard === 'unsafe'
  return { facts, said, unheard, heardOn: unheard ? null : given.heardOn || null }
}

function factFaults(facts: readonly string[], picture: Picture): FieldFault[] {
  const field = 'facts'
  if (facts.length === 0) return [{ field, message: 'Choose what it rests on: a level alone is no reason' }]
  const citable = factsToCite(picture)
  const unknown = facts.filter(key => !citable.includes(key) && !picture.exposure.includes(key))
  if (unknown.length > 0)
    return [{ field, message: 'Choose from what counts now: the picture has changed since you read it' }]
  if (facts.every(key => picture.exposure.includes(key)))
    return [
      {
        field,
        message:
          'Choose a concern too: that people could be harder to hear earns the home support, and never touches placements',
      },
    ]
  return []
}

/** What was told that a decision can rest on; who could be harder to hear is none of it. Pure. */
export function factsToCite({ themes, flagged }: Pick<Picture, 'themes' | 'flagged'>): readonly string[] {
  return [...new Set([...themes, ...flagged].flatMap(one => one.signals))]
}

function hearingFaults(
  { heard, heardOn, said }: Omit<Given, 'kind' | 'facts'> & { said: string },
  today: string,
) {
  const faults: FieldFault[] = []
  const say = (field: string, message: string) => faults.push({ field, message })
  if (!heard) say('heard', 'Say whether the home has heard these facts')
  if (heard === 'yes' && !heardOn) say('heardOn', 'Give the day on which the home was told')
  if (heard === 'yes' && heardOn && heardOn > today)
    say('heardOn', 'Give a day that has come: the home hears the facts before it is decided')
  if (heard && said.length < FEWEST_WORDS)
    say(
      'said',
      heard === 'yes'
        ? 'Say what the home said, or that it said nothing, in at least 10 characters'
        : 'Say why it was unsafe to tell the home, in at least 10 characters',
    )
  return faults
}
