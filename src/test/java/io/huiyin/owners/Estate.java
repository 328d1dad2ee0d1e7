package io.huiyin.owners;

import io.huiyin.testing.Api;
import java.util.UUID;

/** A community with houses and owners for tests, made over HTTP. */
public final class Estate {

    private final Api api;
    private final UUID community;

    private Estate(Api api, UUID community) {
        this.api = api;
        this.community = community;
    }

    public static Estate open(Api api) {
        return new Estate(api, api.community());
    }

    public UUID community() {
        return community;
    }

    /** A vacant house of 89.55 square metres in building {@code 1栋} that was not handed over. */
    public UUID house(String room) {
        return house("1栋", room, "");
    }

    /** @param more further fields, each with a comma before it */
    public UUID house(String building, String room, String more) {
        return api.create(
                "/v1/houses",
                "{'communityId': '%s', 'building': '%s', 'room': '%s', 'areaSquareMetres': '89.55',"
                        + " 'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'VACANT'%s}",
                community,
                building,
                room,
                more);
    }

    public UUID owner(String name, String... phones) {
        return ownerWith("'name': '" + name + "', 'phones': [" + quoted(phones) + "]");
    }

    /** A person; {@code fields} say the rest. */
    public UUID ownerWith(String fields) {
        return api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'preferredChannels': ['SMS'], %s}",
                community,
                fields);
    }

    /** @param more further fields, each with a comma before it */
    public UUID relate(UUID owner, UUID house, String relation, String from, String more) {
        return api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': '%s', 'from': '%s'%s}",
                house,
                relation,
                from,
                more);
    }

    private static String quoted(String... texts) {
        return texts.length == 0 ? "" : "'" + String.join("', '", texts) + "'";
    }
}
