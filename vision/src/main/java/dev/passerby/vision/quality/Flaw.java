package dev.passerby.vision.quality;

/** What makes a face unfit for recognition. */
public enum Flaw {
    TOO_SMALL("too small", "on which the face is 80 pixels wide or more"),
    TURNED_AWAY("turned away", "from the front"),
    BLURRED("blurred", "in focus"),
    BADLY_LIT("too dark or too bright", "in even light"),
    CUT_OFF("cut off by the picture's edge", "that shows the whole face"),
    DOUBTFUL("hardly a face", "with a clear view of the face");

    private final String words;
    private final String remedy;

    Flaw(String words, String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** The flaw as it completes "the face is …". */
    public String words() {
        return words;
    }

    /** What would help, as it completes "use a photo …". */
    public String remedy() {
        return remedy;
    }
}
