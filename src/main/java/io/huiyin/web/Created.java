package io.huiyin.web;

import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer 201 with the place of what was made. */
public final class Created {

    private Created() {}

    /** @param collection the path of the collection, such as {@code /v1/tickets} */
    public static <T> RestResponse<T> at(String collection, UUID id, T view) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .entity(view)
                .location(URI.create(collection + "/" + id))
                .build();
    }
}
