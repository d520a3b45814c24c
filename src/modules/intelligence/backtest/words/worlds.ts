import { MOST_RAISED, type StoryOutcome, type WorldsResult } from '../worlds/run.ts'
import type { Outcome } from '../worlds/tally.ts'
import { type Block, shareWords } from './block.ts'

/** What the demonstration worlds say, in words and tables. */
export function worldsBlocks(result: WorldsResult): Block[] {
  return [
    { heading: `Worlds whose truth is known: rules ${result.rules}, ${result.seeds} worlds`, says: about },
    inOrderBlock(result),
    storiesBlock(
      'What is there to be found',
      'found',
      result.stories.filter(one => one.trouble),
    ),
    storiesBlock(
      'What is there to be left alone',
      'wrongly',
      result.stories.filter(one => !one.trouble),
    ),
    ...(result.lost.length > 0 ? [lostBlock(result)] : []),
  ]
}

const about = [
  'Every home in them is made up, and what is wrong with it was put there. They show what the rules would do if the world were so; they do not show that it is.',
  'Each world has a home of every kind below, beside homes that are all in order; all begins in the nineteenth month and is looked for a year.',
  'Intervals are Wilson’s, 95 in 100.',
]

function inOrderBlock({ inOrder, criesWolf }: WorldsResult): Block {
  const most = Math.round(MOST_RAISED * 100)
  return {
    heading: criesWolf ? 'Homes that are all in order: too many are raised' : 'Homes that are all in order',
    says: [
      `On one day ${shareWords(inOrder.atEnd)} of ${inOrder.homes} were at “look” or above, and ${shareWords(inOrder.actNow)} at “act now”. More than ${most} in 100 would be crying wolf${criesWolf ? ': so it is here' : ''}.`,
      `At some time in a year it was ${shareWords(inOrder.raised)} of those that were not to begin with.`,
    ],
  }
}

function storiesBlock(heading: string, raised: 'found' | 'wrongly', stories: readonly StoryOutcome[]): Block {
  return {
    heading,
    says: [
      raised === 'found'
        ? 'Found: at “look” or above within twelve months, of those that were not before it began.'
        : 'Raised: at “look” or above at some time in twelve months, of those that were not before; compare with homes that are all in order.',
      ...stories.map(({ code, says }) => `${code}: ${says}.`),
    ],
    table: {
      caption: heading,
      head: [
        'Story',
        raised === 'found' ? 'Found' : 'Raised',
        'Of',
        'Months to it',
        'At “look” after a year',
        '“Act now”',
      ],
      rows: stories.map(storyRow),
    },
  }
}

function storyRow(story: StoryOutcome): string[] {
  const { code, raised, atEnd, actNow } = story
  return [
    code,
    shareWords(raised),
    `${raised?.of ?? 0}`,
    monthsWords(story),
    shareWords(atEnd),
    shareWords(actNow),
  ]
}

function monthsWords({ months }: Outcome): string {
  return months ? `${months.half} (half within ${months.quarter} to ${months.threeQuarters})` : 'none'
}

function lostBlock({ stories, lost }: WorldsResult): Block {
  const troubles = stories.filter(one => one.trouble)
  return {
    heading: 'If one source were lost',
    says: [
      'What would be found if nothing came from a source, there and in the homes that it is compared with. Homes that were raised before are left out, as above. Looked at every three months, so that a little less is found than above.',
    ],
    table: {
      caption: 'Found without a source',
      head: ['Without', ...troubles.map(one => one.code)],
      rows: lost.map(({ source, stories: own }) => [source, ...own.map(one => shareWords(one.raised))]),
    },
  }
}
