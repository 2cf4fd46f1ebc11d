"""Our tokens go to Microsoft's connector and nowhere else, however an address is written."""

import pytest

from bot.channels.teams.addresses import (
    HOSTS,
    allowed_service_url,
    loopback_authority,
    loopback_host,
    loopback_url,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net/uk/11111111-1111-1111-1111-111111111111/",
        "https://smba.trafficmanager.net:443/emea",
        "https://SMBA.trafficmanager.net",
        "https://europe.webchat.botframework.com/",
        "https://a.b.botframework.com",
    ],
)
def test_the_connector_is_answered(url):
    """At the names that Microsoft documents, on the usual port."""
    assert allowed_service_url(url, HOSTS, loopback=False)
    assert not allowed_service_url(url, (), loopback=True)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "smba.trafficmanager.net",
        "http://smba.trafficmanager.net/uk/",
        "ftp://smba.trafficmanager.net/",
        "https:smba.trafficmanager.net",
        "https:///smba.trafficmanager.net",
        "https://example.org/",
        "https://botframework.com/",
        "https://evilbotframework.com/",
        "https://botframework.com.example.org/",
        "https://smba.trafficmanager.net.example.org/",
        "https://example.org/smba.trafficmanager.net",
        "https://other.trafficmanager.net/",
        "https://x.smba.trafficmanager.net/",
        "https://user@smba.trafficmanager.net/",
        "https://user:pass@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@example.org/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net:443@example.org/",
        "https://smba.trafficmanager.net:0443/",
        "https://smba.trafficmanager.net:/",
        "https://smba.trafficmanager.net./",
        "https://smba.trafficmanager.net\\@example.org/",
        "https://example.org\\.botframework.com/",
        "https://example.org#.botframework.com/",
        "https://example.org?.botframework.com",
        "https://example.org/.botframework.com",
        "https://smba.trafficmanager.net/?next=https://example.org",
        "https://smba.trafficmanager.net/#x",
        "https://smba.trafficmanager.net/%2e%2e/",
        "https://smba%2etrafficmanager.net/",
        "https://smba.trafficmanager.net/ ",
        " https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/\n",
        "https://smba.trafficmanager.net/\tx",
        "https://smba.trafficmanager\u3002net/",
        "https://\u217fmba.botframework.com/",
        "https://-.botframework.com/",
        "https://.botframework.com/",
        "https://smba.trafficmanager.net/" + "x" * 300,
        "http://127.0.0.1:3978/",
        "https://localhost/",
    ],
    ids=ascii,
)
def test_any_other_address_is_not(url):
    """Other names, other ports, and everything that two readers may read in two ways."""
    assert not allowed_service_url(url, HOSTS, loopback=False)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:56150/_connector",
        "http://127.0.0.1",
        "http://127.1.2.3:80/",
        "http://localhost:3978/",
        "https://LOCALHOST:3978/",
        "http://[::1]:3978/x",
    ],
)
def test_this_machine_is_answered_where_that_is_wanted(url):
    """At any port, without encryption too: nothing leaves the machine."""
    assert loopback_url(url)
    assert allowed_service_url(url, (), loopback=True)
    assert not allowed_service_url(url, HOSTS, loopback=False)


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://169.254.169.254/",
        "http://127.0.0.1.example.org/",
        "http://127.0.0.1@example.org/",
        "http://user@127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://[::2]/",
        "http://[::1",
        "http://localhost.example.org/",
        "http://localhost:999999/",
        "http://localhost:port/",
        "http://localhost/?x",
        "file://localhost/",
        "http://localhost/" + "x" * 300,
    ],
)
def test_what_only_looks_like_this_machine_is_not(url):
    """Numbers are read as numbers, and names as names."""
    assert not loopback_url(url)
    assert not allowed_service_url(url, HOSTS, loopback=True)


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("localhost", True),
        ("", False),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("example.org", False),
    ],
)
def test_a_host_is_this_machine_or_not(host, local):
    """The address of no interface is none of this machine: everybody reaches it."""
    assert loopback_host(host) is local


@pytest.mark.parametrize(
    ("authority", "local"),
    [
        ("127.0.0.1:3978", True),
        ("localhost", True),
        ("[::1]:3978", True),
        ("", False),
        ("assistant.example.org:3978", False),
        ("localhost.example.org", False),
        ("localhost:3978@example.org", False),
    ],
)
def test_a_server_is_called_by_a_name_of_this_machine_or_not(authority, local):
    """A page that tricks a browser into calling us does so by another name."""
    assert loopback_authority(authority) is local
