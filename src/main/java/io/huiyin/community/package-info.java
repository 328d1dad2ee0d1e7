/** Communities (小区) and their phases (期). */
package io.huiyin.community;
