/** The tables of the publication that are read, in the order in which they are shown. */
type MeasureKey = '6b' | '4a' | '4b' | '6a' | '2c' | '2b'

/** A measure of the Adult Social Care Outcomes Framework, as DHSC publishes it: a table for each. Data. */
export interface Measure {
  readonly key: MeasureKey
  /** A word of the table's title: numbers were given to other measures before 2023-24. */
  readonly title: RegExp
  readonly unit: 'percent' | 'per-100,000'
  /** '91% of section 42 enquiries in Oldham ...': what follows the number. */
  readonly words: string
  readonly label: string
  /** What the numerator and the denominator count; a survey only has those who answered. */
  readonly counts: readonly [part: string | undefined, whole: string | undefined]
  /** From a survey, whose figures come with a margin of error. */
  readonly survey?: true
}

export const measures: readonly Measure[] = [
  {
    key: '6b',
    title: /rated good or outstanding/i,
    unit: 'percent',
    words: 'of residential care providers are rated Good or Outstanding by CQC',
    label: 'Residential providers rated Good or Outstanding',
    counts: ['Rated Good or Outstanding', 'Providers'],
  },
  {
    key: '4a',
    title: /feel safe/i,
    unit: 'percent',
    words: 'of people who use services feel as safe as they want',
    label: 'People who use services who feel safe',
    counts: [undefined, 'People who answered'],
    survey: true,
  },
  {
    key: '4b',
    title: /section 42/i,
    unit: 'percent',
    words: 'of section 42 enquiries that found a risk reduced or removed it',
    label: 'Section 42 enquiries: risk reduced or removed',
    counts: ['Risk reduced or removed', 'Risk found'],
  },
  {
    key: '6a',
    title: /leaving their role/i,
    unit: 'percent',
    words: 'of care staff left their job in the year',
    label: 'Care staff who left in the year',
    counts: [undefined, undefined],
  },
  {
    key: '2c',
    title: /aged 65 and over .*admission/i,
    unit: 'per-100,000',
    words: 'people aged 65 and over, of each 100,000, moved into a care home that the council arranged',
    label: 'Admissions to care homes, 65 and over',
    counts: ['People who moved in', 'People aged 65 and over'],
  },
  {
    key: '2b',
    title: /aged 18 to 64 .*admission/i,
    unit: 'per-100,000',
    words: 'people aged 18 to 64, of each 100,000, moved into a care home that the council arranged',
    label: 'Admissions to care homes, 18 to 64',
    counts: ['People who moved in', 'People aged 18 to 64'],
  },
]

/** Of sources and their terms: must be said where they are shown. */
export const ASCOF_ATTRIBUTION =
  'Department of Health and Social Care, Adult Social Care Outcomes Framework, licensed under the Open Government Licence v3.0.'
