package dev.penstock.action.rollback;

/** What becomes of the database. */
enum DatabaseChoice {
  /** It stays as it is. */
  UNTOUCHED,
  /** It goes back to the restore point that was taken after the release was proven. */
  RESTORE
}
