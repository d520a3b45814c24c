import type { Scene } from './scene.ts'

/** Care that was not there, or went wrong. */
export const scenesOfCare: readonly Scene[] = [
  {
    ...{ key: 'fall', types: ['neglect'], weight: 15, grave: 0.2, source: 'organisation' },
    measures: ['sensor', 'extra-checks', 'equipment'],
    told: [
      '{Name} was found on the floor of {their} [room|bathroom|bedroom] at [ten to six|half past six|twenty past four|about seven] in the morning. [{They} could not say how long {they} had been there.|{Their} hands were cold.|{They} had called, and nobody heard.|{They} had wanted the toilet and did not want to ring again.] [The sensor mat was not plugged in.|Nobody had looked in since two.|{Their} [frame|glasses|slippers] [was|lay] across the room.]',
      'A fall [in the corridor|by the dining room|on the way to the toilet|beside the bed], not seen by anyone. {Name} has a [cut above the eye|sore hip|graze along the arm|bruised cheek] and went [to hospital by ambulance|to the urgent treatment centre|back to bed after the paramedics had looked at {them}].',
      'This is the [second|third|fourth] fall in [two weeks|a month|ten days]. The plan still says that {First} walks [alone|with a stick|without help], and [nobody has asked the falls clinic|the physiotherapist has not been rung|the bed is still as high as it was].',
      '{Name} slid from {their} chair [at tea|in the lounge|while waiting for help] and was lifted [by two staff under the arms|without the hoist|before anyone rang 111]. {They} [says|said] {their} shoulder hurts.',
    ],
    alleged: [
      'Nobody was near when {they} fell, though the plan says that {they} [is|needs to be] watched when {they} walks.',
      'The [mat|bell|frame] that {they} needs was [not switched on|out of reach|left in another room].',
    ],
    ask: [
      'Who was on shift, where they were, and when {Name} was last seen.',
      'What the falls plan says, since when, and whether it was followed that night.',
    ],
    found: [
      'The night notes have no entry between [one and five|two and six|midnight and half past four], and the mat was found unplugged.',
      'The plan was [four|five|seven] months old and did not know of the two falls before.',
    ],
    notFound: [
      'The checks were made and written down; {they} got up two minutes after one of them, as {they} always has.',
      'Everything in the plan had been done. It was a fall that nobody could have seen coming.',
    ],
    wants: [
      'I want to get up when I want to get up. [Just come when I ring.|But not on my own in the dark.]',
      'Somebody to come when I press the button. [That is all.|It is not much to ask.]',
      'Not to go to that hospital again.',
    ],
  },
  {
    ...{ key: 'medicines', types: ['neglect'], weight: 16, grave: 0.1, source: 'organisation' },
    measures: ['care-plan-change', 'extra-checks'],
    told: [
      'The [morning|evening|lunchtime|teatime] tablets were [signed for but still in the pot|given twice|given to {Name} though they were another resident’s|not given on [Saturday|Sunday|the bank holiday]]. [The GP was rung within the hour|111 was asked and said to watch {them}|We rang the pharmacist at once]. {They} came to no harm.',
      'At the [weekly|monthly] count [two|three|four|six] [tablets|patches|sachets] of {Name}’s were [too many|missing|not accounted for]. {They} [takes|has] them for [pain|{their} heart|Parkinson’s, and on time matters|epilepsy].',
      '{Name} went without {their} [eye drops|inhaler|pain patch|insulin] for [two days|a weekend|three nights] because [the order came late|nobody trained was on shift|the new chart was not copied].',
    ],
    alleged: [
      'Medicines were [missed|doubled|signed for and not given] more than once.',
      '{They} was left in pain because {their} medicine had not been ordered.',
    ],
    ask: ['How medicines are ordered, given and signed for on that floor, and who checks.'],
    found: [
      'The chart shows [five|seven|nine] gaps in a month, on the shifts when agency staff gave the medicines.',
      'Two staff signed for a round that neither of them made.',
    ],
    notFound: [
      'One mistake, seen at once and told at once. The round is now [double signed|made without other tasks].',
    ],
    wants: [
      'My tablets at the right time, and somebody who tells me what they are.',
      'To have less pain at night.',
    ],
  },
  {
    ...{ key: 'pressure', types: ['neglect'], weight: 9, grave: 0.45, source: 'organisation' },
    measures: ['equipment', 'care-plan-change', 'extra-checks'],
    told: [
      'The district nurse found a [grade two|grade three|category three|deep] sore on {Name}’s [heel|hip|lower back|left heel]. [The turning chart has gaps|The mattress was set for somebody twice {their} weight|Staff had seen it [four|five|nine] days before they rang].',
      '{Name} came to hospital from the home with sores on [both heels|{their} hip and heel|{their} back]. [The ward took photographs with {their} agreement.|There was no skin chart in the bag.]',
      'A sore that was [small|nearly healed|red] in [spring|September|May|January] is now [open|the size of a coin|infected]. {First} says that it hurts [to sit|when they turn {them}|at night].',
    ],
    alleged: ['The sore came, or got worse, because {they} was not turned and help was asked for late.'],
    ask: ['When the skin was first seen to be sore, what was done on each day since, and by whom.'],
    found: [
      'On [eleven|fourteen|nine] of thirty nights nobody turned {them}, and the nurse was rung [five|six|eight] days late.',
      'The right mattress came [three|two] weeks after it was asked for, and nothing was put in its place.',
    ],
    notFound: [
      '{They} was very ill, {they} was turned as planned, and the nurse saw the skin every second day.',
    ],
    wants: ['For it to stop hurting when I sit.', 'That they turn me gently and tell me first.'],
  },
  {
    ...{ key: 'food', types: ['neglect'], weight: 7, grave: 0.4, source: 'organisation' },
    measures: ['care-plan-change', 'extra-checks'],
    told: [
      '{Name} has lost [five|six|seven|eight] kilograms since [the summer|Easter|{they} moved in|Christmas]. {Their} [plate|cup] is put where {they} cannot reach it and taken away [full|again|after ten minutes].',
      'When I visited, {First}’s lips were [dry|cracked]. {They} drank [two|three] glasses of water one after the other. [The chart said that {they} had had plenty.|The jug was by the door.]',
      '{Name} was given [toast|dry biscuits|meat in pieces] and choked. {Their} plan says [soft food|thickened drinks|that somebody sits with {them}]. A carer [helped {them} at once|cleared it], and {they} is well now.',
    ],
    alleged: [
      '{They} [is|was] not helped to eat and drink, and loses weight.',
      'Food was given that {they} cannot safely swallow.',
    ],
    ask: ['What {they} ate and drank each day for a month, who helped, and who weighed {them}.'],
    found: ['The charts were filled in [ahead|at the end of the shift] and do not fit what {they} weighs.'],
    notFound: [
      '{They} eats little because of {their} illness. The dietitian is content with what the home does.',
    ],
    wants: [
      'A proper cup of tea, hot, where I can reach it.',
      'To eat with the others again.',
      'Food that tastes of something.',
    ],
  },
  {
    ...{ key: 'left', types: ['neglect', 'organisational'], weight: 8, grave: 0.35, source: 'organisation' },
    measures: ['extra-checks', 'care-plan-change'],
    told: [
      '{Name} rang [for forty minutes|for over an hour|again and again] before anybody came. {They} was [wet|cold|crying|sitting in the dark]. [There were two staff for [thirty-one|twenty-eight|forty] people.|The agency carer did not know {their} name.|The bell had been hung out of reach.]',
      'I found {Name} in bed at [noon|eleven|half past one], not washed, [the curtains still drawn|in yesterday’s clothes|with the breakfast cold beside {them}]. Staff said that they [had not got to {them} yet|were two short].',
      '{First} told me that at night {they} is [told to use the pad|told to wait|not taken to the toilet]. {They} whispered it [and looked at the door|so that they would not hear].',
    ],
    alleged: ['{They} [is|was] left wet, cold or in bed because nobody comes.'],
    ask: ['How many people were on each shift, how long bells rang, and what residents say of the nights.'],
    found: [
      'On [six|eight|nine] nights of fourteen there were fewer staff than the home says it needs; bells rang for [forty|thirty-five|fifty] minutes.',
    ],
    notFound: ['The call log shows that bells were answered within [six|five|eight] minutes on that day.'],
    wants: [
      'To be taken to the toilet. I am not a baby.',
      'That they come when I ring, and do not sigh.',
      'To get up before dinner.',
    ],
  },
  {
    ...{ key: 'went-out', types: ['neglect'], weight: 4, grave: 0.25, source: 'organisation' },
    measures: ['sensor', 'extra-checks', 'escorted-outings'],
    told: [
      '{Name} left by the [garden gate|front door|kitchen door] and was found [at the bus stop|by the river path|outside the school|two streets away] [in slippers|without a coat|by a postman]. The home had [not missed {them}|looked for half an hour]. {They} was looking for [{their} mother|{their} old house|the dog|work].',
    ],
    alleged: ['{They} went out alone, was in danger on the road, and nobody knew.'],
    ask: ['How {they} got out, how long {they} was away, and what {they} was looking for.'],
    found: ['The alarm of the door had been switched off since [the weekend|the builders came|the morning].'],
    notFound: [
      '{They} may go out, knows the way, and came back for tea. It was written down that {they} does.',
    ],
    wants: ['To go out. I have always gone out.', 'Somebody to walk with me.', 'I want to go home.'],
  },
  {
    ...{ key: 'short', types: ['organisational', 'neglect'], weight: 4, grave: 0.55, source: 'organisation' },
    measures: ['extra-checks', 'one-to-one'],
    told: [
      'There are [two|three] of us at night for [thirty-four|forty|twenty-eight] people, and [one is always an agency carer|nobody who may give medicines|the nurse covers two floors]. {Name} waits longest because {they} never rings.',
      'Families say the same thing one after the other: [bells that ring|no manager|a new face every day|nobody who knows]. {Name}’s [daughter|son|niece] asked {them}, and {they} said: “You get used to it.”',
      'I did [four|six] agency shifts there. Residents are [got up from five|in bed by half past six], [the hoist has one sling|gloves are counted out], and we were told [not to write that down|to say nothing to visitors].',
    ],
    alleged: ['The way nights are staffed and run puts {them} and others at risk.'],
    ask: [
      'Rotas of six weeks against who was there; what staff, residents and families say apart from each other.',
    ],
    found: [
      'The rota shows fewer people than the home told us, on [ten|twelve|nine] nights of twenty-eight.',
    ],
    notFound: ['Two people were off sick on one night and cover came late. The rota holds otherwise.'],
    wants: ['The same faces. I cannot learn any more names.', 'That they are not so rushed with me.'],
  },
  {
    ...{
      key: 'discharge',
      types: ['neglect'],
      weight: 4,
      grave: 0.2,
      source: 'other-professional',
      location: 'hospital-acute',
    },
    measures: ['care-plan-change'],
    told: [
      '{Name} came back from hospital at [eleven at night|ten past nine in the evening|half past one in the morning] [in a gown|without {their} medicines|with no letter|without {their} hearing aids]. The ward had [not rung us|told us it would be the next day].',
      'The hospital sent {Name} back with [a cannula still in {their} arm|a sore that nobody had told us of|the wrong tablets], and [we could not reach the ward|the ward said that it was in the letter].',
    ],
    alleged: ['{They} was sent back from hospital late, and without what {they} needs.'],
    ask: ['What the ward knew and told, and what the home was ready for.'],
    found: [
      'The ward found that its checklist had not been filled in. It has changed how it discharges after six.',
    ],
    notFound: ['The ward had rung twice and nobody at the home wrote it down.'],
    wants: ['My own nightdress. And to be asked before they move me.', 'Not to be moved at night again.'],
  },
]
