<?php
define("WP_HTTP_BLOCK_EXTERNAL", true);
define("DISABLE_WP_CRON", true);
$_SERVER["HTTP_HOST"] = "blog.example";
$_SERVER["REQUEST_URI"] = "/";
require "/site/wp-load.php";
$role = require "/posts/role.php";
$login = ["user_login" => "writer", "user_pass" => "writer", "user_email" => "w@blog.example"];
$writer = wp_insert_user($login + ["role" => $role]);
is_wp_error($writer) && exit(1);
wp_set_current_user($writer);
$pages = [];
foreach (glob("/posts/*.html") as $file) {
    $name = basename($file, ".html");
    $text = wp_slash(file_get_contents($file));
    $post = wp_insert_post(["post_title" => $name, "post_content" => $text, "post_status" => "publish"]);
    $pages[$name] = apply_filters("the_content", get_post($post)->post_content);
}
echo json_encode(["version" => get_bloginfo("version"), "pages" => $pages]);
