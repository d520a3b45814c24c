/** Ten kinds of harm in words that a child could read, and what somebody might see. Each picture is our own. */
export interface Sign {
  /** Codes of the list abuse-types that it stands for. */
  readonly codes: readonly string[]
  readonly heading: string
  readonly means: string
  readonly see: readonly string[]
  /** For the easy read page: one idea in each. */
  readonly easy: readonly string[]
  readonly picture:
    | 'hand'
    | 'words'
    | 'coins'
    | 'cup'
    | 'heart'
    | 'door'
    | 'home'
    | 'people'
    | 'work'
    | 'mirror'
}

export const signs: readonly Sign[] = [
  {
    codes: ['physical'],
    heading: 'Hurting the body',
    means: 'Somebody hits, pushes, burns or holds a person, or gives them the wrong medicine.',
    see: [
      'Bruises or cuts that nobody can explain',
      'Pulling away when somebody comes near',
      'Being very sleepy all day',
    ],
    easy: [
      'Somebody hits you.',
      'Somebody pushes you or holds you down.',
      'Somebody gives you the wrong tablets.',
    ],
    picture: 'hand',
  },
  {
    codes: ['neglect'],
    heading: 'Not being looked after',
    means: 'A person does not get the food, drink, washing, medicine or help they need.',
    see: [
      'Drinks out of reach',
      'Wet or dirty clothes or bed',
      'Losing weight, or sore skin',
      'A bell that nobody answers',
    ],
    easy: ['You are hungry or thirsty.', 'Nobody helps you to wash.', 'You ring and nobody comes.'],
    picture: 'cup',
  },
  {
    codes: ['psychological'],
    heading: 'Hurting feelings',
    means: 'Somebody shouts, threatens, mocks, ignores or frightens a person.',
    see: [
      'Being quiet or afraid when one person is near',
      'Crying, or not wanting to eat',
      'Being spoken to like a child',
    ],
    easy: [
      'Somebody shouts at you.',
      'Somebody makes you afraid.',
      'Somebody laughs at you or never talks to you.',
    ],
    picture: 'words',
  },
  {
    codes: ['financial'],
    heading: 'Taking money or things',
    means: 'Somebody takes, uses or decides about a person’s money or things without their leave.',
    see: [
      'Money or rings that are gone',
      'No money for small things',
      'A new will or a new friend who asks for money',
    ],
    easy: ['Somebody takes your money.', 'Somebody takes your things.', 'Somebody makes you sign a paper.'],
    picture: 'coins',
  },
  {
    codes: ['sexual', 'sexual-exploitation'],
    heading: 'Sexual harm',
    means:
      'Somebody touches, looks at, shows or does something sexual that a person did not want, or could not agree to.',
    see: [
      'Pain, bleeding or torn clothes',
      'Fear of being washed or of one person',
      'Somebody who is often alone with them for no reason',
    ],
    easy: [
      'Somebody touches you and you do not like it.',
      'Somebody makes you touch them.',
      'You can say no. It is not your fault.',
    ],
    picture: 'heart',
  },
  {
    codes: ['organisational'],
    heading: 'A home that harms',
    means: 'The way a whole home works hurts people: rules for the staff, not for those who live there.',
    see: [
      'Everybody is got up, or put to bed, at one time',
      'Too few staff, and always new ones',
      'Visitors are not welcome',
      'No choice of food, clothes or company',
    ],
    easy: ['The home has bad rules.', 'You cannot choose when to get up.', 'Your family cannot visit.'],
    picture: 'home',
  },
  {
    codes: ['discriminatory'],
    heading: 'Being treated badly for who you are',
    means: 'Somebody is treated worse for their age, skin, faith, sex, disability, or whom they love.',
    see: ['Jokes or names', 'No food, prayer or haircut as they need it', 'Being left out'],
    easy: ['Somebody calls you names.', 'Somebody treats you badly for who you are.'],
    picture: 'people',
  },
  {
    codes: ['domestic'],
    heading: 'Harm by family or a partner',
    means: 'A partner, an ex-partner or a relative hurts or controls a person, on visits too.',
    see: [
      'Being upset after visits',
      'Somebody who speaks for them and never leaves them alone with you',
      'Asking leave for everything',
    ],
    easy: ['Your partner or family hurts you.', 'Somebody in your family tells you what to do all the time.'],
    picture: 'door',
  },
  {
    codes: ['modern-slavery'],
    heading: 'Being made to work',
    means: 'A person is made to work for little or no pay, or cannot leave. This can be a carer.',
    see: [
      'A worker who is always there and never has a day off',
      'Somebody else keeps their passport or pay',
      'Being afraid to talk',
    ],
    easy: ['Somebody makes you work.', 'You get no money.', 'You cannot leave.'],
    picture: 'work',
  },
  {
    codes: ['self-neglect'],
    heading: 'Not looking after oneself',
    means: 'A person does not eat, wash, take medicine or throw things away, and it puts them in danger.',
    see: [
      'Refusing food, washing or medicine, again and again',
      'A room that is full or dirty',
      'Nobody has asked why',
    ],
    easy: ['You stop eating or washing.', 'You do not want help any more.', 'We can talk with you about it.'],
    picture: 'mirror',
  },
]
