import type { Random } from '../../random.ts'

/** Names of adults who do not exist: first names that many bear, last names put together from parts. */
const given = {
  female:
    'Margaret Jean Dorothy Joan Patricia Sheila Barbara Doris June Shirley Audrey Beryl Brenda Kathleen Sylvia Maureen Edna Hilda Ivy Winifred Olive Gladys Parveen Surinder Mei Precious',
  male: 'John Ronald Kenneth William Derek Peter Dennis Brian Gordon Roy Norman Raymond Leonard Stanley Arthur Frank Harold Ernest Cyril Wilfred Mohammed Gurdial Winston Kwame Jan Stefan',
} as const
const starts =
  'Ash Birch Brad Carl Chester Clif Darn Eller Fair Grim Hal Hather Kel Lang Lin Mar Nor Oak Pen Rad Sher Stan Thorn Wal Whit Wool'
const ends =
  'bourne by croft dale don field ford ham hurst ley low man mere more ridge son stead ton well wood'

const [firsts, lasts, females, males] = [starts, ends, given.female, given.male].map(words =>
  words.split(' '),
) as [string[], string[], string[], string[]]

export interface Name {
  readonly sex: 'female' | 'male'
  readonly givenName: string
  readonly familyName: string
}

/** Some last names are many people’s: the smaller of two throws. */
export function nameOf(random: Random): Name {
  const sex = random.chance(0.68) ? 'female' : 'male'
  const givenName = random.pick(sex === 'female' ? females : males)
  const at = Math.floor(firsts.length * lasts.length * Math.min(random.float(), random.float()))
  const familyName = `${firsts[at % firsts.length]}${lasts[Math.floor(at / firsts.length)]}`
  return { sex, givenName, familyName }
}
