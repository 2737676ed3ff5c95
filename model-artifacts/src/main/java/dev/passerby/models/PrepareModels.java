package dev.passerby.models;

import dev.passerby.models.progress.ProgressBar;

/** A program that prepares the standard model store and says where it is. Exit code 1 when it cannot. */
public final class PrepareModels {

    private PrepareModels() {}

    public static void main(String[] arguments) {
        ModelStore store = ModelStore.standard(System.getenv());
        try (ProgressBar bar = ProgressBar.onStandardError()) {
            store.prepare(bar);
        } catch (ModelException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.out.println(store.folder());
    }
}
