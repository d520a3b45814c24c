import { type Block, shareWords } from '../backtest/words/block.ts'
import { FEWEST_KNOWN, FEWEST_OFFICERS, type HowTheyDid, type Named } from './how-they-did.ts'
import { quarterName, quarterOf } from './quarter.ts'

const HEADING = 'Officers’ own blind top ten, and Lantern’s'
const APART = `Fewer than ${['no', 'one', 'two', 'three'][FEWEST_OFFICERS]} officers`

const what =
  'Each quarter officers write down which homes they would visit next if they had only ten visits, before they look at Lantern’s list. It is sealed until the quarter is over. All are counted together and none by name.'

const counts =
  'A home that nobody has inspected since is not known, and not fine. Of each day Lantern’s ten is taken as it was written down then, from its top, as many as the officer named; one of ten is drawn by lot, to measure what is missed, and counts like the others.'

/** For the model card. Pure. */
export function ownTenBlock(did: HowTheyDid): Block {
  const { blind, beside, looked, anyLooked, quarters } = did
  const says = [what]
  if (!blind && !looked)
    return {
      heading: HEADING,
      says: [...says, `${APART} have written one in quarters that are over: nothing is shown yet.`],
    }
  if (anyLooked && !looked)
    says.push(`${APART} had looked at the list in the week before: theirs are not blind, and not counted.`)
  return {
    heading: HEADING,
    says: [...says, counts, ...(blind ? [verdict(did)] : [])],
    table: {
      caption: 'The next rating was below Good',
      head: ['Whose', 'Homes named', 'With a rating since', 'Below Good'],
      rows: [
        ...(blind ? [rowOf('Officers who had not looked at the list', blind)] : []),
        ...(beside
          ? [
              rowOf('The same, on days when Lantern’s ten was written down', beside.officers),
              rowOf('Lantern’s own ten on those days', beside.lantern),
            ]
          : []),
        ...(looked ? [rowOf('Officers who had looked in the week before: not blind', looked)] : []),
        ...quarters.map(one => rowOf(`Not looked, ${quarterName(quarterOf(one.quarter))}`, one)),
      ],
    },
  }
}

function rowOf(says: string, { homes, known, belowGood }: Named): readonly string[] {
  return [says, `${homes}`, `${known}`, belowGood ? shareWords(belowGood) : 'too few to say']
}

function verdict({ beside }: HowTheyDid): string {
  if (!beside)
    return 'They cannot be held against Lantern’s own ten yet: too few were written on days of which it was written down. What the rules would have said on days that are long enough ago stands in the tables of the back-test.'
  const [officers, lantern] = [beside.officers.belowGood, beside.lantern.belowGood]
  if (!officers || !lantern)
    return `Too few to say which did better: at least ${FEWEST_KNOWN} homes of each must have a rating since.`
  if (officers.lower95 > lantern.upper95) return 'Officers’ own ten did better than Lantern’s.'
  if (lantern.lower95 > officers.upper95) return 'Lantern’s ten did better than officers’ own.'
  return 'Neither did better that could be told.'
}
