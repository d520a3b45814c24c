import { formatDateTime } from '#platform/view/dates.ts'
import type { FactModel, PageModel, TableModel } from '#platform/view/models.ts'
import type { getRecord } from '../registry/home-queries.ts'
import { valueInWords } from './home-facts.ts'
import type { AnswerOf, Home } from './shapes.ts'
import { sentenceCase } from './words.ts'

type CqcRecord = AnswerOf<typeof getRecord>

export interface RecordPageModel {
  readonly page: PageModel
  readonly provenance: readonly FactModel[]
  readonly fields: TableModel
  readonly json: string
}

/** The record a fact came from, field by field, and as CQC sent it but for the names of people. */
export function recordPage(record: CqcRecord, home: Pick<Home, 'id' | 'name'>): RecordPageModel {
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
        value: record.hash,
        note: 'SHA-256 of the record: the same record has the same one',
      },
    ],
    fields: {
      caption: 'Every field',
      captionHidden: true,
      columns: [{ label: 'Field' }, { label: 'Value' }],
      rows: fieldsOf(record.record).map(({ name, value }) => [{ text: name }, { text: value }]),
    },
    json: JSON.stringify(record.record, null, 2),
  }
}

export function sourceInWords(source: string): string {
  return source === 'cqc-api' ? 'CQC’s own service' : 'A copy of CQC’s records, from a file'
}

interface Field {
  readonly name: string
  readonly value: string
}

/** Every value with the way to it in words: 'Current ratings, overall, rating'. */
export function fieldsOf(record: unknown, way: readonly string[] = []): Field[] {
  if (Array.isArray(record)) return listFields(record, way)
  if (typeof record !== 'object' || record === null) {
    return [{ name: sentenceCase(way.join(', ')), value: valueInWords(record) }]
  }
  return Object.entries(record).flatMap(([key, value]) => fieldsOf(value, [...way, nameInWords(key)]))
}

/** A list of plain values is one field; of several things each is numbered. */
function listFields(items: readonly unknown[], way: readonly string[]): Field[] {
  const plain = items.every(item => typeof item !== 'object' || item === null)
  if (plain) return [{ name: sentenceCase(way.join(', ')), value: valueInWords(items) }]
  if (items.length === 1) return fieldsOf(items[0], way)
  return items.flatMap((item, at) => fieldsOf(item, [...way, String(at + 1)]))
}

/** 'postalAddressLine1' as 'postal address line 1'; 'onspdIcbName' as 'onspd icb name'. */
export function nameInWords(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z\d])/g, '$1 $2')
    .toLowerCase()
    .trim()
}
