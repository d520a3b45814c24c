/** A backup or a restore that cannot be: one clear line, and nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
