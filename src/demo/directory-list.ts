import { samphireHouse } from './story-homes.ts'

/**
 * Two rows as CQC's directory would have them. One home has two beds more than its own record says: what two sources
 * disagree on is put to the council. No council is named, so that nothing follows from the homes left out.
 */
export function demoDirectory(): string {
  const [samphire] = samphireHouse.registrations
  const rows = [
    ['Location ID', 'Care home?', 'Location Name', 'Care homes beds'],
    [samphire?.locationId, 'Y', samphire?.name, samphireHouse.beds + 2],
    ['1-9000000002', 'Y', 'Larkfield House', 38],
  ]
  return `${rows.map(row => row.join(',')).join('\n')}\n`
}
