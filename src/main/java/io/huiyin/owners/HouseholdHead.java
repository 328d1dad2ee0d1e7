package io.huiyin.owners;

import java.util.List;
import java.util.UUID;

/**
 * Who stands for the household of a house (户主名单).
 *
 * @param phones masked
 */
public record HouseholdHead(
        UUID houseId,
        String houseCode,
        UUID buildingId,
        String building,
        String unit,
        String room,
        UUID ownerId,
        String name,
        RelationKind relation,
        List<String> phones) {}
