package io.huiyin.billing;

/** Who stands for a house where nobody is named (户主): the same one for payments, deposits and notices. */
final class HouseStand {

    private HouseStand() {}

    /**
     * A scalar query of the owner's id; null where nobody owns the house on the day.
     *
     * @param house SQL of the house's id
     * @param on    SQL of the day
     */
    static String owner(String house, String on) {
        return """
                (select stands.owner_id from house_relation stands
                  where stands.house_id = %1$s and stands.relation = 'OWNER' and stands.from_on <= %2$s
                    and (stands.to_on is null or stands.to_on >= %2$s)
                  order by stands.household_head desc, stands.from_on, stands.id
                  limit 1)""".formatted(house, on);
    }
}
