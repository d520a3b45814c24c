import { readMessages, writeToReporter } from './answer.ts'
import { listReportsIn, openReportPhotograph, readReportIn } from './incoming/queries.ts'
import { writeParaphrase } from './paraphrase/write.ts'
import { sortReport } from './sorting/sort.ts'
import { followReport, listMyReports, writeMore } from './units.ts'

export const commands = [writeMore, sortReport, writeToReporter, readMessages, writeParaphrase] as const
export const queries = [
  listMyReports,
  followReport,
  listReportsIn,
  readReportIn,
  openReportPhotograph,
] as const
