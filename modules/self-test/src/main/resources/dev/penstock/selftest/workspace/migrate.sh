# Stands for a migration tool that has nothing to do.
case "$DATABASE_URL" in
  postgres*://*) echo "nothing to migrate" ;;
  *) echo "no DATABASE_URL" >&2; exit 1 ;;
esac
