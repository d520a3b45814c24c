/**
 * Fenmarsh is fictional. Its code, post town letters (FM), telephone numbers (Ofcom's numbers for drama),
 * property numbers (9990...) and company numbers (99...) belong to nobody, and its map lies in the sea of the
 * Wash, where no home stands.
 */
export const fenmarsh = {
  code: 'E10999999',
  name: 'Fenmarsh County Council',
  niceName: 'Fenmarsh',
  county: 'Fenmarsh',
  region: 'East',
  tier: 'county',
  postcodeArea: 'FM',
  website: 'www.fenmarsh.example',
  numbers: { day: '01632 960998', dayHours: 'Monday to Friday, 9am to 5pm', night: '01632 960999' },
  ccg: { code: 'E38999999', name: 'NHS Fenmarsh CCG' },
  icb: { code: 'E54999999', name: 'NHS Fenmarsh Integrated Care Board' },
} as const

/** The day on which the demonstration stands still: everything in it is written as at this date. */
export const demoDate = '2026-11-16'

/** The one seed from which all of the demonstration is made. */
export const demoSeed = 'fenmarsh-2026-11-16'
