package dev.passerby.models.lock;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The content of {@code models.lock}.
 *
 * @param packages upstream packages
 * @param models ONNX files
 */
public record ModelsLock(List<PinnedPackage> packages, List<PinnedModel> models) {

    private static final String RESOURCE = "/dev/passerby/models/models.lock";

    public ModelsLock {
        packages = List.copyOf(packages);
        models = List.copyOf(models);
    }

    /** The lock that this build came with. */
    public static ModelsLock read() {
        try (InputStream in = Objects.requireNonNull(ModelsLock.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new ObjectMapper().readValue(in, ModelsLock.class);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }

    public PinnedModel model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("models.lock pins no model '" + name + "'"));
    }

    /** The model whose outputs a model's may be compared with: the one it is a variant of, or itself. */
    public PinnedModel family(PinnedModel model) {
        return model.variantOf() == null ? model : model(model.variantOf());
    }

    public PinnedPackage upstream(String name) {
        return packages.stream()
                .filter(upstream -> upstream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("models.lock pins no package '" + name + "'"));
    }
}
