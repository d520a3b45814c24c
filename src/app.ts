import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { addHelp } from '#platform/help/index.ts'
import { addApiDocuments } from '#platform/http/api/documents.ts'
import { addApi } from '#platform/http/api/routes.ts'
import { addAssets } from '#platform/http/assets.ts'
import type { Web } from '#platform/http/context.ts'
import { addErrorHandling } from '#platform/http/errors.ts'
import { addSecurityHeaders } from '#platform/http/headers.ts'
import { addHealth } from '#platform/http/health.ts'
import { addMeasuring } from '#platform/http/measuring.ts'
import { addOpenPages } from '#platform/http/open/routes.ts'
import { addPages } from '#platform/http/page/routes.ts'
import { addRateLimits } from '#platform/http/rates.ts'
import { createServer } from '#platform/http/server.ts'
import { addSessions } from '#platform/http/session.ts'
import { addSignIn } from '#platform/http/sign-in/routes.ts'

/** The HTTP pipeline, top to bottom: one line for each concern. */
export async function createApp(web: Web, log: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = await createServer(web, log)
  addSecurityHeaders(app, web)
  addMeasuring(app, web)
  addErrorHandling(app, web)
  await addRateLimits(app)
  addHealth(app, web)
  await addAssets(app, web.assetsFolder)
  addOpenPages(app, web)
  await app.register(api => addApi(api, web))
  await app.register(async pages => {
    await addSessions(pages, web)
    await addSignIn(pages, web)
    addApiDocuments(pages, web)
    addHelp(pages, web)
    addPages(pages, web)
  })
  return app
}
