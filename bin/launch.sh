# Becomes dist/$program.mjs under the pinned Node, else under one on the PATH that is new enough. A shell script, and not
# one of Node's own, because starting Node twice would double the time that a command takes to start.
root=${self%/*}/..
node=$root/node_modules/node/bin/node
if [ ! -x "$node" ]; then
  node=$(command -v node) || node=
  if [ -z "$node" ] || ! "$node" -e 'process.exit(process.versions.node.split(".")[0] >= 24 ? 0 : 1)'; then
    echo "$program: needs Node 24 or later; to install it for this program alone, type: npm --prefix '$(cd "$root" && pwd)' run build" >&2
    exit 69
  fi
fi
if [ ! -f "$root/dist/$program.mjs" ]; then
  echo "$program: is not built yet; type: npm --prefix '$(cd "$root" && pwd)' run build" >&2
  exit 69
fi
# Compiled code is kept between runs, in this checkout where we may write, else with the user's other caches.
if [ -z "${NODE_COMPILE_CACHE-}" ]; then
  NODE_COMPILE_CACHE=$root/node_modules/.cache/node
  [ -w "$root/node_modules" ] || NODE_COMPILE_CACHE=${XDG_CACHE_HOME:-${HOME-}/.cache}/xenod
  export NODE_COMPILE_CACHE
fi
exec "$node" "$root/dist/$program.mjs" "$@"
