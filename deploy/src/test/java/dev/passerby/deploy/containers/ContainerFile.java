package dev.passerby.deploy.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A container file, read strictly: an instruction that is not used here is an error. */
public record ContainerFile(List<Stage> stages) {

    private static final Set<String> KEYWORDS =
            Set.of("FROM", "ARG", "COPY", "RUN", "ENV", "USER", "WORKDIR", "ENTRYPOINT");
    private static final String PINNED = "[a-z0-9./-]+:[0-9][a-zA-Z0-9._-]*";

    /** Reads a file. */
    public static ContainerFile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ContainerFile parse(String text) {
        List<Stage> stages = new ArrayList<>();
        String joined = text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"))
                .replaceAll("\\\\\n\\s*", "");
        for (String line : joined.lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = line.strip().split("\\s+", 2);
            if (!KEYWORDS.contains(parts[0]) || parts.length < 2) {
                throw new IllegalArgumentException("no container file here says '" + line + "'");
            }
            Instruction instruction = new Instruction(parts[0], parts[1]);
            if (instruction.keyword().equals("FROM")) {
                List<String> words = instruction.words();
                if (words.size() != 1 && !(words.size() == 3 && words.get(1).equals("AS"))) {
                    throw new IllegalArgumentException("FROM must be 'IMAGE' or 'IMAGE AS NAME': " + line);
                }
                stages.add(new Stage(words.get(0), words.size() == 3 ? words.get(2) : null, new ArrayList<>()));
            } else if (stages.isEmpty()) {
                throw new IllegalArgumentException("a container file must begin with FROM: " + line);
            } else {
                stages.get(stages.size() - 1).instructions().add(instruction);
            }
        }
        return new ContainerFile(stages);
    }

    /** The words that begin the process of the last image. */
    public List<String> entrypoint() {
        return stages.get(stages.size() - 1)
                .last("ENTRYPOINT")
                .orElseThrow(() -> new IllegalStateException("it has no ENTRYPOINT"))
                .words();
    }

    /** The rules that it breaks. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        List<String> earlier = new ArrayList<>();
        for (Stage stage : stages) {
            if (!stage.image().matches(PINNED) && !earlier.contains(stage.image())) {
                broken.add("FROM " + stage.image() + " must name a version");
            }
            stage.every("COPY").forEach(copy -> {
                String first = copy.words().get(0);
                if (!stage.isBuild() && !first.startsWith("--from=")) {
                    broken.add("COPY " + copy.text() + " must take what a stage made");
                } else if (first.startsWith("--from=") && !earlier.contains(first.substring("--from=".length()))) {
                    broken.add("COPY " + copy.text() + " must take it from an earlier stage");
                }
            });
            if (!stage.isBuild()) {
                image(stage, broken);
            }
            if (stage.name() != null) {
                earlier.add(stage.name());
            }
        }
        return broken;
    }

    private static void image(Stage stage, List<String> broken) {
        String user = stage.last("USER").map(Instruction::text).orElse("root");
        if (!user.matches("[1-9][0-9]*:[0-9]+")) {
            broken.add("the image of " + stage.image() + " must end as a user by number that is not root, not " + user);
        }
        stage.every("ENTRYPOINT")
                .filter(entrypoint -> !entrypoint.isList())
                .forEach(entrypoint -> broken.add("ENTRYPOINT must be a list, or signals end a shell instead"));
        stage.every("RUN")
                .filter(run -> run.text().matches(".*\\b(curl|wget)\\b.*"))
                .forEach(run -> broken.add("RUN " + run.text() + " fetches what nobody checks"));
    }
}
