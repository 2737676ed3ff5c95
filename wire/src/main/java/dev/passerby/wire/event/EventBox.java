package dev.passerby.wire.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A bounding box; in JSON the array {@code [left, top, right, bottom]}. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"left", "top", "right", "bottom"})
public record EventBox(double left, double top, double right, double bottom) {

    /** The same box as shares of the picture's width and height. */
    public EventBox relativeTo(int width, int height) {
        return new EventBox(left / width, top / height, right / width, bottom / height);
    }
}
