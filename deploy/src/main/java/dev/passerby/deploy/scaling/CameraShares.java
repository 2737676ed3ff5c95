package dev.passerby.deploy.scaling;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * How many of the cameras each subtask gets. Flink hashes a camera's id to one of 128 key groups and gives each subtask a run of
 * them, so the shares are as uneven as the hash is.
 *
 * @param bySubtask cameras by subtask
 */
public record CameraShares(List<Integer> bySubtask) {

    /** The job's key groups; see its configuration. */
    static final int KEY_GROUPS = 128;

    public CameraShares {
        bySubtask = List.copyOf(bySubtask);
    }

    /** The shares of these cameras. */
    public static CameraShares of(List<String> cameras, int subtasks) {
        int[] shares = new int[subtasks];
        for (String camera : cameras) {
            shares[KeyGroupRangeAssignment.assignKeyToParallelOperator(camera, KEY_GROUPS, subtasks)]++;
        }
        return new CameraShares(IntStream.of(shares).boxed().toList());
    }

    /** So many camera ids, as the measurements use them. */
    public static List<String> cameras(int count) {
        return IntStream.range(0, count).mapToObj(i -> "camera-" + i).toList();
    }

    /** The mean share divided by the largest: the part of all subtasks' time that can be used when the fullest is full. */
    public double evenness() {
        int largest = bySubtask.stream().mapToInt(Integer::intValue).max().orElse(0);
        double all = bySubtask.stream().mapToInt(Integer::intValue).sum();
        return largest == 0 ? 1 : all / bySubtask.size() / largest;
    }
}
