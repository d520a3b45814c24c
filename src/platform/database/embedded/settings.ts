import { totalmem } from 'node:os'

const megabyte = 1024 * 1024

/** Memory this process may use, in bytes: the container's limit when there is one, else the machine's. */
function memory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? limit : totalmem()
}

/**
 * Settings of the embedded server, given on its command line so that they hold for old clusters too.
 * What makes it durable (fsync, synchronous_commit, full_page_writes, checksums) is PostgreSQL's own
 * default and is left alone here, so that throw-away test clusters can turn it off.
 */
export function serverSettings(bytes = memory()): Record<string, string> {
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, bytes / megabyte / part)))}MB`
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: share(8, 64, 2048),
    effective_cache_size: share(2, 128, 65536),
    maintenance_work_mem: share(64, 64, 512),
    work_mem: '8MB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    // Values in error details and statements are people's data; they do not belong in a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }
}

/** The settings as arguments of `postgres`. */
export function settingArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
