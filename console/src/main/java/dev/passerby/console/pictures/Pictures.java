package dev.passerby.console.pictures;

import dev.passerby.console.http.Refusal;
import dev.passerby.console.http.Turns;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.photos.UnfitPhotosException;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import io.javalin.http.HttpStatus;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The networks as requests use them: one at a time, for looking at a picture of the largest size takes a gigabyte. */
public final class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** The largest picture decoded, as width times height: 72 MB as RGB. */
    static final long MAX_PIXELS = 24_000_000;

    /** Two such pictures at once were measured to take 4,005 MiB of process, one 1,824 MiB: docs/kubernetes.md. */
    private static final int AT_ONCE = 1;

    /** What decodes whatever is sent. */
    public static final PictureDecoder DECODER = new PictureDecoder(MAX_PIXELS);

    private final Supplier<FaceVision> vision;
    private final Turns turns = new Turns(AT_ONCE, "pictures");

    /**
     * The networks.
     *
     * @param vision asked for each time; it may take a while the first
     */
    public Pictures(Supplier<FaceVision> vision) {
        this.vision = vision;
    }

    /** Does something with the networks when it is its turn; pictures that will not do are refused with the reason. */
    public <T> T look(Function<FaceVision, T> work) {
        return turns.take(() -> {
            FaceVision networks = networks();
            try {
                return work.apply(networks);
            } catch (PictureException e) {
                throw new Refusal(status(e.fault()), String.valueOf(e.getMessage()));
            } catch (UnfitPhotosException e) {
                throw unfit(String.valueOf(e.getMessage()));
            }
        });
    }

    private FaceVision networks() {
        try {
            return vision.get();
        } catch (RuntimeException e) {
            LOG.error("the networks cannot be opened", e);
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "the networks cannot be opened; the console's log says why");
        }
    }

    /** A picture that is one, but not of what was asked for. */
    public static Refusal unfit(String message) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, message);
    }

    private static HttpStatus status(PictureException.Fault fault) {
        return switch (fault) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED, NOT_A_PICTURE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case EMPTY, DAMAGED, UNREADABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
