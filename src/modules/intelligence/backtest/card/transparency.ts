import type { CardAsked } from './model-card.ts'

export interface TransparencyField {
  readonly section: string
  readonly field: string
  readonly value: string
}

/**
 * The fields of the Algorithmic Transparency Recording Standard of the UK government, as far as Lantern can fill them;
 * what only the council can say is left to it, and says so. The order of its two tiers is from general knowledge and
 * should be checked against the form that is to be sent [GK].
 */
export function transparencyRecord({
  rules,
  council,
  signedOff,
  real,
  worlds,
  histories,
}: CardAsked): TransparencyField[] {
  const own = worlds.find(one => one.rules === rules.version)
  const sections: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'Tier 1: in short': {
      Name: `Lantern: attention levels for care homes, rules version ${rules.version}`,
      Description:
        'Puts together what independent people tell of a care home by a table of rules that anyone can read, and says how much attention it asks for, with reasons. Officers use it to choose where to go next.',
      Website: TO_FILL,
      'Contact email': TO_FILL,
    },
    'Tier 2: owner and responsibility': {
      'Organisation or department': council ?? TO_FILL,
      'Senior responsible owner': signedOff
        ? `${signedOff.name}, ${signedOff.role}`
        : 'Nobody has signed it off yet',
      Supplier: 'None: open source, MIT licence; the council runs it itself or says who does',
    },
    'Tier 2: description and rationale': {
      'Detailed description': `${rules.levels.length} rules over counts of independent tellings, their severity, standing and age; ${rules.overrides.length} kinds of telling that wait for no second source`,
      Benefits:
        'A home that has gone silent comes up; a home that reports openly is not punished for it; every choice of where to go can be explained',
      'Previous process': TO_FILL,
      'Alternatives considered':
        'The last rating alone, the time since inspection, the provider’s other homes, and officers’ own blind choice where a council has kept it: the results compare with each',
    },
    'Tier 2: decision making': {
      'How the tool is used':
        'It orders homes for attention. It decides nothing, and no decision on placements can cite a level alone',
      'Human decisions and review':
        'A named person gives a reason for each visit and each first look; a home is heard on any fact before it is used in a formal decision, unless that is unsafe',
      'Required training': TO_FILL,
      'Appeals and review':
        'A home can challenge any fact and is answered in ten working days; the Board reviews method, errors and challenges each year',
    },
    'Tier 2: tool specification': {
      'Model type': 'Rules and published statistics; nothing is learned from data',
      'Model performance': performance(own?.criesWolf, real, histories),
      'Data sources': 'CQC’s public register; safeguarding concerns as codes; what partners and homes supply',
      'Personal data':
        'Held as personal data though it holds no names: what is told of a small home may be told of a person',
      'Data sharing': 'Levels are seen by officers of the council alone',
    },
    'Tier 2: risks and impact': {
      'Impact assessments': 'Data protection: docs/dpia.md. Equality: in the model card',
      'Risks and mitigations':
        'Many reports may be honesty: counted beside homes like it, and telling apart from harm. Few may be silence: both ends are looked at. One teller may be wrong: one kind of people alone never reaches “act now”. Ratings going in and coming out: results are shown with and without them',
    },
  }
  return Object.entries(sections).flatMap(([section, fields]) =>
    Object.entries(fields).map(([field, value]) => ({ section, field, value })),
  )
}

const TO_FILL = 'For the council to fill in'

function performance(criesWolf: boolean | undefined, real: CardAsked['real'], histories: string): string {
  const worlds =
    criesWolf === undefined
      ? 'Not tried in made-up worlds.'
      : criesWolf
        ? 'In made-up worlds it raises too many homes that are all in order.'
        : 'In made-up worlds it keeps within the share it may raise; see the model card for what it misses.'
  const tried = real
    ? `On ${histories}: agreement with inspection, in the model card.`
    : 'Not tried on real histories.'
  return `${worlds} ${tried}`
}
