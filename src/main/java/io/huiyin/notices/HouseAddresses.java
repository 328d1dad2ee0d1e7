package io.huiyin.notices;

import io.huiyin.community.Community;
import io.huiyin.estate.House;
import io.huiyin.estate.Houses;
import io.huiyin.messaging.AddressBook;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whoever is in a house is reached by its letter box and by the board of its building. */
@ApplicationScoped
class HouseAddresses implements AddressBook {

    private final Houses houses;
    private final Boards boards;

    HouseAddresses(Houses houses, Boards boards) {
        this.houses = houses;
        this.boards = boards;
    }

    @Override
    public String recipientType() {
        return "house";
    }

    @Override
    public Map<UUID, Contact> find(Set<UUID> ids) {
        var found = houses.findAll(ids).values();
        var named = boards.communities(found.stream().map(House::communityId));
        return found.stream()
                .collect(Collectors.toMap(House::id, house -> contact(house, named.get(house.communityId()))));
    }

    private static Contact contact(House house, Community community) {
        return new Contact(
                house.code(),
                List.of(),
                Map.of(
                        ChannelKind.LETTER, Boards.joined(community.name(), house.code()),
                        ChannelKind.BOARD, Boards.joined(community.name(), house.phase(), house.building())));
    }
}
