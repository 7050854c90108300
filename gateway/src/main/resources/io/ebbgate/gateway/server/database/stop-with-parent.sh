# Reads standard input, a pipe held by the process that owns a database server. One line means that
# the server has been stopped; end of file without it means that the owner is dead.
# $1: the server's data folder; $2: folder to remove afterwards, or empty.
trap '' HUP INT TERM
if read -r word; then
  exit 0
fi

# The owner may have died while the server was starting: give it time to say who it is.
tries=50
while [ ! -s "$1/postmaster.pid" ] && [ "$tries" -gt 0 ]; do
  sleep 0.2
  tries=$((tries - 1))
done

serves() {
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' '\n' <"/proc/$1/cmdline" | grep -qxF -- "$2"
  else
    ps -p "$1" -o args= 2>/dev/null | grep -qF -- "$2"
  fi
}

if read -r pid <"$1/postmaster.pid" && serves "$pid" "$1"; then
  kill -s INT "$pid"
  tries=150
  while serves "$pid" "$1" && [ "$tries" -gt 0 ]; do
    sleep 0.2
    tries=$((tries - 1))
  done
  if serves "$pid" "$1"; then
    kill -s QUIT "$pid"
    sleep 2
  fi
fi

if [ -n "$2" ]; then
  rm -rf -- "$2"
fi
