package dev.passerby.console.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.passerby.vision.picture.PictureException;
import dev.passerby.vision.picture.SmallerJpeg;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One client of the live pictures. One frame at a time is on its way to it; what comes meanwhile waits in its
 * {@link Spectator}, where the newest replaces the older. Making and sending happen on the executor, never on the thread that
 * reads frames.
 */
final class LiveSocket {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Session session;
    private final int width;
    private final Spectator spectator;
    private final Pictures pictures;
    private final Function<String, @Nullable String> unknownId;
    private final Executor executor;
    private boolean sending;

    LiveSocket(
            Session session,
            Set<String> cameras,
            int width,
            Pictures pictures,
            Function<String, @Nullable String> unknownId,
            Executor executor) {
        this.session = session;
        this.width = width;
        this.spectator = new Spectator(cameras);
        this.pictures = pictures;
        this.unknownId = unknownId;
        this.executor = executor;
    }

    /** Offers a frame that just got ready. */
    void offer(LiveFrame frame) {
        synchronized (spectator) {
            spectator.offer(frame);
            if (sending) {
                return;
            }
            sending = true;
        }
        executor.execute(this::sendNext);
    }

    private void sendNext() {
        LiveFrame frame;
        synchronized (spectator) {
            Optional<LiveFrame> next = session.isOpen() ? spectator.next() : Optional.empty();
            if (next.isEmpty()) {
                sending = false;
                return;
            }
            frame = next.get();
        }
        try {
            SmallerJpeg picture = pictures.of(frame.frame(), width);
            String text = JSON.writeValueAsString(FrameMessage.of(frame, picture.width(), picture.height(), unknownId));
            session.sendText(text, Callback.from(() -> {}, any -> {}));
            session.sendBinary(
                    ByteBuffer.wrap(picture.bytes()),
                    Callback.from(() -> executor.execute(this::sendNext), any -> session.disconnect()));
        } catch (PictureException e) {
            // The job puts it aside and says why; the next frame is on its way.
            executor.execute(this::sendNext);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame's message that is no JSON", e);
        }
    }
}
