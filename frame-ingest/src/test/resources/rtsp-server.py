# An RTSP server that is not ours: rtsp-server.py PORT [digest ]USER:PASSWORD|- PATH=LAUNCH...
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

port, account, mounts = sys.argv[1], sys.argv[2], sys.argv[3:]
Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(port)
permissions = GstRtspServer.RTSPPermissions()
permissions.add_role("user")
for right in ("access", "construct"):
    permissions.add_permission_for_role("user", "media.factory." + right, True)
if account != "-":
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "user")
    auth = GstRtspServer.RTSPAuth()
    user, password = account.removeprefix("digest ").split(":", 1)
    if account.startswith("digest "):
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest(user, password, token)
    else:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    server.set_auth(auth)
for mount in mounts:
    path, launch = mount.split("=", 1)
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch("( " + launch + " )")
    if account != "-":
        factory.set_permissions(permissions)
    server.get_mount_points().add_factory(path, factory)
if server.attach(None) == 0:
    sys.exit("port " + port + " is taken")
print("ready", flush=True)
GLib.MainLoop().run()
