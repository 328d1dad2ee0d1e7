package io.huiyin.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a column can stand for (字段), and the headers by which offices know it. Aliases are written as {@link HeaderName}
 * leaves a header: without blanks, brackets and marks, in lower case.
 */
enum Field {
    PHASE("phase", false, "期 期数 期次 分期 项目分期 房屋分期 所属分期 所属期 phase stage"),
    AREA("areaName", false, "片区 管家片区 管理片区 服务片区 责任片区 所属片区 片区名称 分区 zone district servicearea stewardarea"),
    BUILDING(
            "building",
            false,
            "楼栋 楼栋号 楼栋名称 楼号 楼宇 楼宇名称 楼座 楼幢 栋 栋号 栋座 幢 幢号 座 座号 楼 building buildingno buildingnumber block tower"),
    UNIT("unit", false, "单元 单元号 单元名称 所属单元 unit unitno unitnumber entrance"),
    FLOOR("floor", false, "楼层 层 层数 所在层 所在楼层 floor floorno storey level"),
    ROOM("room", false, "房号 房间 房间号 房间编号 房屋号 房屋编号 室 室号 户号 门牌 门牌号 room roomno roomnumber apartment flat flatno door"),
    SQUARE_METRES(
            "areaSquareMetres",
            false,
            "建筑面积 面积 房屋面积 房屋建筑面积 建面 产权面积 area floorarea grossarea grossfloorarea squaremetres squaremeters"
                    + " areasquaremetres areasquaremeters areasqm sqm"),
    HANDOVER_STATUS(
            "handoverStatus",
            false,
            "交房状态 交付状态 收楼状态 收房状态 接房状态 交房情况 是否交房 是否交付 是否收楼 是否收房 handover handoverstatus handedover deliverystatus"),
    HANDED_OVER_ON(
            "handedOverOn",
            false,
            "交房日期 交房时间 交付日期 交付时间 收楼日期 收楼时间 收房日期 收房时间 接房日期 接房时间 handoverdate handedoveron"
                    + " dateofhandover deliverydate"),
    OCCUPANCY_STATUS("occupancyStatus", false, "入住状态 入住情况 居住状态 居住情况 使用状态 房屋状态 occupancy occupancystatus"),
    OWNER_NAME("ownerName", false, "业主姓名 业主 业主名称 业主名字 姓名 名字 产权人 产权人姓名 房主 房主姓名 客户姓名 客户名称 owner ownername name"),
    OWNER_KIND("ownerKind", false, "业主类型 业主类别 业主性质 客户类型 ownerkind ownertype"),
    PHONE(
            "phone",
            true,
            "手机号 手机 手机号码 电话 电话号码 联系电话 联系方式 联系手机 移动电话 业主电话 业主手机 业主手机号 业主联系电话"
                    + " phone phoneno phonenumber mobile mobileno mobilenumber mobilephone telephone tel cellphone"),
    OTHER_PHONE(
            "otherPhone",
            true,
            "备用电话 备用手机 备用手机号 备用号码 备用联系电话 其他电话 其它电话 第二电话 座机 座机号 固定电话 固话 家庭电话 宅电"
                    + " 电话2 手机2 手机号2 联系电话2 备用电话1 备用电话2 otherphone otherphones secondphone alternatephone"
                    + " alternativephone landline homephone phone2 mobile2"),
    PLATE(
            "plate",
            true,
            "车牌 车牌号 车牌号码 车号 车辆号牌 车辆牌照 车牌1 车牌2 车牌号1 车牌号2 plate plateno platenumber licenseplate licenceplate carplate"),
    NOTE("note", false, "备注 备注信息 备注说明 说明 note notes remark remarks comment comments");

    private static final Map<String, Field> BY_ALIAS = byAlias();

    private final String label;
    private final boolean many;
    private final String aliases;

    Field(String label, boolean many, String aliases) {
        this.label = label;
        this.many = many;
        this.aliases = aliases;
    }

    /** The name in a mapping and in answers. */
    String label() {
        return label;
    }

    /** Whether several columns may hold it, as phones and plates do. */
    boolean many() {
        return many;
    }

    /** Whether a file cannot do without it. */
    boolean isRequired() {
        return this == BUILDING || this == ROOM || this == SQUARE_METRES;
    }

    /** The header that people in the office know best. */
    String usualHeader() {
        return aliases.substring(0, aliases.indexOf(' '));
    }

    static Optional<Field> knownAs(String header) {
        return Optional.ofNullable(BY_ALIAS.get(HeaderName.normalised(header)));
    }

    static Optional<Field> labelled(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label.equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(Field::label).collect(Collectors.joining(", "));
    }

    String[] aliases() {
        return aliases.split(" ");
    }

    private static Map<String, Field> byAlias() {
        var fields = new HashMap<String, Field>();
        for (var field : values()) {
            fields.put(HeaderName.normalised(field.label), field);
            for (var alias : field.aliases()) {
                var taken = fields.put(alias, field);
                if (taken != null && taken != field) throw new IllegalStateException(alias + " is an alias twice");
            }
        }
        return fields;
    }
}
