package dev.passerby.vision.quality;

/** What makes a face unfit for recognition. */
public enum Flaw {
    TOO_SMALL("too small"),
    TURNED_AWAY("turned away"),
    BLURRED("blurred"),
    BADLY_LIT("too dark or too bright"),
    CUT_OFF("cut off by the picture's edge"),
    DOUBTFUL("hardly a face");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    /** The flaw as it completes "the face is …". */
    public String words() {
        return words;
    }
}
