import type { Random } from '../random.ts'
import { choose, type Who } from './words/index.ts'

export type Ethnicity = 'white' | 'asian' | 'black' | 'mixed' | 'other'

interface Community {
  readonly weight: number
  readonly ethnicity: Ethnicity
  readonly female: string
  readonly male: string
  readonly family: string
}

/** Names that people of one generation bear, put together by chance: whoever bears one is not meant. */
const communities: readonly Community[] = [
  {
    ...{ weight: 74, ethnicity: 'white' },
    female:
      'Margaret Jean Dorothy Joan Patricia Sheila Barbara Doris June Shirley Audrey Beryl Brenda Kathleen Sylvia Maureen Edna Hilda Ivy Winifred Olive Gladys Marjorie Betty Eileen Rita Pauline Hazel Norma Freda Thelma Gwen Pamela Daphne Mavis Vera Rosemary Ann',
    male: 'John Ronald Kenneth William Derek Peter Dennis Brian Gordon Roy Norman Raymond Leonard Stanley Arthur Frank Harold Ernest Cyril Wilfred Douglas Eric Geoffrey Alan Trevor Reginald Bernard Sidney Donald Clifford Ivor Maurice',
    family:
      'Ashby Barrow Bexley Birtwell Bramley Catchpole Chadbourne Cropley Dunmore Eddleston Elvidge Farrow Fensome Garrod Goulding Hallam Hardwick Hensby Holbrook Ingle Jessop Kemble Ketteridge Lambourne Leverton Makepeace Marchbank Maltby Norrington Oldershaw Padley Peachey Quantrill Rainbird Redfern Sallis Scarborough Skelton Staveley Stubbings Swaby Tarrant Thirkettle Twelvetree Underhill Varley Wadlow Wakelin Weatherby Wheatcroft Winterton Wragg Yaxley Youngs',
  },
  {
    ...{ weight: 6, ethnicity: 'white' },
    female: 'Bridget Nuala Siobhan Philomena Agnes Morag Isla Catriona Myfanwy Gwyneth Bronwen Eluned',
    male: 'Eamon Declan Seamus Patrick Hamish Angus Callum Ewan Emrys Gwilym Dafydd Aneurin',
    family:
      'Byrne Doyle Gallagher Kinsella Mulcahy Rafferty Buchanan Farquhar McAllister Lockhart Bevan Prosser Pritchard Llewellyn',
  },
  {
    ...{ weight: 5, ethnicity: 'white' },
    female: 'Zofia Halina Krystyna Jadwiga Rosa Concetta Maria Olga Ilona Birute Fatima Ana',
    male: 'Tadeusz Zbigniew Stefan Kazimierz Salvatore Giovanni Antonio Mykola Laszlo Vytautas Manuel Joaquim',
    family:
      'Wierzbicki Zawada Sikora Malinowski Esposito Ferrante Kovalenko Horvath Petrauskas Silveira Carvalho',
  },
  {
    ...{ weight: 6, ethnicity: 'asian' },
    female: 'Parveen Surinder Jaswinder Nasreen Shanta Lakshmi Kamala Rehana Hasina Mei Lai Amrit Savita',
    male: 'Gurdial Harbhajan Mohinder Abdul Mohammed Iqbal Ramesh Dinesh Vijay Shamsul Wing Kwok Balwinder',
    family:
      'Akhtar Sandhu Bhogal Chaudhry Mistry Desai Solanki Rahim Begum-Shah Wickramasinghe Leung Cheung Virdee Thakrar',
  },
  {
    ...{ weight: 6, ethnicity: 'black' },
    female: 'Precious Icilda Merlene Eunice Sybil Adaeze Abena Folasade Comfort Pearline Hyacinth Grace',
    male: 'Winston Clifton Desmond Neville Kwame Emeka Babatunde Kofi Leroy Everton Tesfaye Samuel',
    family:
      'Campbell-Reid Gayle Blackwood Francis-Hall Okafor Adeyinka Mensah Boateng Owusu Tekle Nwosu Beckford',
  },
  {
    ...{ weight: 2, ethnicity: 'mixed' },
    female: 'Angela Yvonne Lorraine Theresa Marlene',
    male: 'Anthony Carl Michael Errol Lionel',
    family: 'Achebe-Ward Delaney Fairweather Gonsalves Hartwell-Singh Pereira',
  },
  {
    ...{ weight: 1, ethnicity: 'other' },
    female: 'Shirin Leyla Amal Selma',
    male: 'Reza Hamid Yusuf Mehmet',
    family: 'Farahani Haddad Demirci Al-Rashid Moussavi',
  },
]

const lists = communities.map(one => ({
  ...one,
  female: one.female.split(' '),
  male: one.male.split(' '),
  family: one.family.split(' '),
}))

export interface Named extends Who {
  readonly ethnicity: Ethnicity
}

export function nameIn(random: Random, women: number): Named {
  const community = random.weighted(lists.map(one => [one, one.weight] as const))
  const sex = random.chance(women) ? 'female' : 'male'
  const [givenName, familyName] = [choose(random, community[sex]), choose(random, community.family)]
  return { sex, givenName, familyName, ethnicity: community.ethnicity }
}
