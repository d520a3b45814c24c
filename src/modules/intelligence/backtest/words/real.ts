import {
  FEWEST_IN_A_GROUP,
  type OutcomeResult,
  type PredictorResult,
  type RealResult,
} from '../real/result.ts'
import { type Block, levelWords, numberWords, places, shareWords } from './block.ts'

/** What a back-test on real histories says, in words and tables. */
export function realBlocks(result: RealResult): Block[] {
  return [
    { heading: `${result.measures}: rules ${result.rules}`, says: [...scope(result), ...result.plainly] },
    ...result.outcomes.map(outcomeBlock),
    levelsBlock(result),
    ...(result.forecast ? [forecastBlock(result.forecast)] : []),
    kappaBlock(result),
    ...(result.lead ? [leadBlock(result.lead)] : []),
    ...(result.groups.length > 0 ? [groupsBlock(result)] : []),
  ]
}

function scope({ homes, dates, rows, days }: RealResult): string[] {
  if (dates.length === 0) return []
  return [
    `${homes} homes on ${dates.length} dates from ${dates[0]} to ${dates.at(-1)}: ${rows} rows, each followed for ${days} days.`,
    'On each date only what was known then goes in. A home that nobody inspected in that time counts for neither side. Intervals, 95 in 100, count homes and not rows.',
  ]
}

function outcomeBlock({ says, predictors, known, homes }: OutcomeResult): Block {
  return {
    heading: says.split('.')[0] ?? says,
    says: [says, `Known of ${known} rows of ${homes} homes.`].slice(says.includes('.') ? 0 : 1),
    table: {
      caption:
        'Area under the curve: 0.5 is a coin. Of the ten first on each date: how many it happened in, of those that were looked at',
      head: [
        'Told by',
        'Area',
        'Ten first',
        'Of them not looked at',
        'Lantern’s area less this',
        'Lantern is',
      ],
      rows: predictors.map(predictorRow),
    },
  }
}

const verdicts: Readonly<Record<PredictorResult['lantern'], string>> = {
  better: 'better',
  worse: 'worse',
  'no-better': 'no better that could be told',
  'not-known': 'not known',
}

function predictorRow({
  code,
  says,
  area,
  precisionAtTen,
  tenNotKnown,
  lanternLess,
  lantern,
}: PredictorResult) {
  return [
    says,
    area ? numberWords(area.area, area.lower95, area.upper95) : 'cannot be had',
    shareWords(precisionAtTen),
    shareWords(tenNotKnown),
    lanternLess ? numberWords(lanternLess.difference, lanternLess.lower95, lanternLess.upper95) : '',
    code === 'lantern' ? '' : verdicts[lantern],
  ]
}

function levelsBlock({ levels }: RealResult): Block {
  return {
    heading: 'What came of each level',
    says: ['A level is no chance of anything; this is what came of homes that had it.'],
    table: {
      caption: 'Next rating below Good, of those that were rated again',
      head: ['Level', 'Rows', 'Homes', 'Next rating below Good'],
      rows: levels.map(one => [
        levelWords[one.level],
        `${one.rows}`,
        `${one.homes}`,
        shareWords(one.belowGood),
      ]),
    },
  }
}

function forecastBlock({
  rows,
  brier,
  brierOfOneChance,
  bins,
  curve,
}: NonNullable<RealResult['forecast']>): Block {
  const better = brier < brierOfOneChance - 0.005 ? 'nearer' : 'no nearer that matters'
  return {
    heading: 'Calibration',
    says: [
      `Had each level been given the chance that had come of it by then, the mean squared error over ${rows} rows would be ${places(brier)}; with one chance for all homes it is ${places(brierOfOneChance)}: ${better}.`,
      ...(curve ? [] : ['The sample is too small to draw a curve of it.']),
    ],
    table: {
      caption: 'Foretold and happened',
      head: ['Foretold, in 100', 'Happened', 'Rows'],
      rows: bins.map(bin => [
        `${Math.round(bin.foretold * 100)}`,
        shareWords(bin.happened),
        `${bin.happened.of}`,
      ]),
    },
  }
}

function kappaBlock({ kappa }: RealResult): Block {
  return {
    heading: 'Agreement with the next rating beyond chance',
    says: [
      'Quadratic weights: 1 is agreement, 0 is what chance alone gives. “Good” for every home is 0 by its nature.',
    ],
    table: {
      caption: 'Weighted kappa',
      head: ['Graded by', 'Kappa', 'Homes'],
      rows: kappa.map(({ says, kappa: found }) => [
        says,
        found ? numberWords(found.kappa, found.lower95, found.upper95) : 'cannot be had',
        `${found?.of ?? 0}`,
      ]),
    },
  }
}

function leadBlock({ happened, raised, days }: NonNullable<RealResult['lead']>): Block {
  const ahead = days
    ? ` Half of those were raised ${Math.round(days.half)} days ahead or more; the middle half ${Math.round(days.quarter)} to ${Math.round(days.threeQuarters)} days. It is measured in half years, and so is rough.`
    : ''
  return {
    heading: 'How long before',
    says: [
      `Of ${happened} ratings below Good, ${shareWords(raised)} were of homes at “look” or above on the last date before.${ahead}`,
    ],
  }
}

function groupsBlock({ groups }: RealResult): Block {
  return {
    heading: 'Is it as right about every kind of home?',
    says: [
      `Groups of fewer than ${FEWEST_IN_A_GROUP} homes are not shown. Area deprivation, funding, ethnicity and language are not in CQC’s record: of these nothing is known here.`,
    ],
    table: {
      caption:
        'By group: raised to “look” or above; of those, next rating below Good; of ratings below Good, missed',
      head: ['Group', 'Homes', 'Raised', 'Rightly', 'Missed'],
      rows: groups.map(({ group, of, homes, ...shares }) =>
        homes < FEWEST_IN_A_GROUP
          ? [`${group}: ${of}`, 'too few to show', '', '', '']
          : [
              `${group}: ${of}`,
              `${homes}`,
              shareWords(shares.raised),
              shareWords(shares.raisedRightly),
              shareWords(shares.missed),
            ],
      ),
    },
  }
}
