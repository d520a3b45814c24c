/** The functions of Cephes that Lantern uses: the package's own types cannot be found through its `exports`. */
declare module 'cephes' {
  /** Done once the functions can be called. */
  export const compiled: Promise<void>
  /** Standard normal: P(Z <= x), and its inverse for 0 < p < 1. */
  export function ndtr(x: number): number
  export function ndtri(p: number): number
  /** Regularised incomplete gamma: P(a, x), its complement Q(a, x), and the x at which Q(a, x) = q. */
  export function igam(a: number, x: number): number
  export function igamc(a: number, x: number): number
  export function igami(a: number, q: number): number
  /** The logarithm of the gamma function. */
  export function lgam(x: number): number
}
