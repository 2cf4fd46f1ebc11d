# Two stages: the first builds the wheel and installs it, the second carries only what runs.
# tests/packaging/test_dockerfile.py performs these steps without a container engine.

FROM python:3.12-slim AS builder
WORKDIR /source
COPY pyproject.toml README.md ./
COPY bot bot
COPY domain domain
COPY adapters adapters
COPY policies policies
COPY deploy/teams deploy/teams
RUN python -m pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .
RUN python -m venv /opt/partnerships
# With the Teams channel, and the driver for PostgreSQL, so that one image serves several replicas.
RUN wheel=$(echo /wheels/partnerships_assistant-*.whl) && \
    /opt/partnerships/bin/python -m pip install --no-cache-dir "$wheel[postgres,teams]"

FROM python:3.12-slim
COPY --from=builder /opt/partnerships /opt/partnerships
RUN useradd --system --uid 10001 --home-dir /data --create-home partnerships
ENV PATH="/opt/partnerships/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PARTNERSHIPS_STORE="sqlite:////data/partnerships.sqlite"
USER 10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 3978
# It asks the server alone: partnerships doctor looks at the whole store, which is no half-minute's work.
HEALTHCHECK --interval=30s --timeout=10s --start-period=10s --retries=3 \
    CMD ["python", "-c", "import http.client as h, sys; c = h.HTTPConnection('127.0.0.1', 3978, timeout=5); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["partnerships"]
# On every address of the container, which it refuses without the registration of the bot.
CMD ["serve", "--host", "0.0.0.0"]
