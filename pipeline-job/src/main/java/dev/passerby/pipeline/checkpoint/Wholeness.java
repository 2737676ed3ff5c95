package dev.passerby.pipeline.checkpoint;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/**
 * Whether a checkpoint can be restored: its metadata is readable, and each file that it names has its length. A power cut, or a
 * disk that lies, leaves a newest checkpoint of which a part is missing; Flink would try to restore that one for ever.
 */
final class Wholeness {

    private Wholeness() {}

    /** What is missing of a checkpoint, in a few words; empty when it is whole. */
    static Optional<String> damage(Path checkpoint) {
        try (DataInputStream metadata =
                new DataInputStream(Files.newInputStream(checkpoint.resolve(RetainedCheckpoints.METADATA)))) {
            return Checkpoints.loadCheckpointMetadata(
                            metadata,
                            Wholeness.class.getClassLoader(),
                            checkpoint.toUri().toString())
                    .getOperatorStates()
                    .stream()
                    .flatMap(Wholeness::files)
                    .flatMap(file -> damage(file).stream())
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.of("its metadata cannot be read: " + e);
        }
    }

    private static Stream<FileStateHandle> files(OperatorState operator) {
        return operator.getStates().stream().flatMap(Wholeness::objects).flatMap(Wholeness::files);
    }

    private static Stream<StateObject> objects(OperatorSubtaskState subtask) {
        return Stream.of(
                        subtask.getManagedOperatorState(),
                        subtask.getRawOperatorState(),
                        subtask.getManagedKeyedState(),
                        subtask.getRawKeyedState())
                .flatMap(objects -> objects.stream().map(StateObject.class::cast));
    }

    private static Stream<FileStateHandle> files(StateObject object) {
        if (object instanceof FileStateHandle file) {
            return Stream.of(file);
        }
        if (object instanceof KeyGroupsStateHandle keyed) {
            return files(keyed.getDelegateStateHandle());
        }
        if (object instanceof OperatorStateHandle operator) {
            return files(operator.getDelegateStateHandle());
        }
        if (object instanceof IncrementalRemoteKeyedStateHandle incremental) {
            Stream<StreamStateHandle> parts = Stream.concat(
                            incremental.getSharedState().stream(), incremental.getPrivateState().stream())
                    .map(HandleAndLocalPath::getHandle);
            return Stream.concat(parts, Stream.of(incremental.getMetaDataStateHandle()))
                    .flatMap(Wholeness::files);
        }
        return Stream.empty();
    }

    private static Optional<String> damage(FileStateHandle file) {
        Path path = Path.of(file.getFilePath().getPath());
        try {
            long length = Files.size(path);
            return length >= file.getStateSize()
                    ? Optional.empty()
                    : Optional.of(path.getFileName() + " has " + length + " of " + file.getStateSize() + " bytes");
        } catch (IOException e) {
            return Optional.of(path.getFileName() + " cannot be read: " + e);
        }
    }
}
