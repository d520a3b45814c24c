import { EYES_LIST, placingHref, remedyHref } from './pages/addresses.ts'
import { isolationPages } from './pages/index.ts'
import { isolationPanels } from './pages/panels.ts'
import * as placing from './placing/units.ts'
import { placingWorkflow } from './placing/workflow.ts'
import { isolationPolicy } from './policy.ts'
import { exportEyes, getHomeEyes, listEyes } from './queries.ts'
import { giveMonth, recordSightings } from './record-commands.ts'
import * as remedy from './remedy-commands.ts'
import * as resident from './resident-units.ts'
import { remedyRoles, remedyWorkflow } from './workflow.ts'

/** Who could notice: eyes on a home and on a resident, and what is done where they are few. */
export const isolation = {
  policy: isolationPolicy,
  commands: [
    giveMonth,
    recordSightings,
    remedy.acceptRemedy,
    remedy.beginRemedy,
    remedy.finishRemedy,
    remedy.giveUpRemedy,
    placing.sendPlacing,
    placing.closePlacing,
    resident.agreeResidentEyes,
    resident.endResidentEyes,
    resident.recordResidentSighting,
  ],
  queries: [
    listEyes,
    exportEyes,
    getHomeEyes,
    remedy.getRemedy,
    remedy.listOwners,
    remedy.myRemedies,
    placing.listPlacing,
    placing.exportPlacing,
    placing.getPlacing,
    resident.getResidentEyes,
  ],
  pages: isolationPages,
  panels: isolationPanels,
  records: { remedy: remedyHref, 'placing-task': placingHref },
  navigation: [{ label: 'Who could notice', href: EYES_LIST, roles: remedyRoles, order: 24 }],
  workflows: [remedyWorkflow, placingWorkflow],
}
