package dev.passerby.deploy.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.configuration.MemorySize;
import org.jspecify.annotations.Nullable;

/** What every service here keeps to. */
final class ComposeRules {

    private static final String PINNED = "[a-z0-9./-]+:v?[0-9][a-zA-Z0-9._-]*";
    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");

    private ComposeRules() {}

    /** The rules that are broken, each with the service that breaks it. */
    static List<String> broken(Compose compose) {
        List<String> broken = new ArrayList<>();
        compose.services().forEach((name, service) -> {
            rule(broken, name, service.image().matches(PINNED), "has a pinned image");
            rule(broken, name, Boolean.TRUE.equals(service.readOnly()), "has a read-only root file system");
            rule(broken, name, List.of("ALL").equals(service.capDrop()), "has no capabilities");
            rule(broken, name, List.of("no-new-privileges:true").equals(service.securityOpt()), "gains no privileges");
            rule(broken, name, service.restart() != null, "says whether it is started again");
            rule(broken, name, service.isTask() || service.healthcheck() != null, "is watched");
            rule(broken, name, service.memLimit() != null, "has a limit of memory");
            rule(
                    broken,
                    name,
                    service.memLimit() == null || filesInMemory(service) < bytes(service.memLimit()),
                    "has room for its files in memory");
            rule(
                    broken,
                    name,
                    list(service.tmpfs()).stream().allMatch(mount -> mount.contains("size=")),
                    "has scratch space of a limited size");
            rule(
                    broken,
                    name,
                    list(service.ports()).stream().allMatch(port -> port.startsWith("127.0.0.1:")),
                    "is reached from this machine alone");
            rule(
                    broken,
                    name,
                    compose.networks().keySet().containsAll(list(service.networks()))
                            && !list(service.networks()).isEmpty(),
                    "is in networks that exist");
            rule(
                    broken,
                    name,
                    list(service.volumes()).stream()
                            .map(volume -> volume.split(":", -1)[0])
                            .allMatch(source ->
                                    source.startsWith("./") || compose.volumes().containsKey(source)),
                    "has volumes that exist");
            if (service.dependsOn() != null) {
                service.dependsOn().forEach((other, condition) -> {
                    Compose.Service awaited = compose.services().get(other);
                    boolean possible = awaited != null
                            && CONDITIONS.contains(condition.condition())
                            && (!condition.condition().equals("service_healthy") || awaited.healthcheck() != null)
                            && (!condition.condition().equals("service_completed_successfully") || awaited.isTask());
                    rule(broken, name, possible, "waits for what can happen");
                });
            }
        });
        return broken;
    }

    /** What is kept in memory as files. */
    static long filesInMemory(Compose.Service service) {
        return list(service.tmpfs()).stream()
                .map(mount -> mount.replaceFirst(".*size=([0-9]+[kmg]).*", "$1"))
                .mapToLong(ComposeRules::bytes)
                .sum();
    }

    static long bytes(String size) {
        return MemorySize.parseBytes(size);
    }

    static List<String> list(@Nullable List<String> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static void rule(List<String> broken, String service, boolean holds, String rule) {
        if (!holds) {
            broken.add(service + " " + rule);
        }
    }
}
