export const INDICATORS = '/intelligence/indicators'
export const indicatorHref = (id: string): string => `${INDICATORS}/${id}`
export const resultsHref = (id: string): string => `${INDICATORS}/${id}/results`
export const homeHref = (id: string, homeId: string): string => `${INDICATORS}/${id}/homes/${homeId}`
