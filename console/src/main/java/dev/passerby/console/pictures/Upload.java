package dev.passerby.console.pictures;

import dev.passerby.console.http.Refusal;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart request: texts and files by name, read no further than the limits, and held in memory alone, so that
 * nothing of them is left when the request is answered.
 */
public final class Upload {

    /** The largest file: a photo of {@link Pictures#MAX_PIXELS} pixels has less. */
    static final int MAX_FILE_BYTES = 16 << 20;
    /** All files of a request together. */
    static final int MAX_REQUEST_BYTES = 32 << 20;

    private static final int MAX_TEXT_BYTES = 4_096;
    private static final int MAX_FILES = 10;
    private static final int LONGEST_NAME = 80;
    private static final String JETTYS_LIMITS = "org.eclipse.jetty.multipartConfig";

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<UploadedFile>> files = new LinkedHashMap<>();

    private Upload() {}

    /**
     * A file as it came.
     *
     * @param name what its sender calls it, fit to be shown: no folders, no control characters
     * @param bytes its content
     */
    public record UploadedFile(String name, byte[] bytes) {
        /** The name and size only: pictures of people do not belong into logs. */
        @Override
        public String toString() {
            return "UploadedFile[" + name + ", " + bytes.length + " bytes]";
        }
    }

    /**
     * The request's parts.
     *
     * @param texts the names of the texts there may be
     * @param files the names of the files there may be
     */
    public static Upload of(Context context, List<String> texts, List<String> files) {
        if (!context.isMultipartFormData()) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send this as multipart/form-data, with files in " + files);
        }
        if (context.req().getContentLengthLong() > MAX_REQUEST_BYTES) {
            throw tooLarge();
        }
        Upload upload = new Upload();
        try {
            for (Part part : parts(context)) {
                upload.add(part, texts, files);
            }
        } catch (IOException e) {
            throw Refusal.unusable("the request's parts cannot be read; send them as multipart/form-data");
        }
        return upload;
    }

    /** The text of this name; null where there is none. */
    public @Nullable String text(String name) {
        return texts.get(name);
    }

    /** The text of this name, which must be there. */
    public String required(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw Refusal.unusable("the text '" + name + "' is missing");
        }
        return text;
    }

    /** The files of this name, at least one. */
    public List<UploadedFile> files(String name) {
        List<UploadedFile> found = files.get(name);
        if (found == null) {
            throw Refusal.unusable("the file '" + name + "' is missing");
        }
        return found;
    }

    /** The file of this name, the only one. */
    public UploadedFile file(String name) {
        List<UploadedFile> found = files(name);
        if (found.size() > 1) {
            throw Refusal.unusable("there must be one file '" + name + "', got " + found.size());
        }
        return found.get(0);
    }

    private static Collection<Part> parts(Context context) throws IOException {
        // The threshold is the limit, so that no file is ever written to the disk.
        context.req()
                .setAttribute(
                        JETTYS_LIMITS,
                        new MultipartConfigElement("", MAX_FILE_BYTES, MAX_REQUEST_BYTES, MAX_FILE_BYTES));
        try {
            return context.req().getParts();
        } catch (ServletException | RuntimeException e) {
            if (saysTooLarge(e)) {
                throw tooLarge();
            }
            throw Refusal.unusable("the request's parts cannot be read; send them as multipart/form-data");
        }
    }

    private void add(Part part, List<String> knownTexts, List<String> knownFiles) throws IOException {
        String name = String.valueOf(part.getName());
        if (knownTexts.contains(name)) {
            if (part.getSize() > MAX_TEXT_BYTES) {
                throw Refusal.unusable("'" + name + "' must have at most " + MAX_TEXT_BYTES + " bytes");
            }
            if (texts.put(name, new String(content(part), StandardCharsets.UTF_8)) != null) {
                throw Refusal.unusable("there must be one text '" + name + "'");
            }
        } else if (knownFiles.contains(name)) {
            List<UploadedFile> known = files.computeIfAbsent(name, unused -> new ArrayList<>());
            known.add(new UploadedFile(shown(part.getSubmittedFileName(), name), content(part)));
            if (known.size() > MAX_FILES) {
                throw Refusal.unusable("there must be at most " + MAX_FILES + " files '" + name + "'");
            }
        } else {
            throw Refusal.unusable(
                    "there is no part '" + shown(name, "") + "'; there are " + knownTexts + " and " + knownFiles);
        }
    }

    private static byte[] content(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static String shown(@Nullable String sent, String otherwise) {
        if (sent == null) {
            return otherwise;
        }
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String plain = last.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.isDefined(point))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.isBlank() ? otherwise : plain;
    }

    private static boolean saysTooLarge(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.contains("exceed")) {
                return true;
            }
        }
        return false;
    }

    private static Refusal tooLarge() {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "a file may have " + (MAX_FILE_BYTES >> 20) + " MiB and a request " + (MAX_REQUEST_BYTES >> 20)
                        + "; make the pictures smaller");
    }
}
