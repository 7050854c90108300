# Reads standard input, a pipe held by the process that owns a database server. One line means that
# the server has been stopped; end of file without it means that the owner is dead.
# $1: the server's data folder; $2: folder to remove afterwards, or empty; $3: the file with the
# name of the process that has the folder now; $4: the name of our owner.
trap '' HUP INT TERM
if read -r word; then
  exit 0
fi

folder=$1
remove=$2
owner_file=$3
owner=$4

# The next owner stops what was left behind and then runs a server of its own on the folder, which
# is not ours to stop.
ours() {
  read -r present <"$owner_file" && [ "$present" = "$owner" ]
}

serves() {
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' '\n' <"/proc/$1/cmdline" | grep -qxF -- "$folder"
  else
    ps -p "$1" -o args= 2>/dev/null | grep -qF -- "$folder"
  fi
}

# The owner may have died while the server was starting: give it time to say who it is.
tries=50
while ours && [ ! -s "$folder/postmaster.pid" ] && [ "$tries" -gt 0 ]; do
  sleep 0.2
  tries=$((tries - 1))
done

# In this order: a number that was read before the folder was seen to be our owner's is that of our
# owner's server.
if read -r pid <"$folder/postmaster.pid" && ours && serves "$pid"; then
  kill -s INT "$pid"
  tries=150
  while serves "$pid" && [ "$tries" -gt 0 ]; do
    sleep 0.2
    tries=$((tries - 1))
  done
  if serves "$pid"; then
    kill -s QUIT "$pid"
    sleep 2
  fi
fi

if [ -n "$remove" ]; then
  rm -rf -- "$remove"
fi
