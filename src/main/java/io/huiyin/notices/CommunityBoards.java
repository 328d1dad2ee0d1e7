package io.huiyin.notices;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.messaging.AddressBook;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everyone in a community is reached by its board. */
@ApplicationScoped
class CommunityBoards implements AddressBook {

    private final Communities communities;

    CommunityBoards(Communities communities) {
        this.communities = communities;
    }

    @Override
    public String recipientType() {
        return "community";
    }

    @Override
    public Map<UUID, Contact> find(Set<UUID> ids) {
        return ids.stream()
                .flatMap(id -> communities.find(id).stream())
                .collect(Collectors.toMap(
                        Community::id,
                        community ->
                                new Contact(community.name(), List.of(), Map.of(ChannelKind.BOARD, community.name()))));
    }
}
