package dev.passerby.simulator.video;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a clip's pictures are coded. The two codecs lay out the header of a NAL unit differently and number the units' types
 * anew.
 */
public enum VideoCodec {

    /** ITU-T H.264, table 7-1: sequence and picture parameter set are 7 and 8, the access unit delimiter 9. */
    H264(1, 7, 8),

    /** ITU-T H.265, table 7-1: video, sequence and picture parameter set are 32 to 34, the access unit delimiter 35. */
    H265(2, 32, 34);

    private final int headerBytes;
    private final int firstParameterSet;
    private final int lastParameterSet;

    VideoCodec(int headerBytes, int firstParameterSet, int lastParameterSet) {
        this.headerBytes = headerBytes;
        this.firstParameterSet = firstParameterSet;
        this.lastParameterSet = lastParameterSet;
    }

    /** {@code nal_unit_type}: 0 to 31 in H.264, 0 to 63 in H.265. */
    public int typeOf(NalUnit unit) {
        return this == H264 ? unit.header() & 0x1F : (unit.header() >> 1) & 0x3F;
    }

    /** How many bytes of a unit are its header. */
    public int headerBytes() {
        return headerBytes;
    }

    /** The types of the parameter sets that a decoder needs, in the order in which it needs them. */
    public List<Integer> parameterSetTypes() {
        return IntStream.rangeClosed(firstParameterSet, lastParameterSet)
                .boxed()
                .toList();
    }

    boolean isParameterSet(NalUnit unit) {
        return typeOf(unit) >= firstParameterSet && typeOf(unit) <= lastParameterSet;
    }

    boolean isDelimiter(NalUnit unit) {
        return typeOf(unit) == lastParameterSet + 1;
    }

    /** Whether every kind of parameter set is among the units. */
    boolean hasAllParameterSets(List<NalUnit> units) {
        return units.stream().map(this::typeOf).toList().containsAll(parameterSetTypes());
    }
}
