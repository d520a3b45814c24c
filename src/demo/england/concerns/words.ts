import type { Random } from '../../random.ts'

/** What is told, noted and decided: sentences of which none is about anybody. */
const told = [
  'She was found on the floor beside her bed in the morning and could not say how long she had lain there.',
  'He has a bruise on the inside of his arm that nobody at the home can explain.',
  'The medicines of the evening were signed for and still lay in the pot.',
  'Her purse is empty again, and she says that somebody borrows from her.',
  'Two carers were heard shouting at him to hurry up when he asked for the toilet.',
  'He has lost six kilograms since the summer and his food is put where he cannot reach it.',
  'Another resident came into her room at night and hit her on the shoulder.',
  'The sore on her heel has got worse, and the nurse was rung three days after it was seen.',
] as const
const noted = [
  'Rang the home. The manager will send the daily notes of the week.',
  'Spoke with her alone. She wants it to stop and does not want to move.',
  'The daughter knows. She asks to be rung after the visit.',
  'A second carer is on tonight, and the sensor at the door works.',
  'The nurse has seen the wound and will come again on Thursday.',
  'Nothing new. Looked at the risk again: no change.',
] as const
const decided = [
  'She cannot get out of the room by herself.',
  'He depends on the home for his medicines.',
  'It was the second time within a month.',
] as const

const twoOf = (random: Random, sentences: readonly string[]): string =>
  `${random.pick(sentences)} ${random.pick(sentences)}`

export const accountIn = (random: Random) => ({
  account: twoOf(random, told),
  ...(random.chance(0.4) ? { adultKnows: 'yes', adultWants: 'For it to stop.' } : {}),
})
export const noteIn = (random: Random) => ({ text: twoOf(random, noted) })
export const decisionIn = (random: Random) => ({ protect: random.pick(decided) })
