#!/bin/sh
# Stands for wrangler: tells what the real one told when the world was recorded, and asks nobody.
record="../../records/${PWD##*/}-$1"
if [ -f "$record" ]; then
  cat "$record" > "$WRANGLER_OUTPUT_FILE_PATH"
fi
