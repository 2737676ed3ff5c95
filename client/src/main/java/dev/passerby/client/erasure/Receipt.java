package dev.passerby.client.erasure;

import dev.passerby.wire.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was erased of a person, and what was not.
 *
 * @param personId the person's id, which says nothing by itself
 * @param name the name, for whoever asked; absent from the receipt that is kept
 * @param requestedAt when it was asked for
 * @param completedAt when all of it was done
 * @param millis the time between
 * @param keyDestroyed whether the key was destroyed now; false where there was none
 * @param forgottenByJob whether every part of the running job has said that it knows the person no more; false where none
 *     answered, and none will know the person when it runs again
 * @param erased how much of what: templates, rejected faces, keys, and what the {@linkplain Eraser other places} had
 * @param stillMentioned what stays for a while, where, until when and why
 */
public record Receipt(
        String personId,
        @Nullable String name,
        Instant requestedAt,
        Instant completedAt,
        long millis,
        boolean keyDestroyed,
        boolean forgottenByJob,
        Map<String, Integer> erased,
        List<Mention> stillMentioned) {

    public Receipt {
        erased = Collections.unmodifiableMap(new TreeMap<>(erased));
        stillMentioned = List.copyOf(stillMentioned);
    }

    /** The receipt that may be kept: a record of erasures must not be a list of the people erased. */
    public Receipt withoutName() {
        return new Receipt(
                personId, null, requestedAt, completedAt, millis, keyDestroyed, forgottenByJob, erased, stillMentioned);
    }

    /** The receipt as JSON. */
    public byte[] toJson() {
        return Json.bytes(this);
    }
}
