import { auditVerify } from './audit.ts'
import { backupVerb, restoreVerb } from './backup.ts'
import { importCqcApi } from './import.ts'
import { importBoundariesVerb } from './import-boundaries.ts'
import { importTracker } from './import-capacity-tracker.ts'
import { importCqcDirectory, importCqcRatings } from './import-list.ts'
import { importFood, importSignals } from './import-partner-files.ts'
import { importAscof, importCouncils, importDeprivation, importPostcodes } from './import-reference.ts'
import { importUndo } from './import-undo.ts'
import { councilAdd, roleGrant } from './people.ts'
import { riskBacktest } from './risk/backtest.ts'
import { riskModelCard } from './risk/model-card.ts'
import { riskRecompute } from './risk/recompute.ts'
import { demo, migrateVerb } from './setup.ts'
import { statsUChart, statsXmr } from './stats/charts.ts'
import { statsCusum } from './stats/cusum.ts'
import { statsFunnel } from './stats/funnel.ts'
import { tokenCreate } from './token.ts'
import type { LoneVerb, Verb } from './verb.ts'

/** Every verb, in the order in which help lists them. */
export const verbs: readonly (Verb | LoneVerb)[] = [
  importCqcApi,
  importCqcDirectory,
  importCqcRatings,
  importTracker,
  importSignals,
  importFood,
  importPostcodes,
  importCouncils,
  importDeprivation,
  importAscof,
  importBoundariesVerb,
  importUndo,
  tokenCreate,
  auditVerify,
  statsFunnel,
  statsCusum,
  statsXmr,
  statsUChart,
  riskRecompute,
  riskBacktest,
  riskModelCard,
  backupVerb,
  restoreVerb,
  councilAdd,
  roleGrant,
  migrateVerb,
  demo,
]
