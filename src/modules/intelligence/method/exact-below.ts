/** Below this expectation the normal forms are too rough, and `mid-p.ts` is to be used. */
export const EXACT_BELOW = 5
