import type { FastifyInstance } from 'fastify'
import { civilDate } from '#platform/clock.ts'
import { checkSchema } from '#platform/database/migrate.ts'
import type { OidcSettings, Web } from '#platform/http/context.ts'
import { createMetrics } from '#platform/metrics/index.ts'
import { createViews } from '#platform/view/engine.ts'
import { buildAssets } from '../scripts/build-assets.ts'
import { createApp } from './app.ts'
import { demoIdentity } from './demo/identity/index.ts'
import type { Lantern } from './lantern.ts'

/** The web over a running Lantern: its pages and its API, ready to listen. `more` is for tests. */
export async function openWeb(lantern: Lantern, more: Partial<Web> = {}): Promise<FastifyInstance> {
  const { config, log } = lantern
  if (config.signIn.kind === 'oidc') return createApp({ ...webOf(lantern, config.signIn), ...more }, log)
  const identity = demoIdentity(config.publicUrl)
  const web = { ...webOf(lantern, identity.oidc), ...more }
  const app = await createApp(web, log)
  await identity.add(app, web)
  return app
}

function webOf(lantern: Lantern, oidc: OidcSettings): Web {
  const { config, product, clock } = lantern
  const { folder, manifest } = buildAssets()
  const views = createViews({
    folders: viewFolders(lantern),
    assets: manifest,
    today: () => civilDate(clock.now()),
  })
  const metrics = createMetrics({ pool: lantern.database.pool })
  return {
    product,
    runner: lantern.runner,
    pool: lantern.database.pool,
    clock,
    ids: lantern.ids,
    publicUrl: config.publicUrl,
    demonstration: config.mode === 'demo',
    tls: config.publicUrl.startsWith('https:'),
    trustProxy: config.trustProxy,
    secret: lantern.secrets.session,
    rateFactor: config.mode === 'demo' ? 100 : 1,
    assetsFolder: folder,
    oidc,
    render: (template, model) => views.render(template, model),
    metrics,
    ready: () => isReady(lantern),
  }
}

function viewFolders(lantern: Lantern): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lantern.product.modules.flatMap(module => (module.views ? [[module.name, module.views]] : [])),
  )
}

async function isReady(lantern: Lantern): Promise<boolean> {
  try {
    await checkSchema(lantern.database.pool)
    return true
  } catch {
    return false
  }
}
