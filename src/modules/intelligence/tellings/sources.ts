import type { Signal } from '#platform/signal.ts'

/** A reader for whom a picture is made: the home itself, the council's officers, those who may know of every case. */
export const editions = ['home', 'council', 'cleared'] as const
export type Edition = (typeof editions)[number]

/**
 * Sources that tell different readers different things, and so tell twice: each telling counts in its own pictures
 * alone. Every other source counts in all, as far as each signal's restriction lets it.
 */
const toldApart: Readonly<Record<string, readonly Edition[]>> = {
  safeguarding: ['council'],
  'safeguarding-cleared': ['cleared'],
}

/** Sources of which the home itself sent everything: its own edition shows them whatever their restriction. */
const suppliedByHomes: readonly string[] = ['capacity-tracker']

const mayRead: Readonly<Record<Edition, readonly Signal['restriction'][]>> = {
  home: ['published'],
  council: ['published', 'council'],
  cleared: ['published', 'council', 'case-roles'],
}

/** Whether a signal belongs in the picture that is made for this reader. */
export function countsFor(edition: Edition, source: string, restriction: Signal['restriction']): boolean {
  if (Object.hasOwn(toldApart, source) && !toldApart[source]?.includes(edition)) return false
  if (edition === 'home' && suppliedByHomes.includes(source)) return true
  return mayRead[edition].includes(restriction)
}
