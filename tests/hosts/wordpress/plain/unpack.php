<?php
foreach (["/wordpress.zip", "/sqlite.zip"] as $file) {
    $zip = new ZipArchive();
    $zip->open($file) === true || exit(1);
    $zip->extractTo("/site");
}
$plugin = "/site/sqlite-database-integration-main";
$places = ["{SQLITE_IMPLEMENTATION_FOLDER_PATH}" => $plugin, "{SQLITE_PLUGIN}" => "sqlite/load.php"];
file_put_contents("/site/wp-content/db.php", strtr(file_get_contents("$plugin/db.copy"), $places));
