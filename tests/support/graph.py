"""A stand-in for Microsoft Graph and its sign-in, over real HTTP, as their documents describe them."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

APP, SECRET, TENANT = (
    "22222222-2222-4222-8222-222222222222",
    "the secret of the app",
    "11111111-1111-4111-8111-111111111111",
)
FIELDS = ("id", "displayName", "jobTitle", "companyName", "userType", "accountEnabled")


class FakeGraph:
    """Users, groups and roles as they are set; *faults* are answered first, each once."""

    def __init__(self):
        self.users, self.groups, self.roles = {}, {}, {}
        self.faults, self.asked, self.tokens = [], [], 0
        self.page = 2
        self.life = 3600
        self.elsewhere = ""
        self.down = False
        self.url = ""

    def user(self, name, **fields):
        """Have a user, as Graph tells of one."""
        known = {"displayName": "Ann Other", "userType": "Member", "accountEnabled": True}
        self.users[name] = {"id": name, **known, **fields}
        return name

    def withdraw_tokens(self):
        """Let every token given so far be good no more."""
        self.tokens += 1

    def answer(self, method, path, query, headers, body):
        """Return the status, the headers and the JSON of an answer."""
        self.asked.append(path)
        if self.down:
            return 503, {}, {"error": {"code": "serviceNotAvailable"}}
        if self.faults:
            return self.faults.pop(0)
        if path == f"/{TENANT}/oauth2/v2.0/token":
            return self._signed(method, parse_qs(body.decode()))
        if headers.get("Authorization") != f"Bearer token-{self.tokens}":
            return 401, {}, {"error": {"code": "InvalidAuthenticationToken"}}
        return self._read([unquote(part) for part in path.split("/")[2:]], query)

    def _signed(self, method, form):
        good = {
            "grant_type": ["client_credentials"],
            "client_id": [APP],
            "client_secret": [SECRET],
            "scope": [f"{self.url}/.default"],
        }
        if method != "POST" or form != good:
            return 401, {}, {"error": "invalid_client"}
        self.tokens += 1
        return 200, {}, {"access_token": f"token-{self.tokens}", "expires_in": self.life}

    def _read(self, parts, query):
        match parts:
            case ["users", name]:
                found = [
                    u for u in self.users.values() if name in {u["id"], u.get("userPrincipalName")}
                ]
                return (200, {}, self._shown(found[0])) if found else (404, {}, {})
            case ["groups", group, "transitiveMembers", "microsoft.graph.user"]:
                if group not in self.groups:
                    return 404, {}, {}
                members = [self._shown(self.users[each]) for each in self.groups[group]]
                return self._paged("/".join(parts), members, query)
            case ["servicePrincipals", principal, "appRoleAssignedTo"] if principal in self.roles:
                return self._paged("/".join(parts), self.roles[principal], query)
            case _:
                return 404, {}, {}

    @staticmethod
    def _shown(user):
        return {name: user.get(name) for name in FIELDS}

    def _paged(self, path, items, query):
        start = int(query.get("$skiptoken", ["0"])[0])
        page = {"value": items[start : start + self.page]}
        if start + self.page < len(items):
            whole = self.elsewhere or self.url
            page["@odata.nextLink"] = f"{whole}/v1.0/{path}?$skiptoken={start + self.page}"
        return 200, {}, page


@contextmanager
def served():
    """Give a stand-in that answers on this machine."""
    graph = FakeGraph()

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self._answer("GET", b"")

        def do_POST(self):
            self._answer("POST", self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, method, body):
            where = urlsplit(self.path)
            status, headers, content = graph.answer(
                method, where.path, parse_qs(where.query), self.headers, body
            )
            written = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response_only(status)
            for name, value in {**headers, "Content-Length": str(len(written))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(written)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    graph.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield graph
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
