import type { RuleSet } from '../../triangulate/rule-set.ts'
import { worldHome } from './home.ts'
import { inOrder, type Story, stories } from './stories.ts'
import { sourceCodes } from './streams.ts'
import { count, emptyTally, type Outcome, outcomeOf, type Tally } from './tally.ts'
import { type References, references, watch } from './watch.ts'

/** More homes than this at "look" or above on one day, in a world where all is in order, and the rules cry wolf. */
export const MOST_RAISED = 0.15

export interface StoryOutcome extends Outcome {
  readonly code: string
  readonly says: string
  readonly trouble: boolean
}

export interface WorldsResult {
  readonly rules: string
  readonly seeds: number
  readonly inOrder: Outcome
  /** In null worlds more than `MOST_RAISED` are at "look" or above on one day. */
  readonly criesWolf: boolean
  readonly stories: readonly StoryOutcome[]
  /** What is found without one source, looked at every three months, nothing lost first; empty where not asked. */
  readonly lost: readonly { readonly source: string; readonly stories: readonly StoryOutcome[] }[]
}

export interface Asked {
  readonly seeds: number
  readonly rules: RuleSet
  /** Also without each source in turn: some ten times the work. */
  readonly lose?: boolean
}

/** In each world, beside one home of each story. */
const IN_ORDER = 3

/** Without each source in turn homes are looked at more seldom: it is asked ten times over. */
const QUARTER = 3
export const NOTHING = 'nothing'
const losable = [NOTHING, ...sourceCodes]

/**
 * World after world, each from its number, holding no more than counts; yields after each how many are done. The same
 * numbers give the same result to the byte.
 */
export function* runWorlds({ seeds, rules, lose = false }: Asked): Generator<number, WorldsResult> {
  const tallies = new Map<string, Tally>()
  const of = references(rules)
  for (let seed = 1; seed <= seeds; seed++) {
    for (const { home, story } of homesOf(seed)) {
      add(tallies, story.code, watch(home, { rules, of }))
      if (lose && story.trouble) withoutEach(tallies, { home, story }, rules, of)
    }
    yield seed
  }
  const ordinary = outcomeOf(tallies.get(inOrder.code) ?? emptyTally())
  return {
    ...{ rules: rules.version, seeds, inOrder: ordinary },
    criesWolf: (ordinary.atEnd?.share ?? 0) > MOST_RAISED,
    stories: stories.map(story => outcomeFrom(tallies, story, story.code)),
    lost: lose ? losable.map(source => ({ source, stories: lostOutcomes(tallies, source) })) : [],
  }
}

type Planted = { readonly home: ReturnType<typeof worldHome>; readonly story: Story }

function homesOf(seed: number): Planted[] {
  const all = [...stories, ...Array.from({ length: IN_ORDER }, () => inOrder)]
  return all.map((story, i) => ({ story, home: worldHome(`world-${seed}`, `home-${i}`, story) }))
}

function withoutEach(
  tallies: Map<string, Tally>,
  { home, story }: Planted,
  rules: RuleSet,
  of: References,
): void {
  for (const source of losable) {
    const without = source === NOTHING ? undefined : source
    add(tallies, `${story.code} without ${source}`, watch(home, { rules, of, without, every: QUARTER }))
  }
}

function add(tallies: Map<string, Tally>, code: string, watched: ReturnType<typeof watch>): void {
  const tally = tallies.get(code) ?? emptyTally()
  tallies.set(code, tally)
  count(tally, watched)
}

function outcomeFrom(tallies: ReadonlyMap<string, Tally>, story: Story, key: string): StoryOutcome {
  const { code, says, trouble } = story
  return { code, says, trouble, ...outcomeOf(tallies.get(key) ?? emptyTally()) }
}

function lostOutcomes(tallies: ReadonlyMap<string, Tally>, source: string): StoryOutcome[] {
  const troubles = stories.filter(story => story.trouble)
  return troubles.map(story => outcomeFrom(tallies, story, `${story.code} without ${source}`))
}
