package dev.passerby.standalone.broker;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/**
 * What is said when the broker gives up in the middle of its work, as it does when its disk is full or broken: it then ends the
 * whole process, because whoever went on would believe that records are kept.
 */
final class BrokerHalt {

    private static final int FAILED = 1;
    private static final long MEBIBYTE = 1 << 20;

    private BrokerHalt() {}

    /** Puts one clear line, for this folder, before the end of the process. */
    static void sayWhy(Path directory) {
        Exit.setHaltProcedure((status, message) -> {
            System.err.println(line(directory, directory.toFile().getUsableSpace()));
            Runtime.getRuntime().halt(FAILED);
        });
    }

    static String line(Path directory, long freeBytes) {
        return "the broker cannot write to " + directory + " any more (" + freeBytes / MEBIBYTE
                + " MB are free there) and has ended: make room or name another folder with PASSERBY_HOME, and start again;"
                + " cameras and people are kept";
    }
}
