import {
  addOutcome,
  changeOutcome,
  confirmOutcomes,
  endOutcome,
  recordAchieved,
  recordAsked,
} from './commands.ts'

export const commands = [addOutcome, changeOutcome, confirmOutcomes, endOutcome, recordAchieved, recordAsked]
