export {
  type Config,
  ConfigError,
  type DatabaseConfig,
  type MailConfig,
  readConfig,
  type SignInConfig,
} from './config.ts'
export { describeConfig } from './describe.ts'
export { loadSecrets, type Secrets } from './secrets.ts'
