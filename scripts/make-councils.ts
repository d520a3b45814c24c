/**
 * Makes src/law/data/councils.json: the 153 councils of England with adult social services.
 * Run: `node scripts/make-councils.ts FOLDER`, where FOLDER holds `uk_local_authorities_current.csv` and
 * `lookup_name_to_registry.csv` of mySociety's register (https://github.com/mysociety/uk_local_authority_names_and_codes).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { councilNameKey } from '#law/council-names.ts'

type Row = Record<string, string>

/** Counties, unitaries, metropolitan districts, London boroughs and the City: those with adult social services. */
const UPPER_TIER = new Set(['CTY', 'UA', 'MD', 'LBO', 'CC'])

const HEADER = {
  title: 'Councils of England with responsibility for adult social services',
  attribution:
    'Contains data from mySociety, UK local authority names and codes (Creative Commons Attribution 4.0 International). Codes and names from the Office for National Statistics (Open Government Licence v3.0).',
  source: 'https://github.com/mysociety/uk_local_authority_names_and_codes',
  note: 'from is absent where the source gives no date; dates from 2005 may be the day the register began, not the council.',
}

function rows(folder: string, file: string): Row[] {
  return parse(readFileSync(join(folder, file)), { columns: true, bom: true })
}

/** Other spellings of the given registry codes: each once, and none that reads the same as a name we have. */
function spellings(names: readonly Row[], codes: ReadonlySet<string>, known: readonly string[]): string[] {
  const found = names
    .filter(row => codes.has(row['local-authority-code'] ?? ''))
    .map(row => row['la-name'] ?? '')
  const keys = new Set(['', ...known.map(councilNameKey)])
  const fresh = found.filter(name => !keys.has(councilNameKey(name)) && keys.add(councilNameKey(name)))
  return fresh.sort((a, b) => (a < b ? -1 : 1))
}

/** Councils that became the given one and no other: their names can only mean it today. */
function replacedBy(code: string, all: readonly Row[]): string[] {
  return all
    .filter(row => UPPER_TIER.has(row['local-authority-type'] ?? '') && row['replaced-by'] === code)
    .map(row => row['local-authority-code'] ?? '')
}

function council(row: Row, all: readonly Row[], names: readonly Row[]) {
  const own = row['local-authority-code'] ?? ''
  const tidyName = (text = '') => text.replace(/\s+/g, ' ').trim()
  const [name, niceName] = [tidyName(row['official-name']), tidyName(row['nice-name'])]
  return {
    code: row['gss-code'],
    name,
    niceName,
    region: row.region,
    names: spellings(names, new Set([own, ...replacedBy(own, all)]), [name, niceName]),
    ...(row['start-date'] ? { from: row['start-date'] } : {}),
    ...(row['end-date'] ? { to: row['end-date'] } : {}),
  }
}

function main(folder: string | undefined): void {
  if (folder === undefined) throw new Error('Say which folder: node scripts/make-councils.ts FOLDER')
  const all = rows(folder, 'uk_local_authorities_current.csv')
  const names = rows(folder, 'lookup_name_to_registry.csv')
  const councils = all
    .filter(row => row.nation === 'England' && row['current-authority'] === 'True')
    .filter(row => UPPER_TIER.has(row['local-authority-type'] ?? ''))
    .map(row => council(row, all, names))
    .sort((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1))
  const out = new URL('../src/law/data/councils.json', import.meta.url)
  writeFileSync(out, `${JSON.stringify({ ...HEADER, councils }, null, 2)}\n`)
  console.log(`${councils.length} councils written.`)
}

main(process.argv[2])
