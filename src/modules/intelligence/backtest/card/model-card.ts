import { accuracyByGroup, type Came } from '../../equality/accuracy-by-group.ts'
import { levelsByGroup, type Placed } from '../../equality/levels-by-group.ts'
import { foretoldBlock, type HowItDid } from '../../foretold/how-it-did.ts'
import { ownTenBlock } from '../../own-ten/block.ts'
import type { HowTheyDid } from '../../own-ten/how-they-did.ts'
import type { RuleSet } from '../../triangulate/rule-set.ts'
import type { RealResult } from '../real/result.ts'
import { type Block, shareWords } from '../words/block.ts'
import { realBlocks } from '../words/real.ts'
import { worldsBlocks } from '../words/worlds.ts'
import type { WorldsResult } from '../worlds/run.ts'
import { bannerOf, failuresOf } from './failures.ts'
import { rulesBlocks } from './rules-blocks.ts'
import { type TransparencyField, transparencyRecord } from './transparency.ts'

/** What the card is made of: the running configuration, and results as they came. */
export interface CardAsked {
  readonly rules: RuleSet
  /** Results in worlds, of each version that was tried. */
  readonly worlds: readonly WorldsResult[]
  /** Results on histories, and whose they are; null where none were tried. */
  readonly real: RealResult | null
  readonly histories: string
  /** The council that uses it; null on no council's machine. */
  readonly council: string | null
  readonly signedOff: { readonly name: string; readonly role: string; readonly on: string } | null
  /** What was written down beforehand and what came of it; left out on no council's machine. */
  readonly foretold?: HowItDid
  /** How officers’ own tens did beside Lantern’s; left out likewise. */
  readonly ownTens?: HowTheyDid
  /** The same home by home, with the groups that each counts in; left out likewise. */
  readonly came?: Came
  /** Every home as it stands now with its groups; left out likewise. */
  readonly placed?: readonly Placed[]
}

export interface ModelCard {
  readonly title: string
  /** Stands at the top while something is wrong with it; null: nothing that is known. */
  readonly banner: string | null
  readonly blocks: readonly Block[]
  /** The public sector's algorithmic transparency record, field by field. */
  readonly transparency: readonly TransparencyField[]
}

/** The model card. Pure: the same configuration and results give the same bytes. */
export function modelCardOf(asked: CardAsked): ModelCard {
  const { rules, worlds, real } = asked
  const own = worlds.find(one => one.rules === rules.version)
  return {
    title: 'How Lantern asks for attention: model card',
    banner: bannerOf(own, real, asked.foretold),
    blocks: [
      whatItIs,
      whatItIsNot,
      signedOffBlock(asked.signedOff),
      dataBlock,
      ...rulesBlocks(rules),
      ...(worlds.length > 1 ? [versionsBlock(worlds, rules.version)] : []),
      ...(own ? worldsBlocks(own) : []),
      historiesBlock(asked),
      ...(real ? realBlocks(real) : []),
      foretoldWhen,
      ...(asked.foretold ? [foretoldBlock(asked.foretold)] : []),
      ...(asked.ownTens ? [ownTenBlock(asked.ownTens)] : []),
      { heading: 'Where it is known to fail', says: failuresOf(own, real) },
      equalityBlock(real),
      ...(asked.came ? [accuracyByGroup(asked.came)] : []),
      ...(asked.placed ? [levelsByGroup(asked.placed)] : []),
    ],
    transparency: transparencyRecord(asked),
  }
}

const whatItIs: Block = {
  heading: 'What it is',
  says: [
    'A table of rules that puts together what many independent people tell of a care home, and says how much attention the home asks for: insufficient information, routine, look, or act now. Every level comes with its reasons, each with date and source.',
    'It is for officers of the council who choose where to go next. A person decides, and gives a reason of their own.',
  ],
}

const whatItIsNot: Block = {
  heading: 'What it is not',
  says: [
    'It is no chance of abuse, no finding about a home, no rating and no league table. It decides nothing by itself; a decision on placements cannot rest on a level alone.',
    'It learns nothing from data: each number in it was set by people and can be read below.',
    'A home never sees a level. Nor do residents, the public, other homes, or lenders.',
    'Silence is not safety: where nothing is known it says so, and never “fine”.',
  ],
}

const foretoldWhen: Block = {
  heading: 'What it says is written down before anybody knows what comes',
  says: [
    'Whenever a level or its reasons change, and on the first of each month, the log keeps the day, the level, the rules that gave it with their version, and a hash over everything it was made of. Rows are added and never edited.',
    'How a home would have stood on days before Lantern was there is reckoned from what was known on them. It is marked so in the log, and counts as nothing foretold.',
    'What is expected of homes is kept for every day, so a picture of any day can be made again by the version of that day.',
  ],
}

function signedOffBlock(signed: CardAsked['signedOff']): Block {
  return {
    heading: 'Who signed it off',
    says: [signed ? `${signed.name}, ${signed.role}, on ${signed.on}.` : 'Nobody has signed it off yet.'],
  }
}

const dataBlock: Block = {
  heading: 'What goes in',
  says: [
    'Ids, codes, numbers and days: no names, and no words that anybody wrote. Even so it is held as personal data.',
  ],
  table: {
    caption: 'Sources',
    head: ['Source', 'What it tells', 'How it counts'],
    rows: [
      [
        'CQC’s public register',
        'Ratings and their age, inspections, registrations, providers',
        'Independent; one family, the regulator',
      ],
      [
        'Safeguarding concerns',
        'Alleged, being looked at, found, not found; one event however many report it',
        'By who told it: staff, relatives, health, police and others are separate families',
      ],
      [
        'What partners tell, and complaints',
        'What was seen by health, police, advocates and others; complaints to the council; what CQC, the Ombudsman and coroners published',
        'By who saw it or complained; from one source alone only for those who know of every case',
      ],
      [
        'NHS Capacity Tracker',
        'Places taken, agency staff',
        'The home’s own word: who could be harder to hear, and what returns are counted against',
      ],
      [
        'What a home says of itself',
        'Returns, near misses, its own reports',
        'Labelled as such: it neither raises nor clears',
      ],
      [
        'Who could be harder to hear',
        'Managers away, a new owner, never rated',
        'Never raises a level: it earns help and a visit',
      ],
    ],
  },
}

function versionsBlock(worlds: readonly WorldsResult[], inUse: string): Block {
  return {
    heading: 'Versions of the rules, tried in the same worlds',
    says: [`In use: version ${inUse}.`],
    table: {
      caption: 'Homes at “look” or above',
      head: ['Version', 'All in order, on one day', ...(worlds[0]?.stories.map(one => one.code) ?? [])],
      rows: worlds.map(one => [
        one.rules,
        shareWords(one.inOrder.atEnd),
        ...one.stories.map(story => shareWords(story.raised)),
      ]),
    },
  }
}

function historiesBlock({ real, histories }: CardAsked): Block {
  const says = real
    ? [`Tried on: ${histories}.`]
    : [
        'Not tried on the histories of real homes here. Until it is, nothing is known of how often it is right.',
      ]
  return { heading: 'On the histories of real homes', says }
}

function equalityBlock(real: RealResult | null): Block {
  return {
    heading: 'Is it fair to every kind of home and resident?',
    says: [
      real && real.groups.length > 0
        ? 'Kind of home, size, ownership and care for people with a learning disability: in the table above.'
        : 'Not measured: it needs histories to be tried on.',
      'How right it was by area deprivation and by how residents are paid for is not known from histories; by what was written down beforehand it is, in a table of its own, as soon as there are enough homes to say.',
      'By residents’ ethnicity, and by the languages that they speak, it is not known: nothing that reaches Lantern gives either by home, and it takes neither from the records of the few residents whom a case has made known, who are not all who live there. It is a gap and not a clean bill.',
      'Homes that the council runs itself go through the same rules.',
    ],
  }
}
