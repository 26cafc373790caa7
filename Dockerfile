# The one image of every action. A release passes the three base images by digest; `bin/engine` has stand-ins for them
# where there is no registry. Built from what `./mvnw package` left: docker build --network host --tag penstock .
ARG BASE=debian:bookworm-slim
ARG JDK=eclipse-temurin:25-jdk
ARG NODE=node:22-bookworm-slim

FROM ${BASE} AS base
RUN apt-get update -q \
 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/cache/ldconfig/* /var/lib/dpkg/*-old /var/log/*

# The Java runtime: the modules that image/modules lists, and Debian's certificate authorities in place of the JDK's.
FROM ${JDK} AS runtime
COPY image/modules image/TrustStore.java /build/
COPY --from=base /etc/ssl/certs/ca-certificates.crt /build/
RUN jlink --add-modules "$(grep -v '^#' /build/modules | cut -d ' ' -f 1 | paste -s -d ,)" \
      --strip-java-debug-attributes --no-header-files --no-man-pages --compress=zip-0 --output /opt/penstock/runtime \
 && java /build/TrustStore.java /build/ca-certificates.crt /opt/penstock/runtime/lib/security/cacerts

# Node, as wrangler needs it: the program and npm, without headers, manuals, corepack and yarn.
FROM ${NODE} AS node
RUN mkdir -p /node/bin /node/lib/node_modules \
 && cp -a /usr/local/bin/node /usr/local/bin/npm /usr/local/bin/npx /node/bin/ \
 && cp -a /usr/local/lib/node_modules/npm /node/lib/node_modules/ \
 && rm -rf /node/lib/node_modules/npm/docs /node/lib/node_modules/npm/man

# Both without symbols for debuggers, which are 6 MB of what everybody has to download.
FROM base AS stripped
RUN apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends binutils
COPY --from=node /node /node
COPY --from=runtime /opt/penstock/runtime /opt/penstock/runtime
RUN strip /node/bin/node \
 && find /opt/penstock/runtime -name '*.so' -exec strip --strip-unneeded {} + \
 && find /node /opt/penstock -exec touch --no-dereference --date=@315532800 {} +

# The jar and the caches that belong to it, made by runs of the jar on the very runtime, at the places where all will be.
# The JVM compares the jar's time with what it saw then: one that no build tool has a reason to change.
FROM base AS trained
COPY --from=stripped /opt/penstock/runtime /opt/penstock/runtime
COPY launcher/target/penstock.jar launcher/jvm.options launcher/small.options launcher/small-actions /opt/penstock/
COPY image/bin /opt/penstock/bin
COPY image/train /build/
RUN cd /opt/penstock \
 && touch --date=@315532800 penstock.jar && chmod 644 penstock.jar *.options small-actions && chmod 755 bin bin/* \
 && /build/train /opt/penstock \
 && touch --date=@315532800 *.aot \
 && [ -z "$(ls -A /tmp)" ]

FROM base
COPY image/gitconfig /etc/gitconfig
COPY --from=stripped /node /usr/local
COPY --from=stripped /opt/penstock/runtime /opt/penstock/runtime
COPY --from=trained /opt/penstock/penstock.jar /opt/penstock/small.aot /opt/penstock/whole.aot /opt/penstock/trained-with \
  /opt/penstock/jvm.options /opt/penstock/small.options /opt/penstock/small-actions /opt/penstock/
COPY --from=trained /opt/penstock/bin /opt/penstock/bin

ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Penstock" \
      org.opencontainers.image.description="Preview environments and production deploys that prove themselves: the image of every action" \
      org.opencontainers.image.source="https://github.com/penstock/deploy-preview" \
      org.opencontainers.image.documentation="https://github.com/penstock/deploy-preview#readme" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV LANG=C.UTF-8
HEALTHCHECK NONE
ENTRYPOINT ["/opt/penstock/bin/penstock"]
