package dev.passerby.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every process on a machine of its own as far as the network goes, and two JobManagers of which one dies. */
class MachinesIT {

    private static final Pattern LEADER = Pattern.compile("(jobmanager-\\d) .*leads");
    private static final Pattern JOB = Pattern.compile("id ([0-9a-f]{32})");
    private static final Pattern ALL_OF_IT = Pattern.compile("RUNNING, .* (\\d+) of \\1 tasks run");

    @Test
    @Timeout(900)
    void another_job_manager_goes_on_with_the_job_and_down_leaves_no_network() throws Exception {
        assumeTrue(namespacesAreAllowed(), "not run: network namespaces need root and iproute2");
        String network;
        try (LocalCluster cluster = new LocalCluster("machines")) {
            String said = cluster.run("up", "--namespaces", "--ha", "--task-managers", "1", "--ingest-workers", "1")
                    .succeeded()
                    .out();
            String before = cluster.run("status").succeeded().out();
            String leader = found(LEADER, before);
            String namespace = cluster.addresses().get("NAMESPACE_BROKER");
            network = namespace.substring(0, namespace.indexOf('-'));
            assertThat(namespaces()).contains(network + "-taskmanager-1", network + "-ingest-1", network + "-console");
            assertThat(cluster.addresses().get("BROKER")).matches("10\\.[0-9.]+:9092");
            assertThat(cluster.addresses().get("CONSOLE")).matches("10\\.[0-9.]+:8080");
            assertThat(ConsoleClient.of(cluster, said).cameras()).isEmpty();

            cluster.kill(leader);
            String after = awaitOtherLeader(cluster, leader);
            assertThat(found(JOB, after)).isEqualTo(found(JOB, before));
            cluster.run("start", leader).succeeded();
            assertThat(found(LEADER, cluster.run("status").succeeded().out())).isNotEqualTo(leader);

            cluster.run("down").succeeded();
            assertThat(cluster.processes()).isEmpty();
        }
        assertThat(namespaces()).doesNotContain(network);
        assertThat(LocalCluster.ran(List.of("ip", "link")).out()).doesNotContain(network);
    }

    /** Asks until another leads and every task of the job runs; the test's time limit ends the asking. */
    private static String awaitOtherLeader(LocalCluster cluster, String dead) {
        String status;
        do {
            status = cluster.run("status").out();
        } while (!ALL_OF_IT.matcher(status).find()
                || !LEADER.matcher(status).find()
                || found(LEADER, status).equals(dead));
        return status;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static String namespaces() {
        return LocalCluster.ran(List.of("ip", "netns", "list")).succeeded().out();
    }

    private static boolean namespacesAreAllowed() {
        String probe = "passerby-probe-" + ProcessHandle.current().pid();
        boolean made = LocalCluster.ran(List.of("ip", "netns", "add", probe)).code() == 0;
        return made && LocalCluster.ran(List.of("ip", "netns", "del", probe)).code() == 0;
    }
}
