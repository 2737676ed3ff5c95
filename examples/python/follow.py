#!/usr/bin/env python3
"""Says who passes by, with nothing but Python's standard library.

    PASSERBY_KEY=... python3 follow.py http://127.0.0.1:8080 [camera=door] [person=Ada] [type=face.recognized]
"""
import collections
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def events(console, key, filters):
    """Yields events for ever; after a loss of the connection it goes on behind the last one.

    A console that was started anew may begin a little earlier, so what was told already is known by its id.
    """
    last, told = None, collections.deque(maxlen=10_000)
    url = f"{console}/api/v1/events/stream?{urllib.parse.urlencode(filters)}"
    while True:
        request = urllib.request.Request(url, headers={"Authorization": f"Bearer {key}", "Accept": "text/event-stream"})
        if last:
            request.add_header("Last-Event-ID", last)
        try:
            with urllib.request.urlopen(request, timeout=60) as stream:
                ident, data = None, []
                for line in stream:
                    field, _, value = line.decode().rstrip("\r\n").partition(":")
                    value = value.removeprefix(" ")
                    if field == "id":
                        ident = value
                    elif field == "data":
                        data.append(value)
                    elif not field and not value:
                        event = json.loads("\n".join(data)) if data else None
                        if event and event["id"] not in told:
                            told.append(event["id"])
                            yield event
                        last, data = ident or last, []
        except urllib.error.HTTPError as refused:
            if refused.code < 500 and refused.code != 429:
                raise SystemExit(f"the console answers {refused.code}: is PASSERBY_KEY a key that may view?")
        except OSError:
            pass
        time.sleep(1)


if __name__ == "__main__":
    wanted = [tuple(argument.split("=", 1)) for argument in sys.argv[2:]]
    for event in events(sys.argv[1], os.environ.get("PASSERBY_KEY", ""), wanted):
        person = event["data"].get("identity", {}).get("person") or "somebody"
        print(event["time"], event["type"], event["data"].get("camera", "-"), person, flush=True)
