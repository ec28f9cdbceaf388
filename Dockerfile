# docker build -t ddcheck . && docker run --rm --network none -v "$PWD:/work:ro" ddcheck check orders/
#
# A check opens no socket and needs no network. The image holds the rules and lists of its version.
FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index --find-links /wheels ddcheck \
    # git reads waivers from a protected branch (--waivers-from)
    && apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /work \
    && useradd --create-home --uid 10001 ddcheck
USER ddcheck
WORKDIR /work
# What is worked out once is part of the image, so that each start is a fast one.
ENV DDCHECK_CACHE_DIR=/home/ddcheck/cache PYTHONDONTWRITEBYTECODE=1
RUN ddcheck lists list >/dev/null && ddcheck rules list >/dev/null \
    && ddcheck new shipment -o /tmp/shipment.yaml && ddcheck check /tmp/shipment.yaml >/dev/null \
    && rm /tmp/shipment.yaml
ENTRYPOINT ["ddcheck"]
CMD ["--help"]
