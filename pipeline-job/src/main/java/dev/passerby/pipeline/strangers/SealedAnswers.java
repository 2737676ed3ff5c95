package dev.passerby.pipeline.strangers;

import dev.passerby.pipeline.gallery.OpenEntries;
import dev.passerby.pipeline.gallery.PersonKeys;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.vision.strangers.Strangers;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.sealing.PersonKey;
import dev.passerby.wire.gallery.sealing.Seal;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory's answers, sealed where they were asked for so. Without the key, which whoever asks has made, nothing is added:
 * a face must not go to the topic open.
 */
final class SealedAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(SealedAnswers.class);

    private final PersonKeys keys;
    private final OpenEntries opened;

    SealedAnswers(PersonKeys keys) {
        this.keys = keys;
        this.opened = new OpenEntries(keys);
    }

    /** The entry's next version, which asks for nothing. */
    GalleryEntry to(GalleryEntry asking, Strangers memory, StrangerRules rules) {
        MemoryRequest request = asking.request();
        if (request == null || !request.wantsSeal()) {
            return Answers.to(asking, memory, rules);
        }
        Optional<PersonKey> key = key(asking.personId());
        if (key.isEmpty() || !opened.opens(asking)) {
            LOG.warn("nothing is added to person {}: there is no key to seal it with", asking.personId());
            return Answers.unanswered(asking);
        }
        GalleryEntry answer = Answers.to(opened.open(asking), memory, rules);
        return answer.removed() ? answer : Seal.close(answer, key.get());
    }

    private Optional<PersonKey> key(String personId) {
        try {
            return keys.find(personId);
        } catch (IOException e) {
            LOG.warn("the key of person {} cannot be read: {}", personId, e.toString());
            return Optional.empty();
        }
    }
}
