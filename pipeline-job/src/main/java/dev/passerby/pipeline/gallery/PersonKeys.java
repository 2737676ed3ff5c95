package dev.passerby.pipeline.gallery;

import dev.passerby.wire.gallery.sealing.PersonKey;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Where the job finds the keys that open people's templates. It makes none and destroys none. */
@FunctionalInterface
public interface PersonKeys extends Serializable {

    /** Nobody's key: sealed entries stay closed. */
    PersonKeys NONE = personId -> Optional.empty();

    /**
     * The person's key; empty where there is none.
     *
     * @throws IOException if whether there is one cannot be told
     */
    Optional<PersonKey> find(String personId) throws IOException;
}
