package dev.passerby.pipeline.watch;

import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.vision.inference.Shared;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.tracking.CameraTracks;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.jspecify.annotations.Nullable;

/**
 * An operator's way to say what it did. However many subtasks of a process open one, they share counters and an endpoint;
 * the last to close frees the port, so that the job can restart in the same process and nothing of it is left. Used by its
 * operator's thread.
 */
public final class JobWatch implements AutoCloseable {

    private static final Shared<WatchSettings, ProcessWatch> PROCESS = new Shared<>(ProcessWatch::new);

    private final Shared.Lease<ProcessWatch> lease;
    private final String subtask;
    private @Nullable Vision vision;
    private @Nullable GalleryIndex searched;
    private long galleryVersion;

    private JobWatch(Shared.Lease<ProcessWatch> lease, String subtask) {
        this.lease = lease;
        this.subtask = subtask;
    }

    /** What a subtask is watched by; {@link #parameters} of the job say where metrics are served. */
    public static JobWatch open(RuntimeContext context) {
        WatchSettings settings = WatchSettings.of(context.getGlobalJobParameters(), System.getenv());
        return new JobWatch(
                PROCESS.lease(settings), Integer.toString(context.getTaskInfo().getIndexOfThisSubtask()));
    }

    /** The job's parameters that say where each of its processes serves metrics. */
    public static Map<String, String> parameters(String address, String ports) {
        return WatchSettings.parameters(address, ports);
    }

    /** What the job says of itself in this process now, in Prometheus's text format; nothing while none of it is open. */
    public static String metrics() {
        return PROCESS.open().stream().map(ProcessWatch::metrics).collect(Collectors.joining());
    }

    /** These eyes were opened; they are told of until this is closed. */
    public void opened(Vision eyes) {
        vision = eyes;
        lease.value().visions().opened(eyes);
    }

    /** A frame has its outcome, one of a few words. */
    public void frame(String camera, String outcome) {
        lease.value().frames().frame(camera, outcome);
    }

    /** A record is no frame. */
    public void unreadable() {
        lease.value().frames().unreadable();
    }

    /** The gallery has changed, or was read to its end. */
    public void gallery(GalleryUpdate update) {
        if (update.entry() != null) {
            galleryVersion = Math.max(galleryVersion, update.entry().version());
            lease.value().gallery().read(subtask, galleryVersion);
        }
    }

    /** A frame was looked at to the end. */
    public void took(FrameFaces frame, @Nullable String traceparent, GalleryIndex people, Timings timings) {
        ProcessWatch process = lease.value();
        process.frames().took(timings);
        process.traces().took(traceparent, frame.cameraId(), frame.capturedAtMillis(), timings);
        if (people != searched) {
            searched = people;
            process.gallery().searched(people);
        }
    }

    /** A camera's tracks have changed. */
    public void tracks(CameraTracks tracks) {
        lease.value().frames().tracks(tracks.cameraId(), tracks.tracks().size());
    }

    /**
     * An event is told.
     *
     * @param traceparent the trace of the frame that brought it about; null where none did, or it has none
     * @return the event as a part of that trace
     */
    public RecognitionEvent told(RecognitionEvent event, @Nullable String traceparent) {
        lease.value().frames().told(event);
        return event.tracedAs(JobTraces.eventsOf(traceparent));
    }

    @Override
    public void close() {
        if (vision != null) {
            lease.value().visions().closes(vision);
        }
        lease.value().gallery().ends(subtask);
        lease.close();
    }
}
