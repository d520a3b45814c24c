import { codesOn, type Day } from '#law/code-list.ts'

/** What is thought of at a death. Each that applies becomes a follow-up with an owner. */
export const deathPrompts = (day: Day) =>
  codesOn('parallel-processes', day).filter(one => one.traits.includes('of-a-death'))
