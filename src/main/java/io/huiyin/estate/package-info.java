/** The estate (房屋): areas (片区) with who answers for them, buildings (楼栋) and houses. */
package io.huiyin.estate;
