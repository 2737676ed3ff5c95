package dev.passerby.standalone.privacy;

import dev.passerby.client.BrokerException;
import dev.passerby.client.erasure.Eraser;
import dev.passerby.client.erasure.Erasure;
import dev.passerby.client.erasure.Expiry;
import dev.passerby.client.erasure.Receipts;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.crops.Crops;
import dev.passerby.console.people.KeptPhotos;
import dev.passerby.standalone.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gallery and the ways out of it, as the settings of this machine have them. */
public final class Privacy {

    private static final Logger LOG = LoggerFactory.getLogger(Privacy.class);

    private Privacy() {}

    /** The gallery at these brokers, sealed and opened as is set. */
    public static GalleryTopic gallery(Settings settings, String servers) {
        return new GalleryTopic(servers, settings.topics(), settings.safe());
    }

    /** The erasure of people from gallery, job, keys and what this machine keeps besides. */
    public static Erasure erasure(Settings settings, String servers) {
        return new Erasure(
                gallery(settings, servers),
                settings.safe(),
                others(settings),
                settings.retention().eventsLive(),
                new Receipts(settings.receiptDirectory()),
                Clock.systemUTC());
    }

    /** Begins to erase people whose consent ends. */
    public static Expiry expiry(Settings settings, String servers) {
        return Expiry.start(gallery(settings, servers), erasure(settings, servers), Clock.systemUTC());
    }

    /** Seals entries that an earlier version, or another setting, left on the topic as they were. */
    public static void sealPlain(Settings settings, String servers) {
        try {
            int sealed = gallery(settings, servers).sealPlain();
            if (sealed > 0) {
                LOG.info("{} people's templates were sealed; what lay open goes with the next compaction", sealed);
            }
        } catch (BrokerException e) {
            // Such as an entry that nobody can read: no reason to watch no camera.
            LOG.warn("templates that lie open on the gallery topic could not be sealed: {}", e.getMessage());
        }
    }

    /** What keeps something of people besides gallery and keys. */
    private static List<Eraser> others(Settings settings) {
        Path console = settings.console().directory();
        return List.of(new KeptPhotos(console.resolve("photos")), Crops.kept(console.resolve("crops")));
    }
}
