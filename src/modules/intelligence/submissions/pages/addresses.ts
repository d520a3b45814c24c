export const SUBMISSIONS = '/intelligence/submissions'
export const FILES = '/intelligence/submission-files'
export const DOUBLES = '/intelligence/doubles'
export const submissionHref = (id: string): string => `${SUBMISSIONS}/${id}`
