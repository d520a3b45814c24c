import type { ReferenceKindName } from '../reference/kinds.ts'

/** What the pages of one kind of reference file say. */
interface KindWords {
  readonly path: string
  readonly title: string
  readonly lede: string
  readonly empty: string
  readonly form: {
    readonly title: string
    readonly lede: string
    readonly hint: string
    readonly accept: string
    /** Beside the question for a day; absent where the file itself says it. */
    readonly day?: string
  }
}

/** What the ONS asks to be said where its places of postcodes are shown, and the same in short. */
export const POSTCODES_SHORT =
  'Postcodes: contains OS, Royal Mail and National Statistics data © Crown and Royal Mail copyright and database right.'

const POSTCODE_ATTRIBUTION =
  'Contains OS data © Crown copyright and database right. Contains Royal Mail data © Royal Mail copyright and database right. Contains National Statistics data © Crown copyright and database right.'

const OPEN = 'Open Government Licence v3.0.'

export const referenceWords: Readonly<Record<ReferenceKindName, KindWords>> = {
  postcodes: {
    path: '/imports/postcodes',
    title: 'Postcodes',
    lede: `Where each postcode is: “near” a postcode is then exact, also where no home is. ${POSTCODE_ATTRIBUTION} ${OPEN}`,
    empty:
      'Until then the place of a postcode is known by the homes that have it, or by the middle of the homes in its area.',
    form: {
      title: 'Import postcodes',
      lede: 'The ONS Postcode Directory (ONSPD), its file for one area, or a plain list with postcode, lat and long. Postcodes out of use are kept: they still say where a place was.',
      hint: 'CSV, up to 50 MB. The whole directory is larger: give it, or its ZIP, to the command line: npm run lantern -- import postcodes FILE.',
      accept: '.csv,.zip',
      day: 'Only if the file’s name does not say its month, as ONSPD_NOV_2025_UK.csv does.',
    },
  },
  councils: {
    path: '/imports/councils',
    title: 'Councils and districts',
    lede: 'Which district lies in which county, and where a published list differs from Lantern’s law. The law is never changed by a file. Contains data from mySociety, UK local authority names and codes (Creative Commons Attribution 4.0 International).',
    empty:
      'Until then Lantern knows the councils of its law alone, and not which districts a county has: needed to show deprivation.',
    form: {
      title: 'Import the list of councils',
      lede: 'mySociety’s list of local authorities, past and present: uk_local_authorities_current.csv, or the one of the future.',
      hint: 'CSV, as it was downloaded.',
      accept: '.csv',
      day: 'The day it was downloaded. Today, if you leave it empty.',
    },
  },
  deprivation: {
    path: '/imports/deprivation',
    title: 'Deprivation',
    lede: `The English Indices of Deprivation by district, for the market page. Ministry of Housing, Communities and Local Government. ${OPEN}`,
    empty: 'Import the years in order, the oldest first: each is kept beside the others.',
    form: {
      title: 'Import deprivation',
      lede: 'The summary by local authority district of the Indices of 2015, 2019 or 2025, one row for each district and kind of deprivation.',
      hint: 'CSV. The year is taken from the file.',
      accept: '.csv,.ods,.xlsx',
    },
  },
  ascof: {
    path: '/imports/ascof',
    title: 'Outcomes (ASCOF)',
    lede: `The Adult Social Care Outcomes Framework by council, for the market page. Department of Health and Social Care. ${OPEN}`,
    empty: 'Get the time series by local authority as ODS from gov.uk, and bring it in.',
    form: {
      title: 'Import outcomes',
      lede: 'The time series by local authority of the Adult Social Care Outcomes Framework. Lantern reads the tables 2b, 2c, 4a, 4b, 6a and 6b; what is suppressed stays suppressed.',
      hint: 'ODS or XLSX, as it was downloaded. The year is taken from the file.',
      accept: '.ods,.xlsx',
    },
  },
  boundaries: {
    path: '/imports/boundaries',
    title: 'Boundaries of councils',
    lede: '',
    empty: '',
    form: { title: 'Import boundaries', lede: '', hint: '', accept: '' },
  },
}
