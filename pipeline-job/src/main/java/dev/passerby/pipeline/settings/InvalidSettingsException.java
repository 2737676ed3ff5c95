package dev.passerby.pipeline.settings;

import java.util.List;

/** Settings that cannot be used; the message has one line for every problem. */
public final class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidSettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line per problem: the setting, its rule, the value. */
    public List<String> problems() {
        return problems;
    }
}
