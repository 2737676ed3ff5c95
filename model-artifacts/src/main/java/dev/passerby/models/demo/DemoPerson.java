package dev.passerby.models.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * Somebody who can be enrolled.
 *
 * @param name as upstream's folder says it, such as {@code emily willis}
 * @param photos four or five pictures of this person alone
 */
public record DemoPerson(String name, List<Path> photos) {

    public DemoPerson {
        photos = List.copyOf(photos);
    }
}
