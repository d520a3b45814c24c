/** How people communicate and what matters to them, as those who know them write it down. */
export const communication = [
  'Speaks clearly, best [in the morning|after {their} tea|when nobody hurries {them}].',
  'Hears well on the left. [Sit on that side.|Face {them} when you speak.]',
  'Few words since the stroke, and understands all of them. [Wait for the end.|Yes and no cards help.]',
  'Does not use words. {Their} [hands|eyes|humming] tell a carer who knows {them}.',
  'Speaks [Punjabi|Polish|Cantonese|Urdu|Italian|Gujarati|Portuguese] best now. An interpreter, never family.',
  'Uses [Makaton|pictures|a talking tablet|British Sign Language]. Ask who knows how.',
  'Talks of now, not of yesterday. A photograph helps.',
  'Reads large print and likes to have it in writing.',
  'Whispers. Turn the television off first.',
] as const

export const matters = [
  '{They} [taught|drove the number nine bus|was a midwife|farmed|cooked for a school|mended clocks|sang in the choir] for [twenty|thirty|forty] years, and [says so|is proud of it|talks of it still].',
  'The [cat|garden|radio|football|rosary|crossword|six o’clock news], and to be [asked|left in peace|called {First}].',
  'Tea [before anything else|with three sugars|in {their} own cup].',
  'To [sit by the window|go to the temple at Vaisakhi|go to Mass on Sunday|have {their} hair done on Fridays|ring {their} sister on Wednesdays|walk to the gate each day].',
  '{Their} [husband|wife|brother|best friend] [visits on Tuesdays|lives on the floor above|died in spring].',
  'To do things {them}self, however long it takes.',
  'Prayers at [dawn|midday], and [halal food|no meat on Fridays|a clean cloth].',
  'Music: [ska|Vera Lynn|brass bands|Bollywood films|hymns|Bach].',
] as const

const onADay = 'It was [Sunday|Tuesday|Friday|Saturday] [afternoon|evening|morning].'

/** How whoever tells comes to know of it. */
export const wherefrom = {
  home: [
    '[A|The] [night carer|senior carer|deputy] told me at handover.',
    'Found [on the morning round|at handover|when the day staff came|during the night check].',
    onADay,
  ],
  family: [
    'I am {their} [daughter|son|niece|neighbour|friend from church|grandson].',
    'I visited on [Sunday|Tuesday|Friday|Saturday] [afternoon|evening].',
    onADay,
  ],
  outside: [
    'Seen on [a visit|the ward|my round] today.',
    '[We were called|I was called] to the home [at four|last night|this morning].',
    onADay,
  ],
} as const

export const afterwards = [
  '[{Their} family knows.|{Their} daughter has been rung.|Nobody has told {their} son yet.|{They} does not want {their} family told.]',
  '[The GP comes tomorrow.|The nurse has been asked to look.|111 gave advice.|It is written in the notes of the day.]',
  '[{They} is settled now.|{They} ate well at lunch.|{They} is in {their} room.|{They} asks for somebody to sit with {them}.]',
] as const

/** What those add who have more to fear from telling. */
export const uneasy = [
  '[I am worried about the nights.|I thought that you should know.|I do not want to make trouble.|Please do not say that I rang.|This keeps happening.|I did not know whom to ask.]',
  ...afterwards,
] as const
