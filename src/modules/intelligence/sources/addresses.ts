export const SOURCES = '/intelligence/sources'
