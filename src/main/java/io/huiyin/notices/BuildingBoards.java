package io.huiyin.notices;

import io.huiyin.community.Community;
import io.huiyin.estate.Building;
import io.huiyin.estate.Buildings;
import io.huiyin.messaging.AddressBook;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whoever passes through a building is reached by its board. */
@ApplicationScoped
class BuildingBoards implements AddressBook {

    private final Buildings buildings;
    private final Boards boards;

    BuildingBoards(Buildings buildings, Boards boards) {
        this.buildings = buildings;
        this.boards = boards;
    }

    @Override
    public String recipientType() {
        return "building";
    }

    @Override
    public Map<UUID, Contact> find(Set<UUID> ids) {
        var found = buildings.findAll(ids);
        var named = boards.communities(found.stream().map(Building::communityId));
        return found.stream()
                .collect(Collectors.toMap(
                        Building::id, building -> contact(building, named.get(building.communityId()))));
    }

    private static Contact contact(Building building, Community community) {
        var board = Boards.joined(community.name(), building.phase(), building.name());
        return new Contact(building.name(), List.of(), Map.of(ChannelKind.BOARD, board));
    }
}
