package io.huiyin.notices;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where notices are posted (公告栏). */
@ApplicationScoped
class Boards {

    private final Communities communities;

    Boards(Communities communities) {
        this.communities = communities;
    }

    /** Each of some communities once, by its id. */
    Map<UUID, Community> communities(Stream<UUID> ids) {
        return ids.distinct()
                .flatMap(id -> communities.find(id).stream())
                .collect(Collectors.toMap(Community::id, Function.identity()));
    }

    /** Names of places from the widest to the narrowest; a null is left out. */
    static String joined(String... places) {
        return Stream.of(places).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
