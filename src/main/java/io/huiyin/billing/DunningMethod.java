package io.huiyin.billing;

/** How somebody is reminded of a debt (催缴方式). */
public enum DunningMethod {
    PHONE,
    VISIT,
    LETTER,
    SMS,
    WECHAT,
    EMAIL
}
