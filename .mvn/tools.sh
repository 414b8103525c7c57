# The tools of the build, found or fetched; read by mvnw, which sets base, cache, min_java and node, and has say and die.

# --- JDK -------------------------------------------------------------------------------------------------------------

# Prints the feature version of the JDK in folder $1, or 0. The file "release" is read first: no process is needed.
java_feature() {
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" | head -n 1)
    elif [ -x "$1/bin/java" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    fi
    printf '%s' "${version:-0}"
}

is_fitting_jdk() {
    [ -x "$1/bin/javac" ] && [ "$(java_feature "$1")" -ge "$min_java" ]
}

find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && is_fitting_jdk "$JAVA_HOME"; then
        printf '%s' "$JAVA_HOME"
        return
    fi
    on_path=$(command -v javac || true)
    if [ -n "$on_path" ]; then
        while [ -L "$on_path" ]; do
            target=$(readlink "$on_path")
            case $target in
                /*) on_path=$target ;;
                *) on_path=$(dirname "$on_path")/$target ;;
            esac
        done
        home=$(CDPATH= cd -- "$(dirname -- "$on_path")/.." && pwd)
        if is_fitting_jdk "$home"; then
            printf '%s' "$home"
            return
        fi
    fi
    for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if is_fitting_jdk "$home"; then
            printf '%s' "$home"
            return
        fi
    done
}

# --- Maven -----------------------------------------------------------------------------------------------------------

property() { sed -n "s/^$1=//p" "$base/.mvn/wrapper/maven-wrapper.properties"; }

sha512() {
    if command -v sha512sum > /dev/null 2>&1; then
        sha512sum "$1" | cut -d ' ' -f 1
    else
        shasum -a 512 "$1" | cut -d ' ' -f 1
    fi
}

fetch() {
    if command -v curl > /dev/null 2>&1; then
        curl -fsL --connect-timeout 10 --retry 2 -o "$2" "$1"
    elif command -v wget > /dev/null 2>&1; then
        wget -q --timeout=20 --tries=2 -O "$2" "$1"
    else
        return 1
    fi
}

# Downloads the pinned Maven into the cache; fails where its site cannot be reached.
install_maven() {
    mkdir -p "$cache/maven"
    work=$(mktemp -d "$cache/maven/download.XXXXXX")
    if ! fetch "$url" "$work/maven.tar.gz"; then
        rm -rf "$work"
        return 1
    fi
    found=$(sha512 "$work/maven.tar.gz")
    if [ "$found" != "$(property distributionSha512Sum)" ]; then
        rm -rf "$work"
        say "what $url sent has SHA-512 $found, which is not the pinned one: not installed."
        return 1
    fi
    tar -xzf "$work/maven.tar.gz" -C "$work"
    # A rename: of two builds that start together one wins, and neither sees half a folder.
    mv "$work/$maven_name" "$cache/maven/" 2> /dev/null || true
    rm -rf "$work"
    [ -x "$maven_home/bin/mvn" ]
}

# A Maven on the PATH serves from 3.8 on.
system_maven() {
    candidate=$(command -v mvn || true)
    [ -n "$candidate" ] || return 1
    found=$("$candidate" -v 2> /dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    [ -n "$found" ] || return 1
    [ "${found% *}" -gt 3 ] || { [ "${found% *}" -eq 3 ] && [ "${found#* }" -ge 8 ]; } || return 1
    printf '%s' "$candidate"
}

# Prints the Maven to run: the pinned one in the cache, fetched once, or one on the PATH.
find_maven() {
    url=$(property distributionUrl)
    maven_name=$(basename "$url" -bin.tar.gz)
    maven_home=$cache/maven/$maven_name
    if [ -x "$maven_home/bin/mvn" ] || install_maven; then
        printf '%s' "$maven_home/bin/mvn"
    else
        system_maven || die "Maven could not be installed from $url and there is no Maven 3.8 or newer on the PATH; install one, or give this machine a way to that address."
    fi
}

# --- Node.js ---------------------------------------------------------------------------------------------------------

# Puts a fitting Node.js on the PATH. Vaadin 25 builds with Node.js 24 only and would otherwise fetch it from nodejs.org. With
# an npm at hand, the npm registry has the same binaries; a global installation into a folder has the layout in which Vaadin
# looks for npm.
put_node_on_path() {
    current=$(node -v 2> /dev/null | sed -n 's/^v\([0-9]*\).*/\1/p' || true)
    if [ "${current:-0}" -ne "$node" ] && command -v npm > /dev/null 2>&1; then
        node_home=$cache/node-$node
        if [ ! -x "$node_home/bin/node" ]; then
            say "the frontend is built with Node.js $node, found ${current:-none}: fetching it from the npm registry into $node_home (once)"
            mkdir -p "$cache"
            work=$(mktemp -d "$cache/node.XXXXXX")
            if npm install --global --prefix "$work" --no-audit --no-fund --loglevel=error "node@$node" npm@11 > "$work.log" 2>&1 \
                && "$work/bin/node" -v > /dev/null 2>&1; then
                mv "$work" "$node_home" 2> /dev/null || true
            else
                sed 's/^/mvnw:   /' "$work.log" >&2
                say "Node.js $node could not be fetched; Vaadin's build will look for one itself."
            fi
            rm -rf "$work" "$work.log"
        fi
        if [ -x "$node_home/bin/node" ]; then
            PATH=$node_home/bin:$PATH
            export PATH
        fi
    fi
}
