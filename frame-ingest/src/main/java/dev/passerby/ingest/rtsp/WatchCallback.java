package dev.passerby.ingest.rtsp;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * The one function that FFmpeg asks, for every connection of the process, whether to give up. JavaCPP has room for ten
 * callbacks of a type, so connections share one and are told apart by a number that travels as the opaque pointer. The
 * callback is held for ever: FFmpeg does not keep it from being collected.
 */
final class WatchCallback extends AVIOInterruptCB.Callback_Pointer {

    private static final WatchCallback SHARED = new WatchCallback();
    private static final AtomicLong NEXT = new AtomicLong(1);

    private final ConcurrentHashMap<Long, Watch> watched = new ConcurrentHashMap<>();

    /** A number in a pointer's clothes; nobody follows it. */
    private static final class Handle extends Pointer {
        private Handle(long number) {
            address = number;
        }
    }

    /** Puts the context under watch, before it is opened; returns the number to {@link #forget}. */
    static long watch(AVFormatContext context, Watch watch) {
        long number = NEXT.getAndIncrement();
        SHARED.watched.put(number, watch);
        context.interrupt_callback().callback(SHARED).opaque(new Handle(number));
        return number;
    }

    static void forget(long number) {
        SHARED.watched.remove(number);
    }

    @Override
    public int call(Pointer opaque) {
        Watch watch = watched.get(opaque.address());
        return watch != null && watch.interruption() == Watch.Interruption.NONE ? 0 : 1;
    }
}
