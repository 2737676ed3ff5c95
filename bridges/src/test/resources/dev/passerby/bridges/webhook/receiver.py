"""A webhook receiver that fails half the time: python3 receiver.py SEED FILE; the key is in WEBHOOK_KEY, in hex.

Prints its port. Appends to FILE one line of JSON for each request it takes: id of the message, whether the signature
was right, and the event.
"""
import base64
import hashlib
import hmac
import json
import os
import random
import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CHANCE = random.Random(int(sys.argv[1]))
KEY = bytes.fromhex(os.environ["WEBHOOK_KEY"])
LOCK = threading.Lock()


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        with LOCK:
            fails = CHANCE.random() < 0.5
            how = CHANCE.choice(["500", "503", "302", "timeout", "drip", "reset"])
        if not fails or how == "drip":
            self.take(body)
        if not fails:
            self.reply(200, b"x" * 100)
        elif how == "500":
            self.reply(500, b"oh")
        elif how == "503":
            self.send_response(503)
            self.send_header("retry-after", "0")
            self.send_header("content-length", "0")
            self.end_headers()
        elif how == "302":
            self.send_response(302)
            self.send_header("location", "/elsewhere")
            self.send_header("content-length", "0")
            self.end_headers()
        elif how == "timeout":
            time.sleep(2)
            self.close_connection = True
        elif how == "drip":
            # Takes the event and answers without end: the status counts, or the next try is known by its id.
            self.send_response(200)
            self.send_header("content-length", str(1 << 40))
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"y" * 65536)
            except OSError:
                pass
            self.close_connection = True
        else:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True

    def do_GET(self):
        with LOCK, open(sys.argv[2], "a") as out:
            out.write(json.dumps({"followed": self.path}) + "\n")
        self.reply(200, b"")

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def take(self, body):
        ident, stamp = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        signed = f"{ident}.{stamp}.".encode() + body
        right = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
        taken = {
            "id": ident,
            "right": hmac.compare_digest(self.headers["webhook-signature"], "v1," + right)
            and abs(time.time() - int(stamp)) < 300
            and self.headers["content-type"].startswith("application/cloudevents+json"),
            "event": json.loads(body),
        }
        with LOCK, open(sys.argv[2], "a") as out:
            out.write(json.dumps(taken) + "\n")

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
print(server.server_address[1], flush=True)
server.serve_forever()
