import { endAtDeath, judgeEnquiry, pauseEnquiry, planEnquiry, resumeEnquiry } from './commands.ts'

export const commands = [planEnquiry, judgeEnquiry, pauseEnquiry, resumeEnquiry, endAtDeath]
