import type { Scene } from './scene.ts'

/** What somebody did, or may have done. */
export const scenesOfHarm: readonly Scene[] = [
  {
    ...{ key: 'bruise', types: ['physical'], weight: 9, grave: 0.35, source: 'not-known' },
    measures: ['extra-checks', 'care-plan-change'],
    told: [
      '{Name} has a bruise on [the inside of {their} arm|{their} wrist|{their} shoulder|both forearms], [the size of a hand|yellow at the edge, so some days old|new since Sunday]. [Nobody at the home could say how it came|On three shifts nobody knew of it|The daily notes do not mention it|The body map of the week is empty|{They} takes a blood thinner, and still it is a large one].',
      'When we helped {Name} to wash we saw marks on {their} [upper arm|thigh|back], [three in a row|like fingers|one older than the others]. {They} said [nothing|“It was an accident”|that it was the hoist] and looked away.',
    ],
    alleged: ['Somebody held {them} so hard that it left a bruise.', 'A bruise that nobody can explain.'],
    ask: [
      'How {they} is helped to move, by whom on those days, and what {they} says when nobody of the home is near.',
    ],
    found: ['Two carers described how they lift, and it is not as they were taught. The marks fit it.'],
    notFound: ['The nurse who saw it says that it fits {their} medicine and the arm of the chair.'],
    wants: ['That they are gentle. They pull.', 'I do not want anybody to lose their job.'],
  },
  {
    ...{ key: 'rough', types: ['physical', 'psychological'], weight: 5, grave: 0.6, source: 'worker' },
    measures: ['staff-away', 'staff-suspended', 'extra-checks'],
    told: [
      '{Name} says that one of the [night|day|agency] carers is rough with {them}: {they} was [pulled up by one arm|pushed back into the chair|turned with the bed rail against {their} leg]. {They} asked [me not to say|what would happen to her] and then told me [twice|again the next morning].',
      'A colleague [pushed {Name} onto the bed|held {their} wrists while {they} was washed|took {their} stick away so that {they} could not get up]. I was [at the door|in the next room] and [heard {them} cry out|saw it]. I have told the manager as well.',
    ],
    alleged: ['A carer handled {them} roughly [more than once|at night|when {they} was slow].'],
    ask: [
      'What {Name} says alone and in {their} own time; who worked on those shifts; whether others say the same.',
    ],
    found: [
      'What {they} said did not change in three conversations, and two others describe the same carer.',
      'The carer says that {they} was in a hurry. A colleague saw it.',
    ],
    notFound: [
      'The carer was not in the building on that night. {They} may have meant another time: nobody could say which.',
    ],
    wants: [
      'Not that one. Anybody else.',
      'For her to say sorry. [She knows what she did.|Nothing more.]',
      'That it does not happen to the lady next door.',
    ],
  },
  {
    ...{ key: 'unkind', types: ['psychological'], weight: 7, grave: 0.3, source: 'worker' },
    measures: ['staff-away', 'extra-checks'],
    told: [
      'A carer was heard [shouting at|laughing at|mocking] {Name} [because {they} asked for the toilet again|in the dining room|about {their} accent|when {they} cried]. Others [heard it|laughed too|looked away].',
      '{Name} goes quiet when [one of the carers|the same person] comes in. {They} told {their} [granddaughter|friend from chapel|son|sister]: “[She says I am a nuisance|He calls me things|They talk over me as if I were not there].”',
      '{First} was told that {they} would [not get {their} tea|be sent to another home|not see {their} daughter] if {they} did not [stop ringing|sit down|be good].',
    ],
    alleged: ['{They} [is|was] spoken to in a way that frightens and belittles {them}.'],
    ask: ['What is said, by whom and when; what others who live there hear.'],
    found: ['Four people heard it, on different days. The carer says that it was meant as a joke.'],
    notFound: ['One sharp word on a hard morning. The carer said sorry to {them}, and {they} took it.'],
    wants: ['To be spoken to properly.', 'My name. I have a name.', 'I would like her to know that it hurt.'],
  },
  {
    ...{ key: 'residents', types: ['physical'], weight: 11, grave: 0.18, source: 'resident' },
    measures: ['residents-apart', 'extra-checks', 'one-to-one'],
    told: [
      'Another resident [hit {Name} on the arm|pushed {Name} by the lift|threw a cup at {Name}|took hold of {Name}’s hair] [at breakfast|in the lounge|in the corridor, late in the afternoon]. {They} was [not hurt but shaken|bruised on the hand|frightened and went to {their} room]. [Neither of them could say why.|Neither of them remembered it an hour later.|By lunch both had forgotten it.|The other one cried afterwards.|Each said that the other began.|Nobody else was in the room.]',
      'A man from the other [wing|corridor|floor] came into {Name}’s room [at night|at two in the morning|again] and would not go. {They} shouted until somebody came. It is the [second|third] time.',
    ],
    alleged: ['Another resident, who is ill himself, hurt or frightened {them}.'],
    ask: ['What comes before it, where and when; what each of the two needs.'],
    found: [
      'It happens [before tea|when the lounge is full|after visitors leave]. Two people would have prevented it, and there was one.',
    ],
    notFound: ['They bumped into each other at the door. Both had forgotten it by lunch.'],
    wants: ['A door that I can lock.', 'To sit somewhere else.', 'He cannot help it. But I am frightened.'],
  },
  {
    ...{ key: 'money', types: ['financial'], weight: 5, grave: 0.45, source: 'worker' },
    measures: ['money-safeguard', 'extra-checks'],
    told: [
      '{Name} says that [forty|twenty|sixty|thirty-five] pounds are gone from {their} [purse|drawer|wallet|handbag]. {They} had it [on Friday, for the hairdresser|for {their} great-grandson’s birthday|from {their} son]. [Two others miss money too.|The receipts are in a different hand.]',
      '{Their} [wedding ring|watch|mother’s brooch|chain with the cross] has not been seen since [the bath|the weekend|{they} changed rooms]. {First} is sure that it lay on the [sill|table|washstand].',
    ],
    alleged: ['Somebody took money or things that are {their} own.'],
    ask: ['What {they} had and when; who was in the room; what the home’s safe and book say.'],
    found: [
      'The withdrawals do not fit the receipts: [eighty-five|a hundred and ten|forty] pounds in two months.',
    ],
    notFound: [
      'It was found [in the lining of {their} coat|in the laundry|behind the drawer], and {they} was glad.',
    ],
    wants: [
      'I want my ring back. The money does not matter.',
      'To know who it was.',
      'Something that locks.',
    ],
  },
  {
    ...{ key: 'family-money', types: ['financial'], weight: 4, grave: 0.6, source: 'relative' },
    measures: ['money-safeguard', 'representative-barred'],
    told: [
      'The fees have not been paid for [five|four|seven] months, and {Name} has no [clothes that fit|money for the chiropodist|winter coat]. {Their} [nephew|son|stepdaughter|brother-in-law] holds the card and [does not answer|says that it is his affair].',
      'The bank rang: [large sums|four hundred pounds a week|the whole of {their} savings] went from {Name}’s account while {they} was [in the home|in hospital]. [Somebody else has the card.|A new name is on the account.]',
    ],
    alleged: ['A relative uses {their} money for himself.'],
    ask: ['Who may act for {Name}, on what paper, and where {their} pension goes.'],
    found: [
      'There is no lasting power of attorney. The account paid for a car and a kitchen that are not {their} own.',
    ],
    notFound: [
      'There were receipts for all but twelve pounds. The bank had changed the account and told nobody.',
    ],
    wants: [
      'I do not want him in trouble. I want my own money.',
      'To pay for my own hair.',
      'To see him. Not about money.',
    ],
  },
  {
    ...{ key: 'touch', types: ['sexual'], weight: 2, grave: 0.75, source: 'not-known' },
    measures: ['residents-apart', 'staff-away', 'one-to-one'],
    told: [
      '{Name} told a carer whom {they} trusts that somebody touched {them} in a way that {they} did not want, [at night|in {their} room|when {they} was washed]. {They} [was calm|cried|asked that {their} son should not know]. [Nothing was washed, and the police were rung.|We asked no more, and rang the police.|{They} was told that {they} is believed. The police know.]',
    ],
    alleged: ['Somebody touched {them} without {their} consent.'],
    ask: ['Police lead. What {Name} wants to say, to whom, and who is with {them} now.'],
    found: [
      '{Their} account stayed the same, and what was found that night fits it. The police have charged somebody.',
    ],
    notFound: [
      'The police ended their investigation. It could not be said what happened, and {they} was believed and supported.',
    ],
    wants: ['To be believed.', 'Not to talk about it again.', 'That he is not near me.'],
  },
  {
    ...{
      key: 'against-who',
      types: ['discriminatory', 'psychological'],
      weight: 2,
      grave: 0.4,
      source: 'worker',
    },
    measures: ['staff-away'],
    told: [
      '{Name} was [called a name for {their} colour|told to speak English|laughed at for {their} prayers|told that {their} partner could not be in the photograph]. {They} [pretends not to mind|has not come to the lounge since|told the cook, who told us].',
    ],
    alleged: ['{They} was treated worse because of who {they} is.'],
    ask: ['What was said and done, by whom, and who let it stand.'],
    found: ['Three colleagues heard it and thought that it was not their place to speak.'],
    notFound: [
      'It was said by another resident who is very ill; staff spoke to both and stayed with {Name}.',
    ],
    wants: ['Food I know, and somebody who says my name right.', 'An apology, in front of the others.'],
  },
  {
    ...{ key: 'partner', types: ['domestic', 'psychological'], weight: 2, grave: 0.5, source: 'relative' },
    measures: ['visits-supervised', 'supporter'],
    told: [
      'When {Name}’s [husband|wife|partner] visits {they} [does not speak|asks to be taken to bed|holds on to the carer]. [Yesterday we heard a slap.|{They} has let slip that it was so at home, for years.|The door is shut, and the voice is loud.]',
    ],
    alleged: ['{Their} partner frightens and hurts {them} on visits.'],
    ask: ['What {they} says alone, and whether {they} wants visits, and where.'],
    found: ['{They} told the advocate of forty years. A specialist adviser is with {them}.'],
    notFound: ['They have always been loud together, and {they} laughs about it. {They} wants him to come.'],
    wants: ['For him to come, and for somebody to be there.', 'Not to be asked in front of him.'],
  },
  {
    ...{
      key: 'held-back',
      types: ['physical', 'organisational'],
      weight: 3,
      grave: 0.5,
      source: 'organisation',
    },
    measures: ['care-plan-change', 'extra-checks'],
    told: [
      '{Name} sits with [the table pushed against {them}|a belt that {they} cannot open|{their} frame out of reach] [for hours|every afternoon|so that {they} does not get up]. [Nobody could show me who decided it.|There is no authorisation.|Nothing else seems to have been tried.|The manager said that it is for {their} safety.]',
    ],
    alleged: ['{They} is kept in the chair without anybody having decided that it is lawful.'],
    ask: ['What is done, since when, who decided, and whether a request under the safeguards was made.'],
    found: [
      'No capacity assessment, no best interests decision and no request. It stopped on the day of our visit.',
    ],
    notFound: ['{They} asks for the table, and can push it away: {they} showed us.'],
    wants: ['To get up.', 'To sit where I can see the birds.'],
  },
]
