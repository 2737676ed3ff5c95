package dev.passerby.deploy.kubernetes;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What every pod here keeps to: what may be done in it, and what it may use. */
final class PodRules {

    private static final String PINNED = "[a-z0-9./-]+:[0-9][a-zA-Z0-9._-]*";

    private PodRules() {}

    /** The rules that a pod breaks, as the platform runs it. */
    static List<String> broken(PodSpec pod) {
        Rules rules = new Rules();
        var security = pod.getSecurityContext();
        rules.that(security != null && Boolean.TRUE.equals(security.getRunAsNonRoot()), "runs as non-root");
        rules.that(
                security != null && security.getRunAsUser() != null && security.getRunAsUser() > 0,
                "has a user by number");
        rules.that(
                security != null
                        && security.getSeccompProfile() != null
                        && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
                "has the runtime's seccomp profile");
        rules.that(
                pod.getHostNetwork() == null && pod.getHostPID() == null && pod.getHostIPC() == null,
                "shares nothing with its host");
        rules.that(
                pod.getVolumes().stream().allMatch(volume -> volume.getHostPath() == null),
                "has no folder of its host");
        rules.that(
                pod.getVolumes().stream()
                        .map(Volume::getEmptyDir)
                        .allMatch(scratch -> scratch == null || scratch.getSizeLimit() != null),
                "has scratch space of a limited size");
        for (Container container : pod.getContainers()) {
            container(container, pod, rules);
        }
        return rules.broken;
    }

    /** The rules that a pod breaks whose image and memory are given here, and not by the operator. */
    static List<String> brokenByOwn(PodSpec pod) {
        Rules rules = new Rules();
        rules.broken.addAll(broken(pod));
        rules.that(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), "has no key to Kubernetes");
        for (Container container : pod.getContainers()) {
            rules.that(container.getImage() != null && container.getImage().matches(PINNED), "has a pinned image");
            Map<String, Quantity> limits = container.getResources() == null
                    ? Map.of()
                    : container.getResources().getLimits();
            Map<String, Quantity> requests = container.getResources() == null
                    ? Map.of()
                    : container.getResources().getRequests();
            rules.that(
                    limits.get("memory") != null && limits.get("memory").equals(requests.get("memory")),
                    "has as much memory as it may use");
            rules.that(requests.get("cpu") != null, "says how much of a processor it wants");
        }
        return rules.broken;
    }

    private static void container(Container container, PodSpec pod, Rules rules) {
        SecurityContext security =
                container.getSecurityContext() == null ? new SecurityContext() : container.getSecurityContext();
        Capabilities capabilities =
                security.getCapabilities() == null ? new Capabilities() : security.getCapabilities();
        rules.that(Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()), "gains no privileges");
        rules.that(security.getPrivileged() == null, "is not privileged");
        rules.that(Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()), "has a read-only root file system");
        rules.that(
                capabilities.getDrop().equals(List.of("ALL"))
                        && capabilities.getAdd().isEmpty(),
                "has no capabilities");
        Set<String> volumes = pod.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
        List<VolumeMount> mounts = container.getVolumeMounts();
        rules.that(mounts.stream().map(VolumeMount::getName).allMatch(volumes::contains), "mounts what there is");
        rules.that(
                mounts.stream().anyMatch(mount -> mount.getMountPath().equals("/tmp")),
                "has a place for libraries to unpack");
        rules.that(
                container.getEnv().stream()
                        .noneMatch(variable -> variable.getValue() != null
                                && variable.getName().matches(".*(PASSWORD|SECRET|TOKEN|KEY).*")),
                "holds no secret in the open");
    }

    private static final class Rules {

        private final List<String> broken = new ArrayList<>();

        void that(boolean holds, String rule) {
            if (!holds) {
                broken.add(rule);
            }
        }
    }
}
