package dev.passerby.standalone.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Another machine as far as the network goes: a namespace of its own behind one cable, whose packets nftables throws away. */
final class LossyNetwork implements AutoCloseable {

    /** This side's address. */
    static final String NEAR = "10.77.31.1";
    /** The other machine's address. */
    static final String FAR = "10.77.31.2";

    private static final String NAME = "passerby-" + ProcessHandle.current().pid();
    private static final String CABLE = "pb" + ProcessHandle.current().pid();

    /** Lays the cable; the test is skipped where that is not allowed. */
    LossyNetwork() throws Exception {
        assumeTrue(
                run("", "nft", "list", "tables") == 0 && run("", "ip", "netns", "add", NAME) == 0,
                "not run: network namespaces and nftables need root, iproute2 and nftables");
        must("ip", "link", "add", CABLE, "type", "veth", "peer", "name", "cable", "netns", NAME);
        must("ip", "addr", "add", NEAR + "/30", "dev", CABLE);
        must("ip", "link", "set", CABLE, "up");
        must("ip", "-n", NAME, "addr", "add", FAR + "/30", "dev", "cable");
        must("ip", "-n", NAME, "link", "set", "cable", "up");
        must("ip", "-n", NAME, "link", "set", "lo", "up");
    }

    /** Throws away this share of the packets that the other machine sends, from 0 to 100 percent. */
    void lose(int percent) throws Exception {
        String rules = "flush ruleset\n"
                + "table inet cable {\n chain out {\n  type filter hook output priority 0;\n"
                + (percent == 0 ? "" : "  numgen random mod 100 < " + percent + " drop\n") + " }\n}\n";
        if (run(rules, "ip", "netns", "exec", NAME, "nft", "-f", "-") != 0) {
            throw new IOException("nftables refuses: " + rules);
        }
    }

    /** The command as one that runs on the other machine. */
    List<String> there(String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", NAME));
        whole.addAll(Arrays.asList(command));
        return whole;
    }

    private static void must(String... command) throws Exception {
        if (run("", command) != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    private static int run(String input, String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return -1; // there is no such program
        }
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return process.waitFor();
    }

    @Override
    public void close() throws Exception {
        run("", "ip", "netns", "del", NAME);
        run("", "ip", "link", "del", CABLE);
    }
}
