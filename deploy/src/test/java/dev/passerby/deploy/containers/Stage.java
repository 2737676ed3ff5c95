package dev.passerby.deploy.containers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a container file that becomes an image, or feeds one.
 *
 * @param image what it begins from: an image, or an earlier stage
 * @param name by which later stages copy from it; absent for the last of a file
 * @param instructions what is done, in order
 */
public record Stage(String image, @Nullable String name, List<Instruction> instructions) {

    Stream<Instruction> every(String keyword) {
        return instructions.stream().filter(instruction -> instruction.keyword().equals(keyword));
    }

    Optional<Instruction> last(String keyword) {
        return every(keyword).reduce((earlier, later) -> later);
    }

    /** Whether it only makes what others copy. */
    boolean isBuild() {
        return "build".equals(name);
    }
}
