package dev.passerby.vision.inference;

import static org.bytedeco.cuda.global.cudart.cudaHostRegister;
import static org.bytedeco.cuda.global.cudart.cudaHostUnregister;
import static org.bytedeco.cuda.global.cudart.cudaSuccess;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;

/**
 * Memory that the operating system keeps where it is, which a GPU reads and writes by itself. From any other CUDA copies first to
 * memory of this kind, on the caller's time.
 */
final class PinnedMemory implements HostMemory {

    private PinnedMemory() {}

    /** This kind of memory, after a first piece of it was had. */
    static PinnedMemory tried() {
        PinnedMemory memory = new PinnedMemory();
        memory.free(memory.allocate(1 << 16));
        return memory;
    }

    @Override
    public ByteBuffer allocate(int bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        requireSuccess("lock", cudaHostRegister(new BytePointer(buffer), bytes, 0));
        return buffer;
    }

    @Override
    public void free(ByteBuffer buffer) {
        requireSuccess("unlock", cudaHostUnregister(new BytePointer(buffer)));
    }

    private static void requireSuccess(String what, int code) {
        if (code != cudaSuccess) {
            throw new InferenceException("cannot " + what + " pages for the GPU: CUDA says error " + code);
        }
    }
}
