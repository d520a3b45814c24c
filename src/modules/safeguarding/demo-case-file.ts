import { fixedClock } from '#platform/clock.ts'
import { addCaseFile } from './case-files/commands.ts'
import { readCaseFile } from './case-files/queries.ts'
import { giving } from './demo-giving.ts'
import { demoIds } from './demo-ids.ts'
import { isThere, type SafeguardingDemo } from './demo-tools.ts'

const { enquiryConcern: concernId, caseFile: caseFileId } = demoIds

const notes = [
  'Teasel Court, first floor, night of 3 November 2026.',
  '23:10 Mrs Q in bed. 02:05 bell. Turned by J alone, as the other was downstairs. She said: mind my arm.',
  '05:40 Up, watching the road. Tea.',
].join('\n')

/** What the deputy handed over: the page of the night notes, typed out. */
export async function arrangeCaseFileDemo(demo: SafeguardingDemo): Promise<void> {
  if (await isThere(demo, readCaseFile, { concernId, caseFileId })) return
  const earlier = fixedClock(demo.clock.now().subtract({ hours: 25 }).toString())
  await demo.runnerWith(giving([caseFileId]), earlier).run(
    addCaseFile,
    {
      ...{ concernId, kind: 'care-record', intimate: false },
      what: 'The night notes of 3 November, typed out from the book on the first floor.',
      ...{ madeBy: 'Aisha Rahman, from the book', madeOn: '2026-11-12' },
      file: { fileName: 'Night notes.txt', bytes: new TextEncoder().encode(notes) },
    },
    demo.as('safeguarding-practitioner'),
  )
}
