/** What those who work on a case write down: notes, decisions, plans, conclusions. */

export const looked = [
  '[Rang|Spoke with] the [manager|deputy|nurse in charge|senior on shift]: [{they} is safe tonight|a second carer is on tonight|{First} sleeps in another room until we know more|the carer is not on shift until Monday].',
  '[Spoke with|Rang] {their} [daughter|son|niece|GP|social worker|district nurse]. [No new worry.|They will visit tomorrow.|They had noticed it too.|They ask to be rung after the visit.]',
  'Looked at the risk again: [no change|lower than yesterday, the sensor works|the same until the rota changes|higher at weekends, so somebody looks in on Saturday].',
  'Saw {Name} [on the ward|in {their} room|in the garden|in the small lounge], alone. [{They} was clear about what {they} wants.|Short visit, {they} was tired.|{They} asked me to come back with the photographs.|We spoke about the cat first.]',
  '[Asked the home for|Received] the [daily notes|body maps|rota|medicine charts|call-bell log] of [the week|ten days|a fortnight|the month]. [They are thin.|They are careful and clear.|Three days are missing.]',
  '[GP|Nurse|Pharmacist|Paramedic] [says|writes] that [the mark fits a fall|the tablets did no harm|{they} should have been seen sooner|{they} is better than last month].',
  'Visited [unannounced at seven|after tea|in the morning|at the change of shift]. [Two carers and a lot of kindness.|Bells rang long.|Calm, warm, music on.|{Name} was at the window with the paper.]',
] as const

export const noAbuse = [
  'One mistake, [told at once|put right the same day|found by the home itself], and no sign of a pattern.',
  '[The GP|The nurse|{Their} daughter|The physiotherapist] [sees|saw] it the same way: an accident, and help came quickly.',
  'Poor care on one [evening|shift|weekend], not neglect: [the manager has changed the rota|it is taken up with the quality team|the carer is being taught again].',
  '{Name} [told us|says] that it was not like that, [alone and clearly|twice, on two days], and wants nothing done.',
  'Nothing points to harm by [anybody|somebody]. The [illness|hospital|change of tablets] explains it.',
] as const

export const ableWords = [
  '{They} [sees to {their} own money|manages {their} own affairs|has {their} own front door here], knows whom to ring, and has done so.',
  '{They} [understood|weighed] it, has [a solicitor|{their} sister|a friend] with {them}, and would rather deal with it {them}self.',
] as const

export const mistakenWords = [
  'The same caller, and again nothing that anybody else saw. [The rota|The visitors’ book|The ward] says otherwise.',
  'Looked into with care, as each one is: [the person named was on leave|{Name} was in hospital that week|the room does not exist]. It did not happen.',
  'We saw {Name} alone. {They} laughed at it, kindly, and then asked to be left in peace.',
] as const

export const otherReason = [
  'It concerns how the home is run more than {them} alone. The home’s reviews take it up.',
  '{They} has moved to live with {their} [sister|son], and the risk did not move along.',
] as const

export const scope = [
  'Whether {Name} is safe [at night|in the home|with those who care for {them}], and how it came about: {alleged}',
  'What happened to {Name}, why, and what has to change so that it does not happen [again|to somebody else].',
  'How {Name} [was|is] cared for in the [fortnight|month|three weeks] before, and what {they} wants now.',
] as const

export const whoDoes = [
  'I see {Name} [on Thursday|this week|tomorrow morning], alone. The home sends [rota and notes|the charts]. [The nurse looks at the skin.|The pharmacist reads the charts.|The family is rung once {they} agrees.]',
  '{worker} leads. [The home enquires and reports to us; we judge the report.|We enquire ourselves.|The NHS looks at the clinical side.]',
] as const

export const saidAlone = [
  '[{They} spoke slowly and did not waver.|{They} told it in pieces, with a long break for the birds.|{They} asked twice who would be told.|{They} showed me rather than told me.|{They} had written it on the back of the menu.]',
  '[It took a while until {they} trusted me.|{They} laughed first and then did not.|{They} held my hand throughout.|With {their} [hearing aid|glasses|interpreter|picture cards] it went well.]',
] as const

export const where = [
  '{Their} room',
  'The garden',
  'The small lounge',
  'The hospital ward',
  'The chapel room',
  'A walk to the gate',
] as const

export const evidence = [
  'Daily notes of [the fortnight|ten days|the month]',
  'Rota against payroll, [two|three|four] weeks',
  'Call-bell log, [seven|fourteen] nights',
  'Body maps and photographs, with {their} agreement',
  'Medicine charts of [two|three] months',
  'Statement of a [carer|nurse|cook|domestic]',
  'What {their} [daughter|son|friend] wrote down at the time',
  'Letter of the [GP|hospital|tissue viability nurse]',
] as const

export const meetingWhat = [
  'What each of us knows, and who does what first',
  'What was found, and what {Name} wants to come of it',
  'Whether {Name} is safe enough until we know more',
] as const
export const meetingPresent = [
  'Council, home, district nurse',
  'Council, NHS board, police',
  'Council, home, {their} daughter, advocate',
  'Council, home, GP by telephone',
] as const
export const meetingDecided = [
  '[The nurse sees {them} twice a week.|The home sends its notes by Friday.|A second carer stays at night.] [We meet again in two weeks.|No further meeting unless something changes.]',
  '[Police go first.|The home looks into it, and we judge what it finds.|We see five others on that floor.] {worker} tells {Name}.',
] as const

export const concluded = [
  '[It is more likely than not that this happened.|What was said has been borne out.] {found} [The home has|They have] [changed the rota|taught everybody anew|made a new plan with {them}|put a second person on], and we saw that it holds.',
  '{found} What {Name} wanted guided what was done. [A review is in six weeks.|The quality team visits in spring.|The plan stays with the social worker.]',
] as const
export const concludedNot = [
  '{found} [Nobody is to blame.|Nothing more is needed.] [{They} knows what we found and why.|{They} was told, and asked good questions.]',
  'We looked at it from all sides with {them}. {found}',
] as const
export const ceased = [
  '{They} asked us to stop, twice, alone, and knew what it means. Nobody else is at risk. {They} may ring at any time, and knows the number.',
] as const
export const personSays = [
  'They are [gentle|kinder|quicker] now.',
  'It is [better|much better|a bit better]. [Not at weekends.|Touch wood.|We will see.]',
  'I sleep [again|better|through].',
  'Nobody had ever [asked me that|sat down with me before|come back and told me].',
  'It is all right. [I still listen for the door.|I keep my stick by me.]',
  'I said what I had to say.',
  'Too late for me, but [good for the next one|somebody had to].',
  'She came and said sorry. [That was something.|I did not expect it.]',
] as const
export const reasons = [
  '{found} [The carer’s answer was weighed and does not explain it.|The home accepts it.|Two accounts agree that were given apart.]',
] as const
export const reasonsNot = [
  '{found} [What was said was said in good faith.|That it was told was right.]',
] as const

export const sources = {
  worker: ['A [night|day|agency|senior] carer', 'A carer on the [first|ground|top] floor', 'An agency nurse'],
  organisation: ['The home: how [nights|medicines|shifts|handovers] are run', 'The provider'],
  resident: ['Another resident, from the [same|other] [corridor|wing]'],
  relative: ['A [nephew|son|daughter-in-law|brother|stepson]'],
  'other-professional': ['The ward', 'The discharge team'],
  'not-known': ['Nobody knows yet'],
} as const
export const heard = [
  'I [was on my own with|had] [sixteen|eighteen|twenty] people. I went as soon as I could.',
  'I did not mean it like that. [I am sorry.|I have told {them} so.]',
  'The plan in the file was not the one we had been told.',
  'It did not happen on my shift.',
] as const

export const measureDetail = [
  '[Every hour|Every half hour|Twice] [at night|from ten to six|when {they} rests], written down',
  'Until the [review|nurse has been|rota is changed]',
  'With {their} agreement, and the door left as {they} likes it',
] as const
export const measureWho = [
  'The night carer on {their} floor',
  'The nurse in charge',
  'The deputy manager',
  'The senior on each shift',
] as const
export const measureEnds = [
  'No longer needed: [{they} sleeps through|the carer has left|the plan has changed].',
  '{They} does not want it any more, and the risk is [small|gone].',
] as const

export const reread = [
  'I would decide the same: [{they} was asked, and said no|the home acted the same day|nothing points to harm].',
  'Clear reasons, {their} view is there. The same.',
  'The same, though I would have rung the GP.',
] as const
export const rereadOtherwise = [
  'Two like it within a month. I would have asked {them} first. Told the lead.',
] as const

export const patternLook = [
  'Read all [three|four|five|of them] together. [Different shifts, different people, told at once.|Most are falls before tea: the home now has somebody in the lounge then.|They report well; that is why we hear of it.]',
  'Spoke with [the manager|{their} family|the quality officer]. [A plan is in place and was seen.|Looked at again in three months.|Nothing that joins them.]',
] as const

export const deathWords = [
  '{They} died [in hospital|in {their} own bed|at the home], [with {their} daughter there|in {their} sleep|of pneumonia]. Nothing links it to the concern.',
] as const
