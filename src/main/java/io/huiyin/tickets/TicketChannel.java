package io.huiyin.tickets;

/** How a matter reached the office (受理渠道). */
public enum TicketChannel {
    /** At the front desk (前台来访). */
    COUNTER,
    /** By the hotline or any other telephone (电话). */
    PHONE,
    /** By letter (来函). */
    LETTER,
    /** By e-mail or a web page (网络). */
    ONLINE,
    /** By the owners' app (业主 APP). */
    APP,
    WECHAT,
    /** By the control centre (控制中心). */
    CONTROL_CENTRE,
    /** Found by staff on patrol (巡查发现). */
    PATROL,
    /** On a steward's visit or an owners' meeting (拜访、恳谈会). */
    VISIT,
    /** At a lobby reception point or an on-site office (接待点). */
    RECEPTION_POINT,
    /** In the community's forum (社区论坛). */
    FORUM,
    /** Raised while an earlier matter was called back on (回访). */
    CALLBACK
}
