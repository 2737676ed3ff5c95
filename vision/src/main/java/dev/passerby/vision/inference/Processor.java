package dev.passerby.vision.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * What a processor can do beyond the ordinary.
 *
 * @param flags the names of its abilities, as Linux gives them; none where the system does not say
 */
public record Processor(Set<String> flags) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    public Processor {
        flags = Set.copyOf(flags);
    }

    /** The processor of this machine. */
    public static Processor ofThisMachine() {
        try {
            return Files.isReadable(LINUX)
                    ? describedBy(Files.readString(LINUX, StandardCharsets.ISO_8859_1))
                    : new Processor(Set.of());
        } catch (IOException e) {
            return new Processor(Set.of());
        }
    }

    /** The processor that the text of {@code /proc/cpuinfo} describes. */
    static Processor describedBy(String cpuinfo) {
        return new Processor(cpuinfo.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> Set.copyOf(Arrays.asList(
                        line.substring(line.indexOf(':') + 1).strip().split(" +"))))
                .orElse(Set.of()));
    }

    /** Whether it multiplies bytes and sums the products in one instruction (VNNI), which is what makes int8 fast. */
    public boolean sumsByteProducts() {
        return flags.contains("avx512_vnni") || flags.contains("avx_vnni");
    }
}
