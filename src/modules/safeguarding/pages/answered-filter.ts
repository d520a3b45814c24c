/** Of a list of what somebody is to answer: what waits, what does not, or both. */
export const answeredFilter = {
  kind: 'select' as const,
  name: 'open' as const,
  label: 'Which',
  options: [
    { value: 'true', text: 'Not answered' },
    { value: 'false', text: 'Answered or ended' },
    { value: '', text: 'All' },
  ],
}
