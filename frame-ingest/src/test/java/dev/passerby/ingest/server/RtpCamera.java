package dev.passerby.ingest.server;

import dev.passerby.ingest.camera.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A camera that sends what it is given over RTSP's own connection, whatever it said that it would send: a byte stream of
 * H.264 or H.265 whose pictures begin with access unit delimiters, each as RTP packets of one unit (RFC 6184, RFC 7798).
 *
 * @param codec what it says it sends: H264 or H265
 * @param pictures the byte streams of the pictures
 * @param clock each picture's RTP time
 * @param pause the time between two pictures; zero sends as fast as they are taken
 */
public record RtpCamera(String codec, List<byte[]> pictures, Clock clock, Duration pause)
        implements ScriptedCamera.Script {

    /** A picture's RTP time, of which the lower 32 bits travel. */
    public interface Clock {
        long at(int picture);
    }

    /** 25 pictures a second. */
    public static final Clock REGULAR = picture -> picture * 3_600L;

    private static final int H264_DELIMITER = 9;
    private static final int H265_DELIMITER = 35;

    @Override
    public void serve(Socket socket, StopSignal stop) throws IOException {
        answerUntilPlay(socket);
        OutputStream out = socket.getOutputStream();
        int sequence = 0;
        for (int i = 0; i < pictures.size() && !stop.isStopped(); i++) {
            List<byte[]> units = units(pictures.get(i));
            for (int u = 0; u < units.size(); u++) {
                out.write(packet(units.get(u), u == units.size() - 1, sequence++, clock.at(i)));
            }
            if (!pause.isZero()) {
                stop.await(pause);
            }
        }
        stop.await(Duration.ofMinutes(1));
    }

    /** The pictures of a byte stream, which must begin with delimiters. */
    public static List<byte[]> pictures(byte[] stream, boolean h265) {
        List<byte[]> pictures = new ArrayList<>();
        int begin = -1;
        for (int at = 0; at + 4 < stream.length; at++) {
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
                int type = h265 ? stream[at + 3] >> 1 & 0x3f : stream[at + 3] & 0x1f;
                if (type == (h265 ? H265_DELIMITER : H264_DELIMITER)) {
                    if (begin >= 0) {
                        pictures.add(Arrays.copyOfRange(stream, begin, at));
                    }
                    begin = at;
                }
            }
        }
        pictures.add(Arrays.copyOfRange(stream, begin, stream.length));
        return pictures;
    }

    private static List<byte[]> units(byte[] picture) {
        List<byte[]> units = new ArrayList<>();
        int begin = -1;
        for (int at = 0; at <= picture.length; at++) {
            boolean end = at == picture.length;
            boolean code = at + 2 < picture.length && picture[at] == 0 && picture[at + 1] == 0 && picture[at + 2] == 1;
            if ((end || code) && begin >= 0) {
                int last = at;
                while (last > begin && picture[last - 1] == 0) {
                    last--;
                }
                units.add(Arrays.copyOfRange(picture, begin, last));
            }
            if (code) {
                begin = at + 3;
            }
        }
        return units;
    }

    private static byte[] packet(byte[] unit, boolean last, int sequence, long time) {
        ByteBuffer packet = ByteBuffer.allocate(4 + 12 + unit.length);
        packet.put((byte) '$').put((byte) 0).putShort((short) (12 + unit.length));
        packet.put((byte) 0x80).put((byte) ((last ? 0x80 : 0) | 96));
        packet.putShort((short) sequence).putInt((int) time).putInt(1);
        return packet.put(unit).array();
    }

    private void answerUntilPlay(Socket socket) throws IOException {
        String sdp = String.join(
                "\r\n",
                "v=0",
                "o=- 0 0 IN IP4 127.0.0.1",
                "s=x",
                "t=0 0",
                "m=video 0 RTP/AVP 96",
                "a=rtpmap:96 " + codec + "/90000",
                codec.equals("H264") ? "a=fmtp:96 packetization-mode=1" : "a=fmtp:96 sprop-max-don-diff=0",
                "a=control:track1",
                "");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String method = "";
        String sequence = "0";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("CSeq:")) {
                sequence = line.substring(5).strip();
            } else if (line.endsWith("RTSP/1.0")) {
                method = line.substring(0, line.indexOf(' '));
            } else if (line.isEmpty()) {
                String head = "RTSP/1.0 200 OK\r\nCSeq: " + sequence + "\r\nSession: 1\r\n";
                String answer =
                        switch (method) {
                            case "DESCRIBE" ->
                                head + "Content-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n"
                                        + sdp;
                            case "SETUP" -> head + "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n";
                            default -> head + "Public: DESCRIBE, SETUP, PLAY\r\n\r\n";
                        };
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                if (method.equals("PLAY")) {
                    return;
                }
            }
        }
    }
}
