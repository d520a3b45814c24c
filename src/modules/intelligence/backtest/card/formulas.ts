/** Each formula that a level may stand on or a result is told by: a file of `method/`, with its source there in full. */
export interface Formula {
  readonly file: string
  readonly does: string
  readonly source: string
}

export const formulas: readonly Formula[] = [
  {
    file: 'transform',
    does: 'Counts to a scale on which their spread is known',
    source: 'Spiegelhalter 2005',
  },
  { file: 'winsorise', does: 'Draws in the outer tenth at each side', source: 'Spiegelhalter 2005' },
  {
    file: 'over-dispersion',
    does: 'By how much homes differ beyond chance',
    source: 'Spiegelhalter 2005; DerSimonian and Laird 1986',
  },
  { file: 'adjusted', does: 'z with that allowed for', source: 'Spiegelhalter 2005' },
  { file: 'limits', does: 'Limits of a funnel', source: 'Spiegelhalter 2005' },
  { file: 'funnel', does: 'A funnel over all homes', source: 'as its parts' },
  { file: 'mid-p', does: 'Exact z of a small count', source: 'Lancaster 1961' },
  {
    file: 'mid-p-spread',
    does: 'The same where homes differ beyond chance',
    source: 'Greenwood and Yule 1920; Lancaster 1961',
  },
  { file: 'both-tails', does: 'Too many and too few', source: 'derived' },
  {
    file: 'openness',
    does: 'Telling apart from harm; near misses for each harm',
    source: 'Heinrich 1931 for the ratio; derived',
  },
  {
    file: 'alarm-chance',
    does: 'How often chance alone would flag a home',
    source: 'derived, from Poisson and negative binomial counts',
  },
  {
    file: 'benjamini-hochberg',
    does: 'Keeps false alarms of many tests down',
    source: 'Benjamini and Hochberg 1995',
  },
  { file: 'combine', does: 'Adds up z that hang together', source: 'Stouffer 1949, with correlation' },
  { file: 'shrink', does: 'Draws a rate towards 1 as little is known', source: 'Clayton and Kaldor 1987' },
  { file: 'expectation', does: 'What homes like it have', source: 'Breslow and Day 1987' },
  { file: 'cusum', does: 'Adds up small lasting changes', source: 'Page 1954; Steiner and others 2000' },
  { file: 'run-length', does: 'How long a sum runs without an alarm', source: 'Gandy and Lau 2013' },
  { file: 'xmr', does: 'Single values over time', source: 'Shewhart, as in Wheeler' },
  { file: 'u-chart', does: 'A rate over time', source: 'Shewhart' },
  { file: 't-chart', does: 'Times between rare events', source: 'Nelson 1994' },
  {
    file: 'chart-rules',
    does: 'What a point on a chart completes',
    source: 'Western Electric 1956, as commonly used',
  },
  { file: 'decay', does: 'What is left of evidence by its age', source: 'derived' },
  { file: 'voice-coverage', does: 'Who has been heard lately', source: 'derived' },
  { file: 'eyes-on', does: 'How many kinds of people could notice', source: 'derived' },
  { file: 'all-zero', does: 'Whether hearing nothing says something', source: 'derived' },
  { file: 'wilson', does: 'A share with its interval', source: 'Wilson 1927' },
  { file: 'area-under-curve', does: 'Whether worse homes were put first', source: 'Hanley and McNeil 1982' },
  {
    file: 'clustered',
    does: 'The same, and shares, counting homes and not rows',
    source: 'Obuchowski 1997; Korn and Graubard 1998',
  },
  { file: 'precision-at', does: 'In how many of the first so many it happened', source: 'common' },
  { file: 'calibration', does: 'Foretold beside happened', source: 'Brier 1950' },
  { file: 'weighted-kappa', does: 'Agreement of two gradings beyond chance', source: 'Cohen 1968' },
  {
    file: 'kappa-clustered',
    does: 'The same with an interval that counts homes',
    source: 'Efron and Stein 1981',
  },
]

/** What the formulas stand on, and is none itself. */
export const notFormulas: readonly string[] = ['demand', 'distributions', 'quantile', 'exact-below']
