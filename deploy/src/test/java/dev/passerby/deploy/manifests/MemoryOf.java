package dev.passerby.deploy.manifests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.MemorySize;

/** Sizes in options of a JVM. */
public final class MemoryOf {

    private MemoryOf() {}

    /** The bytes that an option asks for, such as {@code -Xmx512m}. */
    public static long option(String options, String name) {
        Matcher matcher = Pattern.compile(Pattern.quote(name) + "([0-9]+[kmg])").matcher(options);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + name + " among " + options);
        }
        return MemorySize.parseBytes(matcher.group(1));
    }

    public static long mebibytes(long number) {
        return number << 20;
    }
}
