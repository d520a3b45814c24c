import { exportReturnRows, getDataQuality, listReturnRows, listWanting } from './queries.ts'

export const queries = [getDataQuality, listWanting, listReturnRows, exportReturnRows]
