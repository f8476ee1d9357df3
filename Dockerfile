# The app with the browser that prints its PDFs. docker-compose.yml builds and starts it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/InvoiceWeb -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

# Debian, because its chromium is a package and not a reference to another store.
FROM debian:13.1-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates chromium curl fonts-noto-cjk fonts-noto-core libicu76 libssl3t64 tzdata \
 && rm -rf /var/lib/apt/lists/* \
 # The container is the sandbox: no capabilities, nothing writable but /data and /tmp. Chromium's own needs rights that it does not have.
 && echo 'export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --no-sandbox"' > /etc/chromium.d/container \
 && useradd --uid 10001 --home-dir /tmp --no-create-home --shell /usr/sbin/nologin invoiceweb \
 && install -d -o invoiceweb -g invoiceweb -m 700 /data
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
COPY --from=build /app /app
USER invoiceweb
ENV DOTNET_NOLOGO=1 HOME=/tmp
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/usr/share/dotnet/dotnet", "/app/InvoiceWeb.dll"]
