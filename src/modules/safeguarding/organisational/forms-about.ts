import { processForms } from '../process/forms.ts'
import { getOrganisational } from './queries.ts'

export const WHO_SEES = 'The safeguarding team, and those given a part in this enquiry. Not the home.'
export const aboutOrganisational = {
  path: '/safeguarding/organisational/{organisationalId}',
  query: getOrganisational,
  caption: (whole: { home: { name: string }; reference: string }) => `${whole.home.name}, ${whole.reference}`,
  back: 'The enquiry',
  whoSees: WHO_SEES,
}
export const organisationalForm = processForms(aboutOrganisational)
