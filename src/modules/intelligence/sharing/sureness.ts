import type { Signal } from '#platform/signal.ts'
import type { Sureness } from './kinds.ts'

export interface Marked {
  readonly sureness: Sureness
  /** Why it is marked so, where no person said otherwise. */
  readonly why: string
}

type Told = Pick<Signal, 'source' | 'independence' | 'standing'>

/**
 * Whether a fact is hearsay or verified, by how it was told. What a home says of itself stays hearsay, even where it
 * says that it checked; so does what is reckoned from what others said. Pure.
 */
export function surenessOf({ source, independence, standing }: Told): Marked {
  if (independence === 'self-reported')
    return { sureness: 'hearsay', why: 'The home says so of itself, and nobody else has checked it' }
  if (source.family === 'regulator' || source.family === 'public-record')
    return { sureness: 'verified', why: 'It stands in a public register' }
  if (independence === 'derived') return { sureness: 'hearsay', why: 'It is reckoned from what others said' }
  if (standing === 'found') return { sureness: 'verified', why: 'It was looked into, or seen, and found so' }
  if (standing === 'being-looked-at')
    return { sureness: 'hearsay', why: 'It is being looked into, and nothing is found yet' }
  return { sureness: 'hearsay', why: 'It was said, and nobody has looked into it yet' }
}
