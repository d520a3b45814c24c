import { demand, demandFinite } from './demand.ts'

/**
 * What is left of a piece of evidence after some days: a half after each `halfLife`. Derived: that evidence ages is
 * common ground (ratings lose meaning with their age); the form is the simplest that never quite forgets.
 * @param age in days; what is dated ahead counts whole.
 * @param halfLife in days, more than 0; infinity for what does not age.
 * @returns from 0 to 1.
 */
export function decay(age: number, halfLife: number): number {
  // A picture asks this for each of its signals: no message is made where none is wanted.
  if (!Number.isFinite(age)) demandFinite({ age })
  if (!(halfLife > 0)) demand(false, `A half-life is more than 0, and not ${halfLife}`)
  return 2 ** -(Math.max(0, age) / halfLife)
}
