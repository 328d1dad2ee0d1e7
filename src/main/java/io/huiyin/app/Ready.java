package io.huiyin.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Tells on the console where the program can be reached, as soon as it can be, and lets it run until it is stopped. */
public class Ready implements QuarkusApplication {

    private final HttpServer server;
    private final Event<StartNotice> starts;

    @Inject
    Ready(HttpServer server, Event<StartNotice> starts) {
        this.server = server;
        this.starts = starts;
    }

    @Override
    public int run(String... arguments) {
        var address = server.getLocalBaseUri().toString().replaceAll("/$", "");
        var notice = new StartNotice().line("API", address + "/v1").line("Documentation", address + "/docs");
        starts.fire(notice);
        System.out.println(notice);
        Quarkus.waitForExit();
        return 0;
    }
}
