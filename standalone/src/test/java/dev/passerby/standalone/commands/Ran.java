package dev.passerby.standalone.commands;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said on each stream, and its exit code. */
record Ran(int code, String out, String err) {

    static Ran passerby(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = CommandLineTool.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new Ran(code, out.toString(), err.toString());
    }
}
