import { formatDateTime } from '#platform/view/dates.ts'
import type { FactModel, PageModel, TableModel } from '#platform/view/models.ts'
import type { getRecord } from '../registry/home-queries.ts'
import { valueInWords } from './home-facts.ts'
import type { AnswerOf, Home } from './shapes.ts'
import { sentenceCase } from './words.ts'

type CqcRecord = AnswerOf<typeof getRecord>

export interface RecordSection {
  readonly heading: string
  readonly table: TableModel
}

export interface RecordPageModel {
  readonly page: PageModel
  readonly provenance: readonly FactModel[]
  /** The record's own plain fields. */
  readonly plain: TableModel
  /** What it holds many of: ratings, reports, relationships. */
  readonly sections: readonly RecordSection[]
  readonly json: string
}

/** The record a fact came from, field by field, and as CQC sent it but for the names of people. */
export function recordPage(record: CqcRecord, home: Pick<Home, 'id' | 'name'>): RecordPageModel {
  const entries = Object.entries(Object(record.record) as Record<string, unknown>)
  const nested = entries.filter(([, value]) => isNested(value))
  const plain = entries.filter(entry => !nested.includes(entry))
  return {
    page: {
      title: `CQC’s record ${record.cqcId}`,
      caption: home.name,
      lede: 'As it was fetched, without the names of people: those are never kept.',
      back: { text: home.name, href: `/homes/${home.id}` },
    },
    provenance: [
      { term: 'Where from', value: sourceInWords(record.source), note: record.address },
      { term: 'Fetched', value: formatDateTime(record.fetchedAt) },
      {
        term: 'Fingerprint',
        value: `${record.hash.slice(0, 12)}…`,
        note: `SHA-256 of the record, in full ${record.hash}`,
      },
    ],
    plain: fieldTable(
      'Plain fields',
      plain.flatMap(([key, value]) => fieldsOf(value, [nameInWords(key)])),
    ),
    sections: nested.map(([key, value]) => {
      const heading = sentenceCase(nameInWords(key))
      return { heading, table: fieldTable(heading, fieldsOf(value)) }
    }),
    json: JSON.stringify(record.record, null, 2),
  }
}

function fieldTable(caption: string, fields: readonly Field[]): TableModel {
  return {
    caption,
    captionHidden: true,
    columns: [{ label: 'Field' }, { label: 'Value' }],
    rows: fields.map(({ name, value }) => [{ text: name }, { text: value }]),
  }
}

function isNested(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isNested) || value.some(item => typeof item === 'object')
  return typeof value === 'object' && value !== null
}

const sources: Readonly<Record<string, string>> = {
  'cqc-api': 'CQC’s own service',
  'cqc-directory': 'A list of care homes that CQC published',
  'cqc-ratings': 'CQC’s published file of ratings',
}

export function sourceInWords(source: string): string {
  return sources[source] ?? 'A copy of CQC’s records, from a file'
}

interface Field {
  readonly name: string
  readonly value: string
}

/** Every value with the way to it in words: 'Overall, rating'. */
export function fieldsOf(record: unknown, way: readonly string[] = []): Field[] {
  if (Array.isArray(record)) return listFields(record, way)
  if (typeof record !== 'object' || record === null) {
    return [{ name: sentenceCase(way.join(', ')), value: valueInWords(record) }]
  }
  return Object.entries(record).flatMap(([key, value]) => fieldsOf(value, [...way, nameInWords(key)]))
}

/** A list of plain values is one field; of several things, each goes by its own name, else by its number. */
function listFields(items: readonly unknown[], way: readonly string[]): Field[] {
  if (!items.some(item => typeof item === 'object' && item !== null)) {
    return [{ name: sentenceCase(way.join(', ') || 'All'), value: valueInWords(items) }]
  }
  return items.flatMap((item, at) => {
    const { name, ...rest } = Object(item) as Record<string, unknown>
    const named = typeof name === 'string' && Object.keys(rest).length > 0
    const step = named ? name : String(at + 1)
    return fieldsOf(named ? rest : item, items.length === 1 && !named ? way : [...way, step])
  })
}

const shortForms = ['cqc', 'icb', 'ccg', 'ods', 'uprn', 'uri', 'id', 'onspd', 'gac']

/** 'postalAddressLine1' as 'postal address line 1'; 'onspdIcbName' as 'ONSPD ICB name'. */
export function nameInWords(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z\d])/g, '$1 $2')
    .toLowerCase()
    .split(' ')
    .map(word => (shortForms.includes(word) ? word.toUpperCase() : word))
    .join(' ')
}
