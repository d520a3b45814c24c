export const EYES_LIST = '/eyes'
export const homeEyesHref = (homeId: string): string => `/homes/${homeId}/eyes`
export const remedyHref = (remedyId: string): string => `/remedies/${remedyId}`
export const PLACING = '/placing-tasks'
export const placingHref = (taskId: string): string => `${PLACING}/${taskId}`
export const residentEyesHref = (personId: string): string => `/adults/${personId}/eyes`
