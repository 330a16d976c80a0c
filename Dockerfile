# The bot as a static binary for a container: no shell, no root, nothing written but the state volume.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS TARGETARCH
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags "-s -w" -o /studitiru . && mkdir /state

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /studitiru /usr/local/bin/studitiru
COPY --from=build --chown=65532:65532 /state /var/lib/studitiru
ENV STATE_DIR=/var/lib/studitiru HTTP_ADDR=127.0.0.1:9090 LOG_FORMAT=json
VOLUME /var/lib/studitiru
USER 65532:65532
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s CMD ["/usr/local/bin/studitiru", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/studitiru"]
CMD ["serve"]
