/** What is brought in as a reference file, where it is kept, and what must be said where it is shown. */
export const KINDS = ['postcodes', 'councils', 'deprivation', 'ascof', 'boundaries'] as const
export type ReferenceKindName = (typeof KINDS)[number]

/** The table of a kind. Its columns besides `import_id`; the first of them, `keys` in number, name a row. */
export interface ReferenceTable {
  readonly table: string
  readonly keys: number
  readonly columns: readonly string[]
}

export const tables: Readonly<Record<ReferenceKindName, ReferenceTable>> = {
  postcodes: {
    table: 'homes.postcode',
    keys: 1,
    columns: ['postcode', 'latitude', 'longitude', 'district', 'icb', 'ended'],
  },
  councils: {
    table: 'homes.local_authority',
    keys: 1,
    columns: ['code', 'name', 'kind', 'region', 'county', 'began', 'ended', 'former', 'replaced_by'],
  },
  deprivation: {
    table: 'homes.deprivation',
    keys: 3,
    columns: ['year', 'domain', 'district', 'name', 'score', 'rank', 'most_deprived'],
  },
  ascof: {
    table: 'homes.ascof',
    keys: 3,
    columns: [
      ...['area', 'measure', 'year', 'cassr', 'name'],
      ...['value', 'numerator', 'denominator', 'margin', 'why'],
    ],
  },
  boundaries: {
    table: 'homes.boundary',
    keys: 1,
    columns: [
      ...['code', 'name', 'of_year', 'attribution', 'source', 'file_hash', 'rings'],
      ...['west', 'south', 'east', 'north', 'imported_at'],
    ],
  },
}

/** What people call the file, and one row of it. */
export const kindWords: Readonly<
  Record<ReferenceKindName, { readonly file: string; readonly one: string; readonly many: string }>
> = {
  postcodes: { file: 'the file of postcodes', one: 'postcode', many: 'postcodes' },
  councils: { file: 'the list of councils', one: 'council or district', many: 'councils and districts' },
  deprivation: { file: 'the file of deprivation', one: 'figure', many: 'figures' },
  ascof: { file: 'the file of outcomes', one: 'figure', many: 'figures' },
  boundaries: { file: 'the file of boundaries', one: 'outline', many: 'outlines' },
}
