package io.huiyin.owners;

/** By what owners can be counted. Those about a house count the houses to which the owner's relation is not over. */
public enum OwnerAttribute {
    KIND("o.kind", ""),
    IMPORTANCE("o.importance", ""),
    SEGMENT("o.segment", ""),
    PREFERRED_CHANNEL("channel", "cross join unnest(o.preferred_channels) as channel"),
    /** Whether special circumstances are on record. */
    IN_NEED(
            "case when o.circumstances_sealed is null and o.special_circumstances is null then 'false' else 'true' end",
            ""),
    RELATION("r.relation", Joins.HOUSE),
    AREA("a.name", Joins.HOUSE + " join area a on a.id = h.area_id"),
    BUILDING("b.name", Joins.HOUSE + " join building b on b.id = h.building_id"),
    OCCUPANCY_STATUS("h.occupancy_status", Joins.HOUSE),
    HANDOVER_STATUS("h.handover_status", Joins.HOUSE);

    private final String expression;
    private final String joins;

    OwnerAttribute(String expression, String joins) {
        this.expression = expression;
        this.joins = joins;
    }

    /** The value of the attribute in SQL, for {@code owner o} with {@link #joins()}. */
    String expression() {
        return expression;
    }

    String joins() {
        return joins;
    }

    boolean isAboutHouses() {
        return joins.startsWith(Joins.HOUSE);
    }

    private static final class Joins {
        static final String HOUSE = """
                join community c on c.id = o.community_id
                join house_relation r on r.owner_id = o.id
                     and (r.to_on is null
                          or r.to_on >= cast(cast(:now as timestamptz) at time zone c.time_zone as date))
                join house h on h.id = r.house_id
                """;
    }
}
