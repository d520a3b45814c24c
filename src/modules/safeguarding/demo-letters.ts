import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { giving } from './demo-giving.ts'
import { demoIds } from './demo-ids.ts'
import { isThere, type SafeguardingDemo } from './demo-tools.ts'
import { prepareLetter, writeLetterWish } from './letters/commands.ts'
import { readLetter } from './letters/queries.ts'

const { enquiryConcern: concernId, letter: letterId } = demoIds

const text = [
  'Hello Mrs Quin.',
  'We talked with you in the front room. Thank you.',
  'You told us what you want: “I want the same two ladies at night.”',
  'We agreed: we ask Teasel Court who worked at night. We tell you what they say.',
  'You can change your mind. Tell us.',
  'If you are in danger now, ring 999.',
].join('\n\n')

/** Mrs Quin wants sheets in large letters; what was agreed waits to be read to her. */
export async function arrangeLettersDemo(demo: SafeguardingDemo): Promise<void> {
  if (await isThere(demo, readLetter, { concernId, letterId })) return
  const by = demo.as('safeguarding-practitioner')
  const earlier = fixedClock(demo.clock.now().subtract({ hours: 26 }).toString())
  const requestId = stableId('demonstration', 'letters', 'wish')
  await demo.runnerWith(systemIds, earlier).run(
    writeLetterWish,
    {
      ...{ concernId, wants: 'easy-read', steps: ['told', 'agreed', 'plan', 'concluded'] },
      words: 'Large letters. I have left my glasses with the children.',
    },
    { ...by, requestId },
  )
  await demo
    .runnerWith(giving([letterId]), earlier)
    .run(
      prepareLetter,
      { concernId, letterStep: 'agreed', letterForm: 'easy-read', route: 'read-aloud', text },
      by,
    )
}
