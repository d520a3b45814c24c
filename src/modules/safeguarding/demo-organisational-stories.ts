/** Thirty-two fictional people at Marram Lodge, in the order of their names. Nobody here lives or has lived. */
const names =
  'Winifred Abbotsley,Harold Ackerby,Jean Aldermoor,Sidney Barroway,Doreen Batchford,Cyril Beckwithy,Muriel Bellbrook,Ernest Birchall-Fenn,Olive Brackley,Stanley Cattermoor,Ivy Chantwell,Ronald Copperwaite,Hilda Dunsmere,Norman Eastley-Marsh,Vera Fairbourne,Albert Fenwright,Gladys Garboldwell,Leslie Goodyearn,Mavis Harkstone,Frederick Hollinby,Elsie Kettlewold,Reginald Larchmoor,Phyllis Merrowby,Douglas Netherlode,Beryl Oakenham,Wilfred Pallisterne,Nora Quayle-Smith,Geoffrey Reedmoor,Edna Saltmarshe,Kenneth Thornaby,Lilian Uptonfen,Percy Wainfleete'

const funders = ['self', 'this-council', 'other-council', 'this-council', 'icb', 'self'] as const

export const demoResidents = names.split(',').map((name, at) => {
  const [givenName = '', familyName = ''] = name.split(' ')
  const bornAbout = `about ${78 + ((at * 7) % 17)}`
  return { givenName, familyName, bornAbout, funding: funders[at % funders.length] }
})

interface Check {
  readonly safe: 'yes' | 'no' | 'not-known'
  readonly words: string
  readonly concern?: { readonly words: string; readonly abuseTypes: readonly string[] }
}

const well = (words: string): Check => ({ safe: 'yes', words })

/** Those who were seen: the second of the list and on. The first stays to be seen. */
export const demoChecks: readonly Check[] = [
  well('In the lounge with the paper. “They are short, but they are kind.”'),
  {
    safe: 'no',
    words:
      'Sore heels, and thirsty. She drank two glasses while we spoke. “I do not ring at night. Nobody comes.”',
    concern: {
      words:
        'She has sore heels, both sides, and nobody turned her on the nights that we read. She stopped ringing because nobody came.',
      abuseTypes: ['neglect', 'organisational'],
    },
  },
  well('Up, dressed, and cross about the tea. Eats with us at the table.'),
  well('Asleep at first. Later told us about the boats. Warm, clean, a drink in reach.'),
  {
    safe: 'no',
    words:
      'A bruise on the upper arm, the size of a hand. He would not say how it came while the door was open.',
    concern: {
      words:
        'A bruise on his upper arm, the size of a hand. He said later: the tall one, at night, when I am slow.',
      abuseTypes: ['physical'],
    },
  },
  well('Her daughter was there. Both say mornings are fine.'),
  well(
    'Does not speak. Watched for an hour with the speech therapist: calm, reaches for the carer he knows.',
  ),
  { safe: 'not-known', words: 'Would not be seen today. The carer who knows her will ask again.' },
  well('Playing cards. “I keep my door shut at night. You hear things.”'),
  well('In bed with a cold. The GP came yesterday. Drinks well.'),
  well('Wants to go home, and says so every day. No harm seen.'),
  well('Sat by the window with her knitting. Asked us to come back with the wool.'),
  well('Walks the corridor with his stick. Two carers know his name; the agency one did not.'),
  well('Sleepy after lunch. Her skin was looked at by the district nurse: sound.'),
]

interface Item {
  readonly kind: 'terms' | 'strand' | 'meeting' | 'told' | 'action' | 'learning'
  readonly words: string
  readonly daysAgo: number
  readonly dueIn?: number
  readonly held?: boolean
  readonly who?: string
  readonly meeting?: 'agencies' | 'provider'
  readonly body?: string
  readonly decisions?: string
}

export const demoItems: readonly Item[] = [
  {
    ...{ kind: 'terms', daysAgo: 26 },
    words:
      'How nights are run since May: staffing, calls answered, harm, and who could say so. Not: contracts and fees.',
  },
  {
    ...{ kind: 'meeting', daysAgo: 25, held: true, meeting: 'agencies' },
    who: 'Council, police, NHS board, CQC',
    words: 'What each of us holds. Police go first with two interviews.',
    decisions: 'Every resident is seen within four weeks. No family is told until police agree.',
  },
  {
    ...{ kind: 'strand', daysAgo: 25, dueIn: 10, who: 'Priya Nair, quality officer' },
    words: 'Rotas and call bells of six weeks, night by night',
  },
  {
    ...{ kind: 'told', daysAgo: 24, held: true, body: 'placing-council', dueIn: -3 },
    who: 'A neighbouring council, five residents',
    words: 'Asked to see the five people it placed',
  },
  {
    ...{ kind: 'told', daysAgo: 24, held: true, body: 'icb', dueIn: 4 },
    who: 'NHS board, continuing healthcare',
    words: 'Asked to see five people, and to send a tissue viability nurse',
  },
  {
    ...{ kind: 'told', daysAgo: 19, held: true, body: 'self-funder-contact' },
    who: 'Contacts of eleven residents who pay for themselves',
    words: 'Told by telephone, as each resident wished',
  },
  {
    ...{ kind: 'meeting', daysAgo: 18, held: true, meeting: 'provider' },
    who: 'Nominated individual, regional manager, council, NHS board',
    words: 'The provider heard what is alleged about nights, and was asked for its plan.',
    decisions: 'Three carers on every night from today. An interim manager within two weeks.',
  },
  {
    ...{ kind: 'action', daysAgo: 18, dueIn: 2, who: 'Nominated individual of the provider' },
    words: 'An interim manager is in post, and known to every resident',
  },
]
