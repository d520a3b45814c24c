import { addPlanAction, reviewPlan, settlePlanAction } from './commands.ts'

export const commands = [addPlanAction, settlePlanAction, reviewPlan] as const
export { pages } from './pages.ts'
export { planActionWorkflow } from './workflow.ts'
