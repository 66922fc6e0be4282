# shellcheck shell=bash
# What tools/demo, tools/test and .ci/run need of the machine. To be sourced after `set -euo pipefail`.
# Debian and Ubuntu, as root: what is missing is installed by apt-get. Elsewhere: the command is told, and the script ends.

say() { printf '%s\n' "$*" >&2; }
die() {
    say "${0##*/}: $1"
    shift
    for line in "$@"; do say "  $line"; done
    exit 1
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# install PACKAGE…: by apt-get, and without a PostgreSQL cluster of the system being made or started.
install() {
    local switch=/etc/postgresql-common/createcluster.d/lockstep.conf made=''
    say "installing: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null >&2 || say "apt-get update failed; going on with what is known"
    if [[ " $* " == *" postgresql "* ]]; then
        apt-get install -qq -y --no-install-recommends postgresql-common </dev/null >&2
        if [ ! -e "$switch" ]; then
            mkdir -p "${switch%/*}"
            echo 'create_main_cluster = false' >"$switch"
            made=yes
        fi
    fi
    local status=0
    apt-get install -qq -y --no-install-recommends "$@" </dev/null >&2 || status=$?
    [ -z "$made" ] || rm -f -- "$switch"
    return "$status"
}

# Rust, and the C compiler that Rust links with.
need_rust() {
    if ! command -v cargo >/dev/null 2>&1 && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
        PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
        export PATH
    fi
    command -v cargo >/dev/null 2>&1 ||
        die "there is no cargo: install Rust 1.88 or newer" "https://rustup.rs says how; then open a new shell"
    local version major minor
    version=$(rustc --version | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
    major=${version%%.*} minor=${version#*.}
    if [ "${major:-0}" -lt 1 ] || { [ "$major" -eq 1 ] && [ "${minor:-0}" -lt 88 ]; }; then
        die "Rust ${version:-of an unknown version} is too old: 1.88 or newer is needed" "rustup update stable"
    fi
    command -v cc >/dev/null 2>&1 && return
    if may_install; then
        install gcc libc6-dev
    else
        die "there is no C compiler (cc), which Rust links with" \
            "Debian, Ubuntu: apt-get install gcc libc6-dev    Fedora: dnf install gcc    macOS: xcode-select --install"
    fi
}

# The folders with server programs of a major from 14 to 18, newest major first: `MAJOR FOLDER` a line.
server_folders() {
    local major dir dirs=()
    [ -z "${LOCKSTEP_PG_BIN:-}" ] || dirs+=("$LOCKSTEP_PG_BIN" "$LOCKSTEP_PG_BIN/bin")
    for major in 18 17 16 15 14; do
        dirs+=("/usr/lib/postgresql/$major/bin" "/usr/pgsql-$major/bin" "/usr/libexec/postgresql$major"
            "/opt/homebrew/opt/postgresql@$major/bin" "/usr/local/opt/postgresql@$major/bin"
            "/Applications/Postgres.app/Contents/Versions/$major/bin")
    done
    dir=$(command -v postgres || true)
    [ -z "$dir" ] || dirs+=("${dir%/*}")
    for dir in "${dirs[@]}"; do
        [ -x "$dir/postgres" ] && [ -x "$dir/initdb" ] || continue
        major=$("$dir/postgres" --version 2>/dev/null | sed -n 's/^postgres (PostgreSQL) \([0-9]*\).*/\1/p')
        case $major in 14 | 15 | 16 | 17 | 18) echo "$major $dir" ;; esac
    done
}

# The programs of a PostgreSQL server, any major from 14 to 18.
need_server() {
    [ -z "$(server_folders)" ] || return 0
    if may_install; then
        install postgresql
        [ -n "$(server_folders)" ] || die "this release's PostgreSQL is not one of 14 to 18"
    else
        die "there is no PostgreSQL server (14 to 18) on this machine; install one, it need not run:" \
            "Debian, Ubuntu:  sudo apt-get install postgresql" \
            "Fedora, Red Hat: sudo dnf install postgresql-server postgresql-contrib" \
            "Arch:            sudo pacman -S postgresql" \
            "Alpine:          sudo apk add postgresql postgresql-contrib" \
            "macOS:           brew install postgresql@17" \
            "elsewhere, name the folder that holds postgres and initdb: export LOCKSTEP_PG_BIN=…"
    fi
}
