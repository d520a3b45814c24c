import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, so that none of them is begun when the others have ended. */
const longest = [
  'security/injection',
  'matrix/matrix',
  'api/examples',
  'journeys/bring-in-records',
  'journeys/small-and-bare',
  'faults/kills',
  'faults/start-and-stop',
  'journeys/',
  'faults/',
  'security/',
  'tests/',
]

/** As vitest orders them, but for those: on a machine that has not run them yet it knows no more than their sizes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => rankOf(a) - rankOf(b))
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex(part => moduleId.includes(part))
  return rank < 0 ? longest.length : rank
}
