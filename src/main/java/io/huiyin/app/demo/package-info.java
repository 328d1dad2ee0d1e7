/** The demo estate (示例小区) of an empty embedded database: made up from end to end, and told by its names. */
package io.huiyin.app.demo;
