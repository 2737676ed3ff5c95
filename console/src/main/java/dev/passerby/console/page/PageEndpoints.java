package dev.passerby.console.page;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * {@code /} and what the page there is made of. Each file is a route, so that a path is only ever compared and never
 * resolved: there is no path that leads out of the page.
 */
public final class PageEndpoints implements Endpoints {

    private static final String INDEX = "/index.html";
    private static final String ASK_WHETHER_CHANGED = "no-cache";

    private final List<PageFile> files;

    public PageEndpoints() {
        this.files = PageFiles.read();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (PageFile file : files) {
            routes.get(file.path().equals(INDEX) ? "/" : file.path(), context -> answer(context, file), Needs.NOTHING);
        }
    }

    private static void answer(Context context, PageFile file) {
        context.header(Header.CACHE_CONTROL, ASK_WHETHER_CHANGED);
        context.header(Header.ETAG, file.tag());
        if (file.tag().equals(context.header(Header.IF_NONE_MATCH))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        context.contentType(file.type());
        context.result(file.bytes());
    }
}
