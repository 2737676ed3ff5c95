package dev.passerby.vision.detection;

import dev.passerby.vision.inference.HostMemory;
import dev.passerby.vision.inference.Network;

/** Where the proposal networks over whole frames come from. */
public interface FrameNetworks {

    /**
     * A network for so many frames of a shape: {@code pixels [frames, height, 3 * width]}, RGB bytes, to
     * {@code answers [frames, 5, windows]}. The caller closes it.
     */
    Network open(int frames, FrameShape shape);

    /** Memory from which frames go to where the networks run. */
    HostMemory memory();
}
