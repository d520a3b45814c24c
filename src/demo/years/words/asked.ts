/** What people said when they were asked afterwards. */
export const listened = {
  yes: [
    'She sat down and [took her coat off|put the pen away]. [So I talked.|That was it, really.]',
    'You came back when you said you would.',
    'I was asked what I wanted. [I did not know I could say.|First time in years.]',
  ],
  partly: [
    'The first one, yes. [The next did not know me.|Then it went quiet.]',
    'They listened to my daughter [more|first].',
    'A lot of questions, not much time.',
  ],
  no: ['It was all decided [when you came|by then].', 'Nobody asked me. They asked the staff.'],
  'cannot-say': ['I do not remember [that|who came].'],
} as const

export const safer = {
  yes: [
    'She is gone from nights, and I sleep.',
    'They come when I ring.',
    'There is a lock, and I have the key.',
  ],
  partly: [
    'In the day. [The nights are long.|Not with the agency ones.]',
    'For now. [We shall see.|As long as she stays away.]',
  ],
  same: ['It was not so bad. [It is the same.|I said so.]'],
  less: [
    'He still walks at night. I put the chair against the door.',
    'They know that I told. [They are short with me.|I can feel it.]',
  ],
  'cannot-say': ['I could not tell you.'],
} as const

export const change = [
  'Tell me [before they come|who will be there|what happened in the end].',
  'The same person [each time|from beginning to end].',
  'Come [sooner|when my daughter can be there|without the manager].',
  'More people at night.',
  'Somebody who speaks my language.',
  'Ask me, not about me.',
  'Knock first.',
  'A proper letter, in big print.',
  'Nothing. You did what you could.',
  'Let me go out more.',
  'Do not move me again.',
] as const

export const notSafer = {
  safety: [
    'Saw {them} alone the same day. [A sensor is at the door now.|{They} has moved rooms, as {they} asked.|The carer does not go into {their} room.]',
  ],
  wants: ['[A lock that {they} can turn.|To sit with {their} friend at meals.|To be looked in on at two.]'],
  reason: [
    '{Their} plan did not think of [the nights|weekends|agency staff].',
    '{They} wants nothing more now, and has my number.',
  ],
} as const

/** What came of what people said: public, and of nobody. */
export const themeAnswers = [
  [
    'residents',
    'change',
    390,
    'Whoever asks afterwards now brings the plan in large print, and leaves it there.',
  ],
  [
    'management',
    'change',
    300,
    'The names of those who lead a home at night hang by its front door, in every home that we pay for.',
  ],
  [
    'isolation',
    'why-not',
    210,
    'We cannot pay for outings at every home this year. Each home now says on one page how people get out.',
  ],
  [
    'basics',
    'change',
    120,
    'Quality officers eat a meal with residents on every visit, and write down how it was.',
  ],
] as const
