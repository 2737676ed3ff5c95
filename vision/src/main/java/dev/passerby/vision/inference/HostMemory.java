package dev.passerby.vision.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Memory of the host that a device reads from and writes to. */
public interface HostMemory {

    /** A direct buffer in native order, its contents undefined. */
    ByteBuffer allocate(int bytes);

    /** Takes a buffer back that {@link #allocate} gave and nobody uses any more. */
    void free(ByteBuffer buffer);

    /** What suits a device: page-locked memory for a GPU, where that is to be had. */
    static HostMemory of(InferenceDevice device) {
        if (device instanceof InferenceDevice.Cuda) {
            try {
                return PinnedMemory.tried();
            } catch (LinkageError | InferenceException e) {
                Logger log = LoggerFactory.getLogger(HostMemory.class);
                log.warn("frames go to {} by way of ordinary memory: {}", device, e.toString());
            }
        }
        return ordinary();
    }

    /** Memory as Java allocates it. */
    static HostMemory ordinary() {
        return new HostMemory() {
            @Override
            public ByteBuffer allocate(int bytes) {
                return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            }

            @Override
            public void free(ByteBuffer buffer) {
                // The garbage collector does.
            }
        };
    }
}
