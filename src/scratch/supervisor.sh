# Runs a scratch server and outlives the program that asked for it: standard input is a pipe whose other end only
# that program holds. When it closes, for whatever reason, the server is stopped and its folder removed.
# Arguments: the folder, the folder of the server's programs, then the server's own arguments.
dir=$1 bin=$2
shift 2
umask 077
cd "$dir" || exit 1

# Runs a command so that it can be stopped from outside at any moment: either the mark "stop" is seen here, or the
# one who sets it sees the process id.
run() {
    [ ! -e stop ] || return 1
    "$@" </dev/null >>log 2>&1 &
    echo $! >pid.new
    mv pid.new pid
    [ ! -e stop ] || kill -QUIT $! 2>/dev/null
    wait $!
}

initialise() {
    rm -rf data
    run "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --no-sync --locale=C --lc-ctype="$1"
}

(
    # Not every system has C.UTF-8.
    if initialise C.UTF-8 || initialise C; then
        echo initialised >state
        run "$bin/postgres" -D "$dir/data" "$@"
    fi
    echo exited >state
    : >exited
) &

read -r _
: >stop
tries=0
while [ ! -e exited ]; do
    signal=QUIT
    [ $tries -lt 400 ] || signal=KILL
    [ ! -s pid ] || kill -$signal "$(cat pid)" 2>/dev/null
    [ $tries -lt 500 ] || break
    tries=$((tries + 1))
    sleep 0.02 2>/dev/null || sleep 1
done
cd /
rm -rf "$dir"
