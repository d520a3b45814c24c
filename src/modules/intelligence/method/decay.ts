import { demand, demandFinite } from './demand.ts'

/**
 * What is left of a piece of evidence after some days: a half after each `halfLife`. Derived: that evidence ages is
 * common ground (ratings lose meaning with their age); the form is the simplest that never quite forgets.
 * @param age in days; what is dated ahead counts whole.
 * @param halfLife in days, more than 0; infinity for what does not age.
 * @returns from 0 to 1.
 */
export function decay(age: number, halfLife: number): number {
  demandFinite({ age })
  demand(halfLife > 0, `A half-life is more than 0, and not ${halfLife}`)
  return 2 ** -(Math.max(0, age) / halfLife)
}
