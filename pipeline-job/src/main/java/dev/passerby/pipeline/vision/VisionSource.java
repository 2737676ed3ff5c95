package dev.passerby.pipeline.vision;

import java.io.Serializable;

/** Where an operator gets its eyes from when it opens; it travels to the operator, the eyes do not. */
@FunctionalInterface
public interface VisionSource extends Serializable {

    /** Opens vision; whoever asked closes it. */
    Vision open();
}
