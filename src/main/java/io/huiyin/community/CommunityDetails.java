package io.huiyin.community;

import java.math.BigDecimal;

/** What can be said and changed of a community; the parts mean what they mean in {@link Community}. */
public record CommunityDetails(String name, String address, BigDecimal floorAreaSquareMetres) {}
