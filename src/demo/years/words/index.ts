import { scenesOfCare } from './scenes-of-care.ts'
import { scenesOfHarm } from './scenes-of-harm.ts'

export * as asked from './asked.ts'
export * as people from './people.ts'
export { choose, say, type Who } from './say.ts'
export type { Scene } from './scene.ts'
export * as work from './work.ts'
export const scenes = [...scenesOfCare, ...scenesOfHarm]
