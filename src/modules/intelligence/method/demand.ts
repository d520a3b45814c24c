/**
 * Every formula says with this what it can be asked: a number outside its domain ends in an error that names it, so
 * that NaN never comes out and is never taken for a result.
 * @throws RangeError with the message.
 */
export function demand(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message)
}

/** @throws RangeError naming the first that is NaN or infinite. */
export function demandFinite(numbers: Readonly<Record<string, number>>): void {
  for (const [name, number] of Object.entries(numbers))
    demand(Number.isFinite(number), `${name} must be a finite number, and is ${number}`)
}
