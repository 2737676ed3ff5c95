package dev.passerby.deploy.standin;

import dev.passerby.vision.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * What a test frame shows, written as {@value #GRID} by {@value #GRID} black and white squares of {@value #SQUARE} pixels, which
 * a camera's and a JPEG's losses leave readable.
 *
 * <p>The 64 squares are bits, the highest first: a check byte, four bits that tell how many people, twelve for the first of
 * them, forty for the frame's number.
 *
 * @param number the frame's number before its camera
 * @param firstPerson the number of the first person in it, from 1; 0 where nobody is in it
 * @param people how many people are in it, numbered on from the first
 */
public record NumberedFrame(long number, int firstPerson, int people) {

    public static final int GRID = 8;
    public static final int SQUARE = 16;
    /** Pixels across and down. */
    public static final int SIDE = GRID * SQUARE;

    public static final int MOST_PEOPLE = 15;
    public static final int LAST_PERSON = (1 << 12) - 1;

    private static final long MOST_FRAMES = 1L << 40;
    private static final int NUMBERS = 56;
    /** Any odd multiplier spreads the bits; a picture of nothing, all black, must not pass the check. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int WHITE = 0xffffff;
    private static final int BRIGHT = 128;
    /** Pixels of a square's edge that are not read, because a neighbour's colour runs into them. */
    private static final int EDGE = 4;

    public NumberedFrame {
        if (number < 0 || number >= MOST_FRAMES) {
            throw new IllegalArgumentException("a frame's number must be from 0 to 2^40 - 1, got " + number);
        }
        if (people < 0 || people > MOST_PEOPLE) {
            throw new IllegalArgumentException("a frame shows 0 to " + MOST_PEOPLE + " people, got " + people);
        }
        if (people == 0 ? firstPerson != 0 : firstPerson < 1 || firstPerson + people - 1 > LAST_PERSON) {
            throw new IllegalArgumentException("people are numbered from 1 to " + LAST_PERSON + " and 0 is nobody, got "
                    + people + " from " + firstPerson);
        }
    }

    /** A frame with nobody in it. */
    public static NumberedFrame empty(long number) {
        return new NumberedFrame(number, 0, 0);
    }

    /** A frame with one person in it. */
    public static NumberedFrame of(long number, int person) {
        return new NumberedFrame(number, person, 1);
    }

    /** The frame as an ordinary JPEG of about a kilobyte. */
    public byte[] jpeg() {
        return jpeg(SQUARE);
    }

    /** The frame with squares of another size; the same in all else. */
    public byte[] jpeg(int square) {
        long bits = bits();
        BufferedImage image = new BufferedImage(GRID * square, GRID * square, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, isSet(bits, y / square * GRID + x / square) ? WHITE : 0);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpeg", jpeg)) {
                throw new IllegalStateException(
                        "this Java runtime writes no JPEG; use one with the java.desktop module");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing a JPEG to memory", e);
        }
        return jpeg.toByteArray();
    }

    /** What a picture of any size that shows the squares edge to edge says; empty for any other picture. */
    public static Optional<NumberedFrame> read(Picture picture) {
        long bits = 0;
        for (int square = 0; square < GRID * GRID; square++) {
            bits = bits << 1 | (isBright(picture, square) ? 1 : 0);
        }
        long numbers = bits & (1L << NUMBERS) - 1;
        if (bits >>> NUMBERS != check(numbers)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NumberedFrame(
                    numbers & MOST_FRAMES - 1, (int) (numbers >>> 40) & LAST_PERSON, (int) (numbers >>> 52)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private long bits() {
        long numbers = (long) people << 52 | (long) firstPerson << 40 | number;
        return check(numbers) << NUMBERS | numbers;
    }

    private static long check(long numbers) {
        return (numbers * SPREAD + SPREAD) >>> NUMBERS;
    }

    private static boolean isSet(long bits, int square) {
        return (bits >>> (GRID * GRID - 1 - square) & 1) == 1;
    }

    private static boolean isBright(Picture picture, int square) {
        int row = square / GRID;
        int column = square % GRID;
        long sum = 0;
        int samples = 0;
        for (int y = EDGE; y < SQUARE - EDGE; y++) {
            for (int x = EDGE; x < SQUARE - EDGE; x++) {
                int across = (column * SQUARE + x) * picture.width() / SIDE;
                int down = (row * SQUARE + y) * picture.height() / SIDE;
                sum += picture.sample(across, down, 1);
                samples++;
            }
        }
        return sum >= (long) BRIGHT * samples;
    }
}
