import { createHash } from 'node:crypto'
import type { Level } from '../triangulate/levels.ts'
import { type Fact, factKept, forAgency, forCouncil, type Known } from './facts.ts'
import type { Audience, Sureness } from './kinds.ts'

/** What was said at a meeting by a partner, without the words: those are kept apart and can be forgotten. */
export interface BroughtFact {
  readonly id: string
  readonly agency: string
  readonly on: string
  readonly sureness: Sureness
  readonly audience: Audience
}

/** A reason of the picture, with the facts that it rests on. */
export interface PictureReason {
  readonly says: string
  readonly theme: string | null
  readonly keys: readonly string[]
}

/** All that is known of one home, for the edition that it is taken from. */
export interface HomeKnown {
  readonly homeId: string
  readonly name: string
  /** So few live there that what is known of it points to somebody. */
  readonly small: boolean
  readonly level: Level | null
  readonly reasons: readonly PictureReason[]
  readonly facts: readonly Known[]
  readonly brought: readonly BroughtFact[]
}

export interface HomeInPack {
  readonly homeId: string
  readonly name: string
  readonly kept: boolean
  /** Null in a partner's edition, and where no picture has been made. */
  readonly level: Level | null
  readonly reasons: readonly { readonly says: string; readonly theme: string | null }[]
  readonly facts: readonly Fact[]
  readonly brought: readonly BroughtFact[]
}

export interface Pack {
  readonly edition: string
  readonly version: number
  readonly on: string
  readonly madeAt: string
  readonly homes: readonly HomeInPack[]
}

export interface Making {
  readonly version: number
  readonly on: string
  readonly madeAt: string
}

export const CLEARED = 'cleared'
export const COUNCIL = 'council'

/** For those who may know of every case: all of it. Pure. */
export function clearedPack(homes: readonly HomeKnown[], making: Making): Pack {
  return {
    ...{ edition: CLEARED, ...making },
    homes: homes.map(home => homeShown(home, home.facts, home.brought)),
  }
}

/** For the council's officers, of what is known without any case that is kept. Pure. */
export function councilPack(homes: readonly HomeKnown[], making: Making): Pack {
  const shown = (home: HomeKnown) =>
    homeShown(
      home,
      forCouncil(home.facts),
      home.brought.filter(one => one.audience !== 'case-roles'),
    )
  return {
    ...{ edition: COUNCIL, ...making },
    homes: homes.map(home => (home.small ? kept(home) : shown(home))),
  }
}

/** For one partner, of what officers see: facts, and never a level or its reasons. Pure. */
export function agencyPack(homes: readonly HomeKnown[], agency: string, making: Making): Pack {
  const shown = ({ homeId, name, facts, brought }: HomeKnown): HomeInPack => ({
    ...{ homeId, name, kept: false, level: null, reasons: [] },
    facts: forAgency(forCouncil(facts), agency).map(one => factKept(one, true)),
    brought: brought.filter(one => one.audience === 'partners'),
  })
  return {
    ...{ edition: agency, ...making },
    homes: homes.map(home => (home.small ? kept(home) : shown(home))),
  }
}

const kept = ({ homeId, name }: HomeKnown): HomeInPack => ({
  ...{ homeId, name, kept: true, level: null, reasons: [], facts: [], brought: [] },
})

/** A reason is given only where all that it rests on is: it must not tell of what is left out. */
function homeShown(home: HomeKnown, facts: readonly Known[], brought: readonly BroughtFact[]): HomeInPack {
  const keys = new Set(facts.map(one => one.key))
  const { homeId, name, level } = home
  return {
    ...{ homeId, name, kept: false, level },
    reasons: home.reasons
      .filter(reason => reason.keys.every(key => keys.has(key)))
      .map(({ says, theme }) => ({ says, theme })),
    facts: facts.map(one => factKept(one, false)),
    brought,
  }
}

/** The bytes of a pack, and what proves that they are still the same. */
export function sealed(pack: Pack): { readonly body: string; readonly hash: Buffer } {
  const body = JSON.stringify(pack)
  return { body, hash: hashOf(body) }
}

export const hashOf = (body: string): Buffer => createHash('sha256').update(body).digest()
